"""What a colleague who leaves has in hand, and what nobody else could see to. Rooms above this one know.

The settings name a function of each (`NOK_LEAVING`, `NOK_ONLY_THEIRS`), since nothing here may know the rooms above.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from nok.organisation.access.actor import Actor
from nok.organisation.centres.models import Employment


@dataclass(frozen=True)
class InHand:
    """Something that should be given to somebody else first."""

    words: str
    url: str


@dataclass(frozen=True)
class OnlyTheirs:
    """Something nobody could see to without the colleague, or if they were no longer trained: how much, in words."""

    count: int
    words: str


def in_hand(employment: Employment, by: Actor) -> Iterator[InHand]:
    """All that the colleague has in hand, as far as the actor may see it."""
    for name in settings.NOK_LEAVING:
        yield from import_string(name)(employment, by)


def only_theirs(employment: Employment, by: Actor) -> list[OnlyTheirs]:
    """All that only this colleague can see to."""
    return [one for name in settings.NOK_ONLY_THEIRS for one in import_string(name)(employment, by)]
