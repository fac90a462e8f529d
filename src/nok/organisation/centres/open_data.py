"""The list of centres for others to show: JSON, GeoJSON and CSV with the same rows.

A field that is empty is not known. `unconfirmed` names the fields of the row that the centre has not
confirmed, as its page marks them. `go_to` says where to go when a centre is closed: the one that came
after it, else the first the finder gives for its place. An address that is not shown on the pages is
not here either, and a point is never finer than the postcode's or the town's.
"""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from nok.organisation.centres.finder import near
from nok.organisation.centres.hours import NORWAY
from nok.organisation.centres.snapshot import CentreFacts, snapshot
from nok.organisation.places.queries import index

SCHEMA = "1.1"
LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
ATTRIBUTION = "Nok-plattformen; Kartverket; Posten/Bring; Erik Bolstad, www.erikbolstad.no/postnummer"
# Names of the fields, in order.
FIELDS = (
    "id", "name", "status", "closed_in", "go_to", "former_names", "county", "municipality", "place", "address",
    "postcode", "latitude", "longitude", "phone", "email", "website", "min_age", "min_age_with_adult", "men_only",
    "round_the_clock", "services", "confirmed_on", "unconfirmed", "read_of", "sources",
)  # fmt: skip
# The fields that stand for each part of a page that can be marked. A part without a field is marked on the page alone.
MARKED = {
    "name": ("name",),
    "status": ("status",),
    "place": ("municipality", "place"),
    "address": ("address", "postcode"),
    "phone": ("phone",),
    "email": ("email",),
    "website": ("website",),
    "age": ("min_age", "min_age_with_adult"),
    "hours": ("round_the_clock",),
    "services": ("services",),
}
MOST_TO_GO_TO = 3
# How a cell begins that a spreadsheet would reckon with; the wide signs too.
FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def rows(today: date) -> list[dict[str, object]]:
    """Each centre, open ones first, as the fields say."""
    published = snapshot()
    return [_row(centre, today) for centre in (*published.open, *published.closed)]


def _row(centre: CentreFacts, today: date) -> dict[str, object]:
    row, office = centre.row, centre.main
    values = {
        "id": row.slug,
        "go_to": _go_to(centre, today),
        "former_names": list(centre.former_names),
        "county": row.county_id,
        "municipality": office.municipality if office else None,
        "place": office.place if office else None,
        "address": office.address or None if office else None,
        "postcode": office.postcode or None if office else None,
        "latitude": office.point.latitude if office else None,
        "longitude": office.point.longitude if office else None,
        "confirmed_on": row.confirmed_on.isoformat() if row.confirmed_on else None,
    }
    said = {name: values[name] if name in values else _plain(row, name) for name in FIELDS}
    marked = {name for part in row.unconfirmed for name in MARKED.get(part, ())}
    return said | {"unconfirmed": [name for name in FIELDS if name in marked and _is_said(name, said[name])]}


def _is_said(name: str, value: object) -> bool:
    """Whether there is something to mark; of an age nobody knows the page says so, and marks it."""
    return value is not None or name == "min_age"


def _go_to(centre: CentreFacts, today: date) -> list[str]:
    if centre.row.is_open_house:
        return []
    after = [each.slug for each in snapshot().open if each.row.id == centre.row.successor_id]
    if after or centre.main is None:
        return after
    noon = datetime.combine(today, time(12), NORWAY)
    hits = near(index().towns[centre.main.municipality], noon)
    return [hit.centre.slug for hit in hits[:MOST_TO_GO_TO]]


def _plain(row: object, name: str) -> object:
    value = getattr(row, name)
    return None if value == "" else value


def _about(today: date) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "date": today.isoformat(),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "attribution": ATTRIBUTION,
    }


def as_json(today: date) -> bytes:
    """The list with what it is, when it was made, and under which licence."""
    return _dump(_about(today) | {"centres": rows(today)})


def as_geojson(today: date) -> bytes:
    """RFC 7946; a centre whose place is not known has no geometry.

    What the list is, its date and its licence stand beside the features as foreign members, which
    section 6.1 allows; none of them has a name that section 7.1 keeps for GeoJSON itself.
    """
    features = [
        {
            "type": "Feature",
            "id": row["id"],
            "geometry": None
            if row["latitude"] is None
            else {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
            "properties": {name: value for name, value in row.items() if name not in {"latitude", "longitude"}},
        }
        for row in rows(today)
    ]
    return _dump({"type": "FeatureCollection"} | _about(today) | {"features": features})


def as_csv(today: date) -> bytes:
    """RFC 4180, UTF-8 with a mark so that spreadsheets read æ, ø and å; lists have « ; » between."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*FIELDS, "date", "licence", "attribution"])
    for row in rows(today):
        writer.writerow([*(_cell(row[name]) for name in FIELDS), today.isoformat(), LICENCE, ATTRIBUTION])
    return ("\ufeff" + out.getvalue()).encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _harmless(" ; ".join(str(part) for part in value))
    return _harmless(value) if isinstance(value, str) else str(value)


def _harmless(written: str) -> str:
    """No cell may be read as a formula by a spreadsheet."""
    return f"'{written}" if written[:1] in FORMULA else written


def _dump(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
