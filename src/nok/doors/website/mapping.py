"""The finder's map: every office as a dot, those in the list with their number."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from nok.foundation.ui import atlas
from nok.organisation.centres.finder import Hit
from nok.organisation.centres.snapshot import OfficeFacts, Snapshot
from nok.organisation.places.place import Place


def picture(published: Snapshot, place: Place | None, numbered: Mapping[int, Hit]) -> atlas.Picture:
    """The country, or what lies near the place when its first centre does."""
    numbers = {id(hit.office): number for number, hit in numbered.items() if hit.office}
    dots = [
        replace(dot, number=numbers[id(office)]) if id(office) in numbers else dot
        for office, dot in _dots(published, get_language() or settings.LANGUAGE_CODE)
    ]
    if place is None or not numbered or numbered[1].is_far:
        return atlas.country(dots)
    return atlas.around(place.point.latitude, place.point.longitude, dots)


@lru_cache(maxsize=len(settings.LANGUAGES))
def _dots(published: Snapshot, language: str) -> Sequence[tuple[OfficeFacts, atlas.Dot]]:
    """Every office with its dot, made once for each language until something published changes."""
    return [
        (
            office,
            atlas.Dot(
                office.point.latitude,
                office.point.longitude,
                centre.name if office.is_main else f"{centre.name}, {office.name}",
                reverse("website:centre", args=[centre.slug]),
                near=office.place,
            ),
        )
        for centre in published.open
        for office in centre.offices
    ]
