"""The list of centres for others to show: JSON, GeoJSON and CSV with the same rows.

A field that is empty is not known. `unconfirmed` names the fields the centre has not confirmed.
An address that is not shown on the pages is not here either, and a point is never finer than the
postcode's or the town's.
"""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date

from nok.organisation.centres.snapshot import CentreFacts, snapshot

SCHEMA = "1.0"
LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
# Names of the fields, in order; the words for each stand under `data-field-…`.
FIELDS = (
    "id", "name", "status", "closed_in", "former_names", "county", "municipality", "place", "address", "postcode",
    "latitude", "longitude", "phone", "email", "website", "min_age", "min_age_with_adult", "men_only",
    "round_the_clock", "services", "confirmed_on", "unconfirmed", "read_of", "sources",
)  # fmt: skip


def rows() -> list[dict[str, object]]:
    """Each centre, open ones first, as the fields say."""
    published = snapshot()
    return [_row(centre) for centre in (*published.open, *published.closed)]


def _row(centre: CentreFacts) -> dict[str, object]:
    row, office = centre.row, centre.main
    values = {
        "id": row.slug,
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
    return {name: values[name] if name in values else _plain(row, name) for name in FIELDS}


def _plain(row: object, name: str) -> object:
    value = getattr(row, name)
    return None if value == "" else value


def _about(today: date) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "date": today.isoformat(),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "attribution": "Nok-plattformen; Kartverket; Posten/Bring; Erik Bolstad, www.erikbolstad.no/postnummer",
    }


def as_json(today: date) -> bytes:
    """The list with what it is, when it was made, and under which licence."""
    return _dump(_about(today) | {"centres": rows()})


def as_geojson(today: date) -> bytes:
    """RFC 7946; a centre whose place is not known has no geometry."""
    features = [
        {
            "type": "Feature",
            "id": row["id"],
            "geometry": None
            if row["latitude"] is None
            else {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
            "properties": {name: value for name, value in row.items() if name not in {"latitude", "longitude"}},
        }
        for row in rows()
    ]
    return _dump({"type": "FeatureCollection"} | _about(today) | {"features": features})


def as_csv(today: date) -> bytes:
    """RFC 4180, UTF-8 with a mark so that spreadsheets read æ, ø and å; lists have « ; » between."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*FIELDS, "date", "licence"])
    for row in rows():
        writer.writerow([*(_cell(row[name]) for name in FIELDS), today.isoformat(), LICENCE])
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
    return f"'{written}" if written[:1] in {"=", "+", "-", "@", "\t", "\r"} else written


def _dump(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
