"""What the finder and a centre's page say beyond which centres there are."""

import re
from datetime import UTC, datetime

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from nok.doors.website.mapping import picture
from nok.doors.website.showing import finder_page, public_centre_page
from nok.organisation.access.scope import scope
from nok.organisation.centres import facts
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
        drawn = picture(snapshot(), place, hits)
        shown = {dot.number for spot in drawn.spots for dot in spot.dots}
        if drawn.inset or drawn.width > 151 or max(ring.km for ring in drawn.rings) > 50 or not set(hits) <= shown:
            wide.append(place.name)

    assert wide == []
    assert near_ones > 20


def test_towns_with_room_between_them_have_a_dot_each_in_the_inset():
    drawn = picture(snapshot(), None, {})

    shared = [sorted({dot.near for dot in spot.dots}) for spot in drawn.inset.spots]
    assert [towns for towns in shared if len(towns) > 1] == []
    assert {"Gjøvik", "Hamar", "Elverum", "Oslo", "Drammen"} <= {
        dot.near for spot in drawn.inset.spots for dot in spot.dots
    }


def test_no_dot_is_cut_by_the_edge_of_its_picture_or_hidden_by_the_inset():
    drawn = picture(snapshot(), None, {})
    left, top, _, height = drawn.frame

    for each in (drawn, drawn.inset):
        reach = 11 * each.unit
        for spot in each.spots:
            assert each.left + reach < spot.x < each.left + each.width - reach
            assert each.top + reach < spot.y < each.top + each.height - reach
    assert [spot for spot in drawn.spots if spot.x > left and top < spot.y < top + height] == []


def test_a_centre_whose_age_is_not_known_gets_no_tick_for_it():
    with translation.override("nb"):
        page = finder_page(find("Oslo", [], NOON), "Oslo", [], NOON)
        drawn_lines = {
            each.hit.centre.slug: render_to_string(
                "website/hit.html", {"line": each, "centre": each.hit.centre, "row": each.hit.centre.row}
            )
            for each in page["lines"]
        }

    ticked = {slug: drawn_line.partition("</ul>")[0] for slug, drawn_line in drawn_lines.items()}
    assert ("Tar imot fra 16" in ticked["oslo"], "alder" in ticked["dixi"]) == (True, False)
    assert "Spør senteret om alder." in drawn_lines["dixi"]


def test_every_number_on_an_answer_can_be_pressed(client, settings):
    settings.NOK_DOOR = "public"
    page = client.get("/finn/?sted=Oslo").content.decode()

    assert "Sentre nær Oslo" in page
    shown = re.sub(r"<a [^>]*>.*?</a>|<svg.*?</svg>|<[^>]*>", " ", page, flags=re.DOTALL)
    assert [line.grouped for line in facts.helplines() if " " in line.grouped and line.grouped in shown] == []
