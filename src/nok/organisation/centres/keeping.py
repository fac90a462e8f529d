"""What the keys are to the centres: every centre has one; all slots are in sight of whoever keeps them."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from uuid import UUID

from nok.organisation.access.scope import scope
from nok.organisation.centres.models import Centre

LONG_ENOUGH_SECONDS = 3600


def every_centre() -> list[UUID]:
    """The ids of all centres, closed ones too: what they left is still theirs."""
    return list(Centre.objects.values_list("id", flat=True))


def within(centres: Collection[UUID]) -> AbstractContextManager[None]:
    """The scope of work that goes on in batches over these centres."""
    return scope(centres=centres, seconds=LONG_ENOUGH_SECONDS)
