"""What the finder and a centre's page say beyond which centres there are."""

from datetime import UTC, datetime

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from nok.doors.website.mapping import picture
from nok.doors.website.showing import finder_page, public_centre_page
from nok.organisation.access.scope import scope
from nok.organisation.centres.finder import find, near
from nok.organisation.centres.models import Centre, OpeningHours
from nok.organisation.centres.published import bump
from nok.organisation.centres.snapshot import snapshot
from nok.organisation.places.queries import index

pytestmark = [pytest.mark.django_db, pytest.mark.urls("nok.config.urls_public")]
NOON, NIGHT = (datetime(2026, 3, 10, hour, tzinfo=UTC) for hour in (11, 23))  # a Tuesday in Norway
MARKS = {"nb": "ikke bekreftet", "nn": "ikkje stadfesta", "en": "not confirmed"}


def drawn(language, now):
    """Gjøvik in the finder's list, and on its own page, without line breaks."""
    with translation.override(language):
        first = finder_page(find("2815", [], now), "2815", [], now)["lines"][0]
        assert first.hit.centre.slug == "gjovik"
        in_list = {"line": first, "centre": first.hit.centre, "row": first.hit.centre.row}
        pages = [
            render_to_string("website/hit.html", in_list),
            render_to_string("centres/facts.html", public_centre_page(snapshot().by_slug["gjovik"], now)),
        ]
        return first.opening, [" ".join(page.split()) for page in pages]


@pytest.mark.parametrize("now", [NOON, NIGHT])
@pytest.mark.parametrize("language", MARKS)
def test_open_or_closed_by_hours_nobody_has_confirmed_says_so(language, now):
    opening, pages = drawn(language, now)

    marked = f'{opening} <span class="tag">{MARKS[language]}</span>'
    assert [marked in page for page in pages] == [True, True]


def test_open_by_hours_the_centre_has_confirmed_carries_no_mark():
    centre = Centre.objects.get(slug="gjovik")
    centre.unconfirmed = [name for name in centre.unconfirmed if name != "hours"]
    with scope(centres=[centre.id]):
        centre.save()
        bump()

    opening, pages = drawn("nb", NOON)

    assert [f"{opening}</p>" in page for page in pages] == [True, True]


def test_hours_nobody_knows_are_not_called_unconfirmed():
    centre = Centre.objects.get(slug="gjovik")
    with scope(centres=[centre.id]):
        OpeningHours.objects.filter(centre=centre).delete()
        bump()

    opening, pages = drawn("nb", NOON)

    assert [f"{opening}</p>" in page for page in pages] == [True, True]


def test_hits_that_all_lie_near_are_drawn_near_wherever_one_asks_from():
    near_ones, wide = 0, []
    for place in index().towns.values():
        hits = dict(enumerate(near(place, NOON), start=1))
        if any(hit.km is None or hit.km > 60 for hit in hits.values()):
            continue
        near_ones += 1
        drawn = picture(place, hits)
        shown = {dot.number for spot in drawn.spots for dot in spot.dots}
        if drawn.inset or drawn.width > 151 or max(ring.km for ring in drawn.rings) > 50 or not set(hits) <= shown:
            wide.append(place.name)

    assert wide == []
    assert near_ones > 20
