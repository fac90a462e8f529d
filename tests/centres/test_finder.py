"""From what people type to the centres they are shown.

`finder.csv` holds, for each query: the outcome; the number of the municipality, else of the county (several when
there is a choice to make); the first centres in their order; a closed centre that must be told; and why. How the
expected values were found, never from the finder's answer:

- place: by hand, from the name in the lists of Kartverket and Posten, and from what a person who writes it means;
- first centres: worked out apart from the finder, from the collected lists of centres and of municipalities' ties, by
  the rule (own tie, then served, then distance as it is said, then a known address), with the distance as the chord
  through the globe; read through by hand, county by county. `_expected` below does it once more, from the facts;
- centres asked for by name: by hand, the named one and then the two nearest to its town.
"""

import csv
import math
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nok.organisation import centres, places
from nok.organisation.centres.finder import Filter, Reason, find
from nok.organisation.centres.models import Centre, Tie
from nok.organisation.centres.published import bump
from nok.organisation.places.search import Outcome

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 10, 11, tzinfo=UTC)  # a Tuesday, noon in Norway
CENTRES = Path(centres.__file__).parent / "facts"
PLACES = Path(places.__file__).parent / "facts"


def _rows(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


QUERIES = _rows(Path(__file__).with_name("finder.csv"))
TOWNS = {row["number"]: row for row in _rows(PLACES / "municipalities.csv")}
CODES = {row["code"]: row for row in _rows(PLACES / "postcodes.csv")}
TIES = _rows(CENTRES / "ties.csv")
WHOLE = tomllib.loads((CENTRES / "centres.toml").read_text(encoding="utf-8"))["centre"]
OPEN = [centre for centre in WHOLE if centre.get("status") != "closed" and not centre.get("men_only")]


@pytest.mark.parametrize("row", QUERIES, ids=lambda row: row["typed"][:24])
def test_finder_answers_as_worked_out_by_hand(row):
    found = find(row["typed"], [], NOW)

    numbers = {place.number or place.territory for place in found.answer.places} - {""}
    assert found.answer.outcome == row["outcome"]
    assert numbers == set(row["place"].split())
    assert [hit.centre.slug for hit in found.hits][:3] == row["first"].split()
    assert [centre.slug for centre in found.closed] == row["closed"].split()


def test_table_covers_every_county_and_every_municipality_with_a_sami_or_kven_name():
    asked = {number for row in QUERIES for number in row["place"].split()}
    typed = {row["typed"] for row in QUERIES}
    columns = ("name_northern_sami", "name_southern_sami", "name_lule_sami", "name_kven")
    names = {row[column] for row in TOWNS.values() for column in columns if row[column]}

    assert len(QUERIES) >= 180
    assert {row["county"] for row in TOWNS.values()} - {number[:2] for number in asked} == set()
    assert names - typed == set()


def _chord(one, other):
    def on_globe(latitude, longitude):
        north, east = math.radians(latitude), math.radians(longitude)
        return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)

    return 2 * 6371.0088 * math.asin(math.dist(on_globe(*one), on_globe(*other)) / 2)


def _served(centre):
    """The municipalities the file says the centre serves, with what a municipality's own page says."""
    # Teaching pupils somewhere says nothing of who may come to the centre.
    apart = {"host_ended", "served_teaching"}
    served = {tie["municipality"] for tie in TIES if tie["centre"] == centre["slug"] and tie["role"] not in apart}
    for area in centre.get("serves", []):
        kind, _, name = area.partition(":")
        if kind == "municipality":
            served.add(name)
        elif kind == "county":
            served |= {number for number, row in TOWNS.items() if row["county"] == name}
        else:
            served |= {row["municipality"] for row in _rows(PLACES / "other_names.csv") if row["name"] == name}
    return served


SERVED = {centre["slug"]: _served(centre) for centre in OPEN}


def _expected(point, municipality):
    ranked = []
    for centre in OPEN:
        roles = {t["role"] for t in TIES if (t["centre"], t["municipality"]) == (centre["slug"], municipality)}
        group = 2 - (municipality in SERVED[centre["slug"]])
        group = 0 if roles & {"owner", "owner_host", "host", "agreement"} else group
        offices = [
            (_chord(point, (office["latitude"], office["longitude"])), not office.get("address"))
            for office in centre.get("office", [])
        ]
        km, secret = min(offices, default=(math.inf, True))
        said = km if km == math.inf else 0 if km < 10 else 5 * round(km / 5) if km < 50 else 10 * round(km / 10)
        ranked.append((group, said, secret, km, centre["slug"]))
    return [slug for *_, slug in sorted(ranked)][:3]


def test_every_municipality_is_shown_its_centres():
    wrong = {}
    for number, row in TOWNS.items():
        found = find(row["name"], [], NOW, chosen=number)
        shown = [hit.centre.slug for hit in found.hits]
        expected = _expected((float(row["latitude"]), float(row["longitude"])), number)
        if shown[:3] != expected:
            wrong[row["name"]] = (found.answer.outcome, shown, expected)
    assert wrong == {}


def test_every_postcode_is_shown_its_centres():
    wrong = {}
    for code, row in CODES.items():
        shown = [hit.centre.slug for hit in find(code, [], NOW).hits][:3]
        expected = _expected((float(row["latitude"]), float(row["longitude"])), row["municipality"])
        if shown != expected:
            wrong[code] = (shown, expected)
    assert wrong == {}


STRANGE = [
    "a" * 10_000, "Å" * 10_000, "\u202eolsO", "\u200f\u200f", "\u200b", "\x00", "Os\x00lo", "\ud800", "Oslo\udfff",
    "🏔️" * 50,
    "%", "%ED%A0%80", "\\", "'", '"', "; --", "0", "٠١٥٨", "ﬁnn", "İ", "ẞ", "\n\n", "9" * 5000, "nok " * 3000, "ǅ",
    "½½½½",
]  # fmt: skip


@pytest.mark.parametrize("typed", STRANGE, ids=ascii)
def test_finder_bears_anything(typed):
    found = find(typed, list(Filter), NOW, chosen=typed)

    assert found.answer.outcome in set(Outcome)
    assert len(found.answer.typed) <= 80 or found.hits


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_finder_never_raises(typed):
    find(typed, [], NOW, chosen=typed[:4])


@pytest.mark.parametrize(
    "typed", ["Tro\u200bmsø", "\u202eTromsø", "Troms\u00adø", "T\x00romsø", "Tromso\u0338"], ids=ascii
)
def test_finder_sees_past_what_cannot_be_seen(typed):
    assert find(typed, [], NOW).answer.places[0].municipality == "5501"


def test_choice_works():
    first = {
        number: find(typed, [], NOW, chosen=number).hits[0]
        for typed, number in (("Bø", "1867"), ("Bø", "4020"), ("Viken", "31"))
    }
    assert {number: hit.centre.slug for number, hit in first.items()} == {
        "1867": "nordland", "4020": "telemark", "31": "fredrikstad",
    }  # fmt: skip


def test_choice_of_something_not_offered_changes_nothing():
    assert find("Bø", [], NOW, chosen="0301") == find("Bø", [], NOW)
    assert find("Elverum", [], NOW, chosen="0301") == find("Elverum", [], NOW)


def _reasons(typed, wanted=()):
    return {hit.centre.slug: hit.reasons for hit in find(typed, wanted, NOW).hits}


def test_each_centre_has_its_reason():
    assert _reasons("Sandnes")["rogaland"] == [Reason.HOST, Reason.NEAREST]
    assert _reasons("Gjøvik")["gjovik"] == [Reason.OWNER, Reason.NEAREST]
    assert _reasons("Stjørdal")["trondelag"] == [Reason.AGREEMENT, Reason.NEAREST]
    assert _reasons("Kristiansund")["more-og-romsdal"] == [Reason.AREA, Reason.OUTREACH, Reason.NEAREST]
    assert _reasons("Dixi")["dixi"] == [Reason.NAMED]
    assert _reasons("Longyearbyen") == {"troms": [Reason.NEAREST], "ost-finnmark": [], "nordland": []}


def test_contribution_counts_as_serving_not_as_agreement():
    oslo = _reasons("Oslo")

    assert Tie.objects.filter(centre__slug="dixi", municipality_id="0301", role="contributor").exists()
    assert oslo["dixi"] == oslo["oslo"] == [Reason.AREA, Reason.NEAREST]


def test_every_filter_alone_and_all_together_leave_three():
    for wanted in ([], *([each] for each in Filter), list(Filter)):
        for typed in ("Oslo", "Tromsø", "9170", "Bergen", "Alta"):
            assert len(find(typed, wanted, NOW).hits) >= 3, (wanted, typed)


def test_filter_keeps_the_near_one_that_has_not_answered_and_says_what_to_ask():
    found = find("Tromsø", [Filter.YOUNG], NOW)

    assert (found.hits[0].centre.slug, list(found.hits[0].to_ask)) == ("troms", [Filter.YOUNG])
    assert found.must_ask


def test_filter_leaves_out_those_that_say_no_and_tells_how_many():
    Centre.objects.filter(slug="elverum").update(min_age=16, min_age_with_adult=None)
    bump()
    found = find("Elverum", [Filter.YOUNG], NOW)

    assert "elverum" not in [hit.centre.slug for hit in found.hits]
    assert found.left_out >= 1


def test_centre_for_men_only_is_shown_to_those_who_ask():
    assert "ssmm" not in _reasons("Oslo")
    assert _reasons("Oslo", [Filter.MAN])["ssmm"] == [Reason.MEN, Reason.NEAREST]


def test_closed_centre_is_told_and_never_shown_as_open():
    for typed, closed in (("Alta", "alta"), ("Karasjok", "karasjok"), ("SMISO Vest-Finnmark", "alta")):
        found = find(typed, [], NOW)
        assert [centre.slug for centre in found.closed] == [closed]
        assert closed not in [hit.centre.slug for hit in found.hits]
