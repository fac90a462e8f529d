"""What a colleague who leaves has in hand. Rooms above this one know; each says how many, and where they are given on.

The settings name a function of each (`NOK_LEAVING`), since nothing here may know the rooms above.
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


def in_hand(employment: Employment, by: Actor) -> Iterator[InHand]:
    """All that the colleague has in hand, as far as the actor may see it."""
    for name in settings.NOK_LEAVING:
        yield from import_string(name)(employment, by)
