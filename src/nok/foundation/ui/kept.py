"""Pages kept as they were drawn, for the rest of the minute: whether a place is open may change with the next.

A page is kept for everyone, so it may show nothing of anyone. It is never kept for somebody who brings something:
a cookie, a form, a question after the address.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from nok.foundation.core import clock

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
MOST = 500  # of some ten kilobytes, in each process
READING = {"GET", "HEAD"}

_kept: dict[Hashable, bytes] = {}
_minute: list[int] = [0]


def drawn(of: Hashable, draw: Callable[[], bytes]) -> bytes:
    """What `draw` gives, drawn once in this minute and language.

    :param of: everything else that it depends on
    """
    key, minute = (get_language(), of), int(clock.now().timestamp()) // 60
    if minute != _minute[0]:
        _kept.clear()
        _minute[0] = minute
    if key not in _kept:
        page = draw()
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[key] = page
    return _kept[key]


def nothing() -> Hashable:
    """What a page depends on that shows only our own texts: it asks for nothing, and needs no database."""
    return None


def kept(of: Callable[[], Hashable] = nothing) -> Callable[[View[P]], View[P]]:
    """Keep a page that depends on its address, and on what `of` gives."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if _brings_something(request):
                return view(request, *args, **kwargs)
            address = request.get_host(), request.path
            return HttpResponse(drawn((address, of()), lambda: view(request, *args, **kwargs).content))

        return cast("View[P]", page)

    return decorate


def _brings_something(request: HttpRequest) -> bool:
    return request.method not in READING or bool(request.META.get("QUERY_STRING") or request.META.get("HTTP_COOKIE"))
