"""The rail beside every staff page: where one can go, and who one is."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from nok.foundation.core import clock
from nok.foundation.core.words import text
from nok.help.enquiries.queries import waiting_for
from nok.organisation.access.roles import Permission

# The text, the page, and what one must be allowed to see it.
PLACES = (
    ("rail-desk", "desk:show", Permission.DESK_OPEN),
    ("rail-inbox", "enquiries:inbox", Permission.ENQUIRY_READ),
    ("rail-figures", "statistics:this_year", Permission.FIGURES_READ),
    ("rail-centre", "centres:show", Permission.CENTRE_READ),
    ("rail-colleagues", "staff:colleagues", Permission.STAFF_READ),
    ("rail-log", "desk:log", Permission.LOG_READ),
)


@dataclass(frozen=True)
class Entry:
    """One way to go."""

    label: str
    url: str
    is_here: bool
    waiting: int = 0


def rail(request: HttpRequest) -> dict[str, object]:
    """What the staff frame shows beside the page; nothing for somebody who is not inside."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {}
    here = getattr(request.resolver_match, "view_name", "")
    places = request.workplaces  # type: ignore[attr-defined]
    waiting = waiting_for(actor, clock.today()).count() if actor.may(Permission.ENQUIRY_READ) else 0
    register = reverse("enquiries:register")
    shown = {
        "home": reverse("desk:show"),
        "account": reverse("accounts:account"),
        "leave": reverse("accounts:sign_out"),
        "switch": reverse("staff:switch") if len(places) > 1 else "",
        "centre": next(place.centre.name for place in places if place.centre_id == actor.centre_id),
        "name": request.user.name,  # type: ignore[union-attr]
        "practice": settings.NOK_DEMO,
        "entries": [
            Entry(text(label), reverse(page), page == here, waiting if label == "rail-inbox" else 0)
            for label, page, needed in PLACES
            if actor.may(needed)
        ],
        "waiting": waiting,
        "register": Entry(text("quick-button"), register, False) if actor.may(Permission.REGISTER_ENTER) else None,
    }
    return {"rail": shown}
