"""Pages are shut until they say whom they are for. The middleware opens no other."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from nok.foundation.core.database import writing
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Permission
from nok.organisation.access.scope import scope

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
READING = {"GET", "HEAD", "OPTIONS"}


class StaffRequest(HttpRequest):
    """A request from a signed-in member of staff: who acts, who they are, and where they work."""

    actor: Actor
    user: Any
    workplaces: list[Any]


StaffView = Callable[Concatenate[StaffRequest, P], HttpResponseBase]


def public_page(view: View[P]) -> View[P]:
    """Open the page for anyone, on the public door. It may read, and uses the database only if it asks."""

    @wraps(view)
    def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    return cast("View[P]", _opened(page, "public"))


def entry_page(view: View[P]) -> View[P]:
    """Open the page for someone on the way in, on the staff door; what it does is one transaction."""

    @wraps(view)
    def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        with transaction.atomic() if request.method in READING else writing():
            return view(request, *args, **kwargs)

    return cast("View[P]", _opened(page, "staff"))


def staff_page(permission: Permission) -> Callable[[StaffView[P]], View[P]]:
    """Open the page for staff who have the permission at their centre.

    Permission is checked before anything is looked for. Reading is read-only; everything else is
    one transaction. Both see only the rows of the actor's centre.
    """
    return _inside(permission, READING)


def logged_page(permission: Permission) -> Callable[[StaffView[P]], View[P]]:
    """Open a page as `staff_page` does, whose reading is itself written down: to show it is to say so first."""
    return _inside(permission, set())


def _inside(permission: Permission, reading: Collection[str]) -> Callable[[StaffView[P]], View[P]]:
    def decorate(view: StaffView[P]) -> View[P]:
        @wraps(view)
        def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            actor: Actor | None = getattr(request, "actor", None)
            if actor is None:
                return _sign_in_first(request)
            if not actor.may(permission):
                raise PermissionDenied
            with (
                transaction.atomic() if request.method in reading else writing(),
                scope(centres=[actor.centre_id], user=actor.user_id),
            ):
                return view(cast("StaffRequest", request), *args, **kwargs)

        opened = _opened(page, "staff", permission)
        opened.is_logged = not reading
        return cast("View[P]", opened)

    return decorate


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    """Ask for the way in. A form that was being sent goes along (307), so that nothing typed is lost."""
    answer = redirect_to_login(request.get_full_path())
    if getattr(request, "timed_out", False):
        answer["Location"] += "&ut=1"
    if request.method not in READING:
        answer.status_code = 307
    return answer


def _opened(page: Any, door: str, permission: Permission | None = None) -> Any:
    page.door, page.permission = door, permission
    return page


class ClosedByDefault:
    """Refuse every page that was not opened for this door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        if getattr(view, "door", None) != settings.NOK_DOOR:
            raise Http404
