"""From what people type to where they are."""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nok.organisation.places.distance import Point, kilometres, rough
from nok.organisation.places.models import Municipality, Postcode
from nok.organisation.places.queries import index

pytestmark = pytest.mark.django_db
with Path(__file__).with_name("queries.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["typed"][:20])
def test_search_finds_what_was_meant(row):
    answer = index().search(row["typed"])

    place = answer.place
    assert (answer.outcome, place.municipality if place else "") == (row["outcome"], row["municipality"])


def test_every_postcode_and_municipality_finds_itself():
    found = index()

    assert [code.code for code in Postcode.objects.all() if found.search(code.code).place is None] == []
    lost = [
        town.number
        for town in Municipality.objects.all()
        if town.number not in {place.municipality for place in found.search(town.name).places}
    ]
    assert lost == []


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_search_never_raises(typed):
    index().search(typed)


def test_distance_is_said_roughly():
    # A degree of latitude is a 360th of the way around.
    assert round(kilometres(Point(60, 10), Point(61, 10))) == round(40030 / 360)
    assert [(rough(km).km, rough(km).under) for km in (3, 12, 47, 52, 306)] == [
        (10, True), (10, False), (45, False), (50, False), (310, False),
    ]  # fmt: skip
