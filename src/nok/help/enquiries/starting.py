"""What an answer can start from: the centre's own beginnings, else the eight of the house."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from nok.foundation.core.words import text
from nok.help.enquiries.codes import PLACES
from nok.help.enquiries.models import StandardAnswer
from nok.organisation.access.actor import Actor

KINDS = ("night", "invite", "close", "young", "wasit", "pro", "other", "danger")
PLACE = re.compile(r"\{\s*(\w+)\s*\}")


@dataclass(frozen=True)
class Beginning:
    """A title to choose by, and a text with places to fill."""

    id: str
    language: str
    title: str
    text: str


def ours() -> list[Beginning]:
    """The eight of the house, in every language."""
    found = []
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            found += [_of_the_house(kind, language) for kind in KINDS]
    return found


def _of_the_house(kind: str, language: str) -> Beginning:
    places = {place: f"{{{place}}}" for place in PLACES}
    return Beginning(kind, language, text(f"beginning-title-{kind}"), text(f"beginning-text-{kind}", **places))


def beginnings(actor: Actor) -> list[Beginning]:
    """What the centre's advisers can choose among; the language they read in first."""
    own = StandardAnswer.objects.visible_to(actor).order_by("title")
    found = [Beginning(str(one.id), one.language, one.title, one.text) for one in own] or ours()
    first = translation.get_language()
    return sorted(found, key=lambda one: one.language != first)


def filled(text_with_places: str, known: dict[str, str]) -> str:
    """The text with what is known in its places; the others are left for the adviser."""
    return PLACE.sub(lambda place: known.get(place[1]) or place[0], text_with_places)


def places_in(written: str) -> list[str]:
    """The places a text has."""
    return list(PLACE.findall(written))


def strange(places: Iterable[str]) -> list[str]:
    """Those no one knows how to fill."""
    return [place for place in places if place not in PLACES]
