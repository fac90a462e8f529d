"""Pages kept as they were drawn, for the rest of the minute: with the next one a door may open, or a day begin.

What is kept is shown to everyone, so it holds nothing of anyone. Whoever brings something of their own, a cookie, a
form, a question after the address, gets a page drawn for them, and it is not kept.
"""

from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar, cast

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from nok.foundation.core import clock

P = ParamSpec("P")
T = TypeVar("T")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
MOST = 500  # of some ten kilobytes each, in each process
READING = {"GET", "HEAD"}

_kept: dict[Hashable, Any] = {}
_minute: list[int] = [0]


class Drawn(NamedTuple):
    """An answer, and nothing of whom it was for."""

    content: bytes
    status: int
    headers: Mapping[str, str]


def drawn(of: Hashable, now: datetime, draw: Callable[[], T]) -> T:
    """What `draw` gives, drawn once in this minute and language.

    :param of: everything else that it depends on
    """
    minute = int(now.timestamp()) // 60
    key = (minute, get_language(), of)
    if minute != _minute[0] or len(_kept) >= MOST:
        _kept.clear()
        _minute[0] = minute
    if (found := _kept.get(key)) is None:
        found = _kept[key] = draw()
    return cast("T", found)


def nothing() -> Hashable:
    """What a page depends on that shows only our own texts: it asks for nothing, and needs no database."""
    return None


def kept(of: Callable[[], Hashable] = nothing) -> Callable[[View[P]], View[P]]:
    """Keep a page that depends on its address and on what `of` gives, and sets no cookie."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            def draw() -> Drawn:
                answer = view(request, *args, **kwargs)
                return Drawn(answer.content, answer.status_code, dict(answer.headers))

            if _brings_something(request):
                return view(request, *args, **kwargs)
            found = drawn((request.get_host(), request.path, of()), clock.now(), draw)
            return HttpResponse(found.content, status=found.status, headers=dict(found.headers))

        return cast("View[P]", page)

    return decorate


def _brings_something(request: HttpRequest) -> bool:
    return request.method not in READING or any(request.META.get(name) for name in ("QUERY_STRING", "HTTP_COOKIE"))
