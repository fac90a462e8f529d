"""The list of centres as others fetch it: three forms of one truth, each as its standard says."""

import csv
import io
import json
import re
from datetime import date, datetime, time

import pytest
from django.utils.translation import override

from nok.foundation.core.words import text
from nok.organisation.access.scope import scope
from nok.organisation.centres import open_data
from nok.organisation.centres.finder import find
from nok.organisation.centres.hours import NORWAY
from nok.organisation.centres.models import Centre, Office
from nok.organisation.centres.sections import read
from nok.organisation.centres.snapshot import snapshot
from nok.organisation.places.queries import index
from tests.browser import Doors
from tests.centres.correcting import correct, part_of

TODAY = date(2026, 11, 24)
# Municipalities and national guides fetch these; they never change.
JSON, GEOJSON, CSV = "/data/sentre.json", "/data/sentre.geojson", "/data/sentre.csv"
# What RFC 7946 says a FeatureCollection and a Feature hold; the rest are foreign members (6.1), and
# these names may not be used for them (7.1).
RESERVED = {"coordinates", "geometries", "geometry", "properties"}
LISTS = {"go_to", "former_names", "services", "unconfirmed", "sources"}
FLAGS = {"men_only"}
NUMBERS = {"closed_in", "min_age", "min_age_with_adult"}
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def plain() -> dict[str, dict]:
    return {row["id"]: row for row in json.loads(open_data.as_json(TODAY))["centres"]}


def features() -> dict[str, dict]:
    return {each["id"]: each for each in json.loads(open_data.as_geojson(TODAY))["features"]}


def lines() -> list[list[str]]:
    return list(csv.reader(io.StringIO(open_data.as_csv(TODAY).decode("utf-8-sig"), newline=""), strict=True))


def table() -> dict[str, dict[str, str]]:
    header, *rest = lines()
    return {row["id"]: row for row in (dict(zip(header, line, strict=True)) for line in rest)}


def read_back(name: str, cell: str):
    """What a cell says, as someone who reads the CSV would understand it."""
    if name in LISTS:
        return cell.split(" ; ") if cell else []
    if cell == "":
        return None
    if name in FLAGS:
        return {"true": True, "false": False}[cell]
    if name in NUMBERS:
        return int(cell)
    return float(cell) if name in {"latitude", "longitude"} else cell


def everything_written() -> list[str]:
    return [write(TODAY).decode() for write in (open_data.as_json, open_data.as_geojson, open_data.as_csv)]


# --- the same rows, whichever form --------------------------------------------------------------------


@pytest.mark.django_db
def test_the_three_forms_hold_the_same_rows_in_the_same_order():
    rows = json.loads(open_data.as_json(TODAY))["centres"]
    collection = json.loads(open_data.as_geojson(TODAY))["features"]
    header, *cells = lines()

    assert [tuple(row) for row in rows] == [open_data.FIELDS] * len(rows)
    assert [
        each["properties"]
        | dict(
            zip(
                ("longitude", "latitude"),
                (each["geometry"] or {"coordinates": [None, None]})["coordinates"],
                strict=True,
            )
        )
        for each in collection
    ] == rows
    assert [{name: read_back(name, cell) for name, cell in zip(header, line, strict=True)} for line in cells] == [
        row | {"date": "2026-11-24", "licence": "CC BY 4.0", "attribution": open_data.ATTRIBUTION} for row in rows
    ]


@pytest.mark.django_db
def test_every_centre_is_there_once_open_ones_first():
    published = snapshot()
    rows = list(plain().values())

    assert [row["id"] for row in rows] == [each.slug for each in (*published.open, *published.closed)]
    assert len({row["id"] for row in rows}) == len(rows) > 20
    assert [row["status"] for row in rows] == sorted(row["status"] for row in rows)


@pytest.mark.django_db
def test_an_id_is_the_last_part_of_the_address_of_the_page_and_stays_when_the_name_changes(colleague):
    leader = colleague("elverum")
    values = read(part_of("about"), TODAY)

    correct(leader, part_of("about"), values | {"name": "Nok. Østerdalen"})

    assert (plain()["elverum"]["name"], features()["elverum"]["properties"]["name"]) == ("Nok. Østerdalen",) * 2
    assert table()["elverum"]["name"] == "Nok. Østerdalen"


@pytest.mark.django_db
def test_each_form_says_its_date_licence_and_whom_to_name():
    said = {
        "date": "2026-11-24",
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "attribution": open_data.ATTRIBUTION,
    }

    for form in (json.loads(open_data.as_json(TODAY)), json.loads(open_data.as_geojson(TODAY))):
        assert {name: form[name] for name in said} == said
        assert re.fullmatch(r"\d+\.\d+", form["schema"])
    for row in table().values():
        assert {name: row[name] for name in ("date", "licence", "attribution")} == {
            name: said[name] for name in ("date", "licence", "attribution")
        }
    for owner in ("Nok-plattformen", "Kartverket", "Posten/Bring", "Erik Bolstad"):
        assert owner in said["attribution"]


# --- GeoJSON, RFC 7946 --------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_geojson_is_a_collection_of_features_and_its_foreign_members_take_no_reserved_name():
    collection = json.loads(open_data.as_geojson(TODAY))

    assert collection["type"] == "FeatureCollection"
    assert not RESERVED & collection.keys()
    for feature in collection["features"]:
        assert feature.keys() == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert feature["id"] == feature["properties"]["id"]
        assert not {"latitude", "longitude"} & feature["properties"].keys()
    assert "crs" not in collection  # RFC 7946, section 4: always WGS 84


@pytest.mark.django_db
def test_a_point_is_longitude_then_latitude_and_lies_in_norway():
    points = [each["geometry"] for each in features().values() if each["geometry"]]

    assert len(points) > 15
    for point in points:
        assert point.keys() == {"type", "coordinates"}
        assert point["type"] == "Point"
        longitude, latitude = point["coordinates"]
        assert 4 < longitude < 32
        assert 57.5 < latitude < 72
    assert [round(number) for number in features()["bergen"]["geometry"]["coordinates"]] == [5, 60]
    assert [round(number) for number in features()["ost-finnmark"]["geometry"]["coordinates"]] == [30, 70]


@pytest.mark.django_db
def test_a_centre_whose_place_is_not_known_has_no_geometry_and_no_guess():
    homeless = [each.slug for each in snapshot().open if each.main is None]

    assert homeless == ["telemark"]
    assert features()["telemark"]["geometry"] is None
    row = plain()["telemark"]
    places = ("municipality", "place", "address", "postcode", "latitude", "longitude")
    assert [row[name] for name in places] == [None] * len(places)
    assert [table()["telemark"][name] for name in places] == [""] * len(places)


# --- CSV, RFC 4180 ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_csv_has_a_mark_a_header_and_as_many_cells_in_every_line():
    written = open_data.as_csv(TODAY)
    header, *rest = lines()

    assert written.startswith(b"\xef\xbb\xbfid,name,status,")
    assert written.count(b"\xef\xbb\xbf") == 1
    assert header == [*open_data.FIELDS, "date", "licence", "attribution"]
    assert {len(line) for line in rest} == {len(header)}
    assert len(rest) == len(plain())


@pytest.mark.django_db
def test_every_line_of_the_csv_ends_as_the_standard_says():
    written = open_data.as_csv(TODAY)

    assert written.endswith(b"\r\n")
    assert written.count(b"\r\n") == written.count(b"\n") == written.count(b"\r") == len(plain()) + 1


@pytest.mark.django_db
def test_quotes_commas_and_letters_come_through_the_csv_whole(colleague):
    leader = colleague("elverum")
    name = 'Nok. «Ære», "Øst" og Åmot; 1'

    correct(leader, part_of("about"), read(part_of("about"), TODAY) | {"name": name})

    assert b'"Nok. \xc2\xab\xc3\x86re\xc2\xbb, ""\xc3\x98st"" og \xc3\x85mot; 1"' in open_data.as_csv(TODAY)
    assert table()["elverum"]["name"] == plain()["elverum"]["name"] == name


@pytest.mark.django_db
@pytest.mark.parametrize("sign", BEGINS_A_FORMULA[:5])
def test_no_cell_is_a_formula_for_a_spreadsheet(colleague, sign):
    leader = colleague("elverum")
    name = f"{sign}HYPERLINK(A1)"
    with scope(centres=[leader.centre.id]):
        assert Centre.objects.filter(id=leader.centre.id).update(name=name) == 1

    assert table()["elverum"]["name"] == f"'{name}"
    assert (plain()["elverum"]["name"], features()["elverum"]["properties"]["name"]) == (name, name)
    assert [cell for line in lines() for cell in line if cell.startswith(BEGINS_A_FORMULA)] == []


# --- what is not sure, what is closed, what is hidden ------------------------------------------------


@pytest.mark.django_db
def test_unconfirmed_names_only_fields_of_the_row_in_their_order():
    properties = [name for name in open_data.FIELDS if name not in {"latitude", "longitude"}]
    marks = {slug: row["unconfirmed"] for slug, row in plain().items()}

    assert sum(len(names) for names in marks.values()) > 20
    for names in marks.values():
        assert names == [name for name in properties if name in names]


@pytest.mark.django_db
def test_confirming_takes_the_marks_away(colleague):
    leader = colleague("elverum")
    with scope(centres=[leader.centre.id]):
        Centre.objects.filter(id=leader.centre.id).update(unconfirmed=["age", "phone", "hours", "membership"])
    before = plain()["elverum"]["unconfirmed"]

    values = read(part_of("contact"), TODAY)
    correct(leader, part_of("contact"), values | {"phone": "62000000"})

    assert before == ["phone", "min_age", *(["min_age_with_adult"] if plain()["elverum"]["min_age_with_adult"] else [])]
    assert plain()["elverum"]["unconfirmed"] == [name for name in before if name != "phone"]
    assert table()["elverum"]["unconfirmed"] == " ; ".join(plain()["elverum"]["unconfirmed"])


@pytest.mark.django_db
def test_a_closed_centre_says_where_to_go_as_the_finder_does():
    published = snapshot()
    open_now = {each.slug for each in published.open}

    assert {row["id"] for row in plain().values() if row["go_to"]} == {each.slug for each in published.closed}
    for each in published.closed:
        noon = datetime.combine(TODAY, time(12), NORWAY)
        town = index().towns[each.main.municipality]
        shown = [hit.centre.slug for hit in find(town.name, [], noon).hits]
        assert plain()[each.slug]["go_to"] == shown[:3]
        assert set(shown[:3]) <= open_now
        assert plain()[each.slug]["closed_in"] == each.row.closed_in


@pytest.mark.django_db
def test_a_closed_centre_with_a_successor_sends_people_there():
    closed, after = Centre.objects.get(slug="alta"), Centre.objects.get(slug="troms")
    with scope(centres=[closed.id]):
        assert Centre.objects.filter(id=closed.id).update(successor=after) == 1

    assert plain()["alta"]["go_to"] == features()["alta"]["properties"]["go_to"] == ["troms"]
    assert table()["alta"]["go_to"] == "troms"


@pytest.mark.django_db
def test_a_hidden_address_is_nowhere_and_the_point_is_the_towns(colleague):
    leader = colleague("elverum")
    office = Office.objects.get(slug="elverum")
    before = plain()["elverum"]
    assert (before["address"], before["postcode"]) == (office.address, office.postcode)
    assert office.address in "".join(everything_written())
    secrets = (office.address, office.postcode, str(office.latitude), str(office.longitude))

    values = read(part_of("office", office="elverum"), TODAY)
    correct(leader, part_of("office", office="elverum"), values | {"address_shown": False})

    office.refresh_from_db()
    assert all(secrets)
    assert [(secret, text) for text in everything_written() for secret in secrets if secret in text] == []
    row, town = plain()["elverum"], office.municipality
    assert (row["address"], row["postcode"]) == (None, None)
    assert (row["latitude"], row["longitude"]) == (town.latitude, town.longitude)
    assert features()["elverum"]["geometry"]["coordinates"] == [town.longitude, town.latitude]
    assert not {"address", "postcode"} & set(row["unconfirmed"])


# --- over the wire ------------------------------------------------------------------------------------


@pytest.mark.database
@pytest.mark.parametrize(
    ("address", "kind"),
    [(JSON, "application/json"), (GEOJSON, "application/geo+json"), (CSV, "text/csv; charset=utf-8; header=present")],
)
def test_the_data_stands_at_its_address_for_any_site_to_fetch(doors: Doors, address, kind):
    got, head = doors.ask(address), doors.ask(address, method="HEAD")

    assert (got.status, got.header("Content-Type")) == (200, kind)
    assert (head.status, head.header("Content-Type"), head.body) == (200, kind, b"")
    assert head.header("Content-Length") == got.header("Content-Length") == str(len(got.body))
    assert got.header("Access-Control-Allow-Origin") == "*"
    assert got.header("Cross-Origin-Resource-Policy") == "cross-origin"
    assert got.header("Set-Cookie") is None


@pytest.mark.database
def test_the_data_on_the_wire_is_the_same_in_all_forms(doors: Doors):
    rows = json.loads(doors.ask(JSON).body.decode("utf-8"))["centres"]
    collection = json.loads(doors.ask(GEOJSON).body.decode("utf-8"))["features"]
    lines = list(csv.DictReader(io.StringIO(doors.ask(CSV).body.decode("utf-8-sig"), newline="")))

    assert [row["id"] for row in rows] == [each["id"] for each in collection] == [line["id"] for line in lines]
    assert len(rows) > 20


@pytest.mark.database
@pytest.mark.parametrize(
    "address", ["/data/sentre.xml", "/data/sentre", "/data/", "/nn/data/sentre.json", "/data/sentre.JSON"]
)
def test_what_is_not_a_form_is_not_found(doors: Doors, address):
    assert doors.ask(address).status == 404


@pytest.mark.database
def test_the_data_marks_what_the_pages_mark(doors: Doors):
    """Read from the pages as they are sent: each line of facts that carries the mark."""
    with override("nb"):
        tag = text("ui-unconfirmed")
        fields = {
            text("centre-place"): "place",
            text("centre-address"): "address",
            text("centre-who"): "min_age",
            text("centre-website"): "website",
            text("centre-email"): "email",
        }
    rows = [row for row in json.loads(doors.ask(JSON).body)["centres"] if row["status"] == "active"]
    assert len(rows) > 15
    for row in rows:
        page = doors.ask(f"/senter/{row['id']}/").text
        facts = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", page, re.DOTALL)
        marked = {fields[label] for label, said in facts if label in fields and f">{tag}<" in said}
        call = re.search(r'href="tel:\d+">.*?</div>', page[page.index("<h1>") :], re.DOTALL)[0]
        marked |= {"phone"} if f">{tag}<" in call else set()

        assert marked == set(row["unconfirmed"]) & {*fields.values(), "phone"}, row["id"]
