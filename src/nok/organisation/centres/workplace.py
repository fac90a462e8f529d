"""Where the signed-in person works now: the actor of every request at the staff door."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from nok.foundation.core import clock
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from nok.organisation.accounts.session import has_factor
from nok.organisation.centres.models import Employment


def workplaces(user_id: UUID) -> list[Employment]:
    """The person's employments today, with their centres, by name."""
    with scope(user=user_id):
        found = Employment.objects.filter(user_id=user_id).current(clock.today()).select_related("centre")
        return list(found.order_by("centre__name"))


class Workplace:
    """Give the request its actor, and speak the person's language.

    No employment or no second factor, no actor; and without an actor every staff page is shut.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.actor, request.workplaces = None, []  # type: ignore[attr-defined]
        language = translation.get_language_from_request(request)
        if has_factor(request) and request.user.is_authenticated:
            language = request.user.language
            request.workplaces = workplaces(request.user.id)  # type: ignore[attr-defined]
            request.actor = _actor(request)  # type: ignore[attr-defined]
        with translation.override(language):
            return self.get_response(request)


def _actor(request: HttpRequest) -> Actor | None:
    places: list[Employment] = request.workplaces  # type: ignore[attr-defined]
    chosen = [place for place in places if str(place.centre_id) == request.session.get("centre")]
    place = next(iter([*chosen, *places]), None)
    return Actor(place.user_id, place.centre_id, [Role(place.role)], place.is_child_trained) if place else None
