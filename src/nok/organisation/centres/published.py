"""The version of what the public sees: goes up with each change, in its transaction."""

from nok.foundation.core import versions
from nok.organisation.centres.models import PublishedVersion
from nok.organisation.places.models import PlacesVersion


def bump() -> None:
    """Tell every reader that something changed."""
    versions.bump(PublishedVersion)


def versions_of_both() -> tuple[int, int]:
    """The version as it stands, and that of the lists of places."""
    published, places = versions.standing(PublishedVersion, PlacesVersion)
    return published, places


def version() -> int:
    """The version as it stands."""
    return versions.standing(PublishedVersion)[0]
