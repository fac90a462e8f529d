"""The version of what the public sees: goes up with each change, in its transaction."""

from nok.foundation.core import versions
from nok.organisation.centres.models import PublishedVersion


def bump() -> None:
    """Tell every reader that something changed."""
    versions.bump(PublishedVersion)


def version() -> int:
    """The version as it stands."""
    return versions.standing(PublishedVersion)
