"""Reading the lists: an index kept in the process, read again when the lists have changed."""

from dataclasses import dataclass

from nok.foundation.core import versions
from nok.organisation.places.building import build
from nok.organisation.places.models import County, Municipality, OtherName, PlacesVersion, Postcode
from nok.organisation.places.search import Index


@dataclass
class _Kept:
    version: int = -1
    index: Index | None = None


_kept = _Kept()


def index(version: int | None = None) -> Index:
    """The index of the lists as they stand now; one small query unless they have changed.

    :param version: of the lists, where it has just been asked
    """
    if version is None:
        version = versions.standing(PlacesVersion)[0]
    if _kept.index is None or _kept.version != version:
        _kept.index = build(
            list(County.objects.filter(withdrawn_on=None)),
            list(Municipality.objects.filter(withdrawn_on=None)),
            list(Postcode.objects.filter(withdrawn_on=None)),
            list(OtherName.objects.filter(withdrawn_on=None)),
        )
        _kept.version = version
    return _kept.index


def counties_with_municipalities() -> list[County]:
    """Every county with its municipalities, both by name as Norwegian sorts them."""
    return list(County.objects.filter(withdrawn_on=None).prefetch_related("municipality_set"))
