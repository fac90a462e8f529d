"""The finder's map: every office as a dot, those in the list with their number."""

from collections.abc import Mapping

from django.urls import reverse

from nok.foundation.ui import atlas
from nok.organisation.centres.finder import Hit
from nok.organisation.centres.snapshot import snapshot
from nok.organisation.places.place import Place


def picture(place: Place | None, numbered: Mapping[int, Hit]) -> atlas.Picture:
    """The country, or what lies near the place when its first centre does."""
    numbers = {id(hit.office): number for number, hit in numbered.items() if hit.office}
    dots = [
        atlas.Dot(
            office.point.latitude,
            office.point.longitude,
            centre.name if office.is_main else f"{centre.name}, {office.name}",
            reverse("website:centre", args=[centre.slug]),
            number=numbers.get(id(office), 0),
            near=office.place,
        )
        for centre in snapshot().open
        for office in centre.offices
    ]
    if place is None or not numbered or numbered[1].is_far:
        return atlas.country(dots)
    return atlas.around(place.point.latitude, place.point.longitude, dots)
