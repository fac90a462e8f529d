"""The version of what the public sees: goes up with each change, in its transaction."""

from django.db.models import F

from nok.organisation.centres.models import PublishedVersion


def bump() -> None:
    """Tell every reader that something changed."""
    if not PublishedVersion.objects.filter(id=1).update(number=F("number") + 1):
        PublishedVersion(id=1, number=1).save(force_insert=True)


def version() -> int:
    """The version as it stands."""
    return PublishedVersion.objects.filter(id=1).values_list("number", flat=True).first() or 0
