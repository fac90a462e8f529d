"""A centre that no list of facts knows begins here, by the hand of whoever runs the installation."""

from django.db import transaction
from django.utils.text import slugify

from nok.foundation.core.errors import DomainError
from nok.organisation.access import log
from nok.organisation.access.scope import scope
from nok.organisation.centres.loading import fixed_id
from nok.organisation.centres.models import Centre
from nok.organisation.centres.published import bump
from nok.organisation.places.models import Municipality

LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "ae", "Ø": "o", "Å": "a"})


class AlreadyACentre(DomainError):
    """There is a centre with this name."""

    words = "centre-already-there"


@transaction.atomic
def begin_by_command(*, name: str, municipality: Municipality) -> Centre:
    """Begin a new centre in the municipality's county. Its leader says where it is, and all else.

    :raises AlreadyACentre: if there is one of the name, or so like it that their addresses would be the same
    """
    slug = slugify(name.translate(LETTERS).removeprefix("Nok. "))[:40]
    identity = fixed_id("centre", slug)
    if not slug or Centre.objects.filter(slug=slug).exists():
        raise AlreadyACentre
    centre = Centre(
        id=identity, slug=slug, name=name, origin="invited", county_id=municipality.county_id,
        host_municipality=municipality,
    )  # fmt: skip
    with scope(centres=[identity]):
        centre.save(force_insert=True)
        log.record("centre.began", by=None, about=centre, centre_id=identity)
    bump()
    return centre
