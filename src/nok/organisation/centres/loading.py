"""Making the tables say what the fact files say, but never against a centre's own word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from nok.organisation.access.scope import scope
from nok.organisation.centres import facts
from nok.organisation.centres.models import (
    Centre,
    CentreName,
    Membership,
    Office,
    OfficeDay,
    OpeningHours,
    ServedArea,
    Tie,
)
from nok.organisation.centres.published import bump
from nok.organisation.places.models import OtherName

PLAIN = (
    "phone", "email", "website", "orgnr", "legal_form", "round_the_clock", "services_from", "confidence", "read_of",
)  # fmt: skip
NUMBERS = ("min_age", "min_age_with_adult", "closed_in")
LISTS = ("services", "unconfirmed", "sources")
SECTIONS = {  # what a centre has corrected, and the columns that correction covers
    "contact": {"phone", "email", "website"},
    "who": {"min_age", "min_age_with_adult", "who_for", "travel"},
    "services": {"services", "services_from"},
}


@dataclass
class Report:
    """What a load changed."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def fixed_id(kind: str, slug: str) -> UUID:
    """The id of a published thing: the same on every server, since it is public and must not move."""
    return uuid5(NAMESPACE_URL, f"nok:{kind}:{slug}")


@transaction.atomic
def load_centres(*, today: date, folder: Path = facts.FOLDER) -> Report:
    """Load the centres with offices, areas, names, membership and ties.

    :raises BrokenFacts: naming file and entry; then nothing is changed
    """
    report = Report()
    entries = facts.centres(folder)
    ids = [fixed_id("centre", entry["slug"]) for entry in entries]
    there = set(Centre.objects.values_list("id", flat=True))
    with scope(centres={*ids, *there}):
        for entry in entries:
            try:
                _load(entry, report)
            except (KeyError, TypeError, ValueError) as problem:
                raise facts.BrokenFacts(f"centres.toml, {entry['slug']}: {problem}") from None
        _load_ties(facts.ties(folder), report)
        for centre in Centre.objects.filter(withdrawn_on=None).exclude(id__in=ids):
            centre.withdrawn_on = today
            centre.save(update_fields=["withdrawn_on"])
            report.gone.append(centre.name)
        if report.new or report.changed or report.gone:
            bump()
    return report


def _load(entry: Mapping[str, Any], report: Report) -> None:
    centre = Centre.objects.filter(id=fixed_id("centre", entry["slug"])).first()
    known = centre is not None
    centre = centre or Centre(id=fixed_id("centre", entry["slug"]))
    before = _columns(centre)
    _fill(centre, entry)
    if not known or _columns(centre) != before:
        centre.save(force_insert=not known)
        (report.changed if known else report.new).append(centre.name)
    if centre.corrected:
        report.kept.append(f"{centre.name}: {', '.join(sorted(centre.corrected))}")
    _load_belongings(centre, entry, report)


def _columns(centre: Centre) -> dict[str, object]:
    return {item.attname: getattr(centre, item.attname) for item in Centre._meta.concrete_fields}


def _fill(centre: Centre, entry: Mapping[str, Any]) -> None:
    corrected = set().union(*(SECTIONS.get(section, set()) for section in centre.corrected))
    wanted: dict[str, Any] = {
        "slug": entry["slug"],
        "name": entry["name"],
        "status": entry.get("status", "active"),
        "county_id": entry["county"],
        "host_municipality_id": entry.get("host_municipality"),
        "men_only": entry.get("men_only", False),
        "runs_helpline": entry.get("runs_helpline", False),
    }
    wanted |= {name: entry.get(name, "") for name in PLAIN}
    wanted |= {name: entry.get(name) for name in NUMBERS}
    wanted |= {name: entry.get(name, []) for name in LISTS}
    if centre.corrected:
        wanted["unconfirmed"] = [name for name in wanted["unconfirmed"] if name in centre.unconfirmed]
    for name, value in wanted.items():
        if name not in corrected:
            setattr(centre, name, value)


def _load_belongings(centre: Centre, entry: Mapping[str, Any], report: Report) -> None:
    changed = [
        _same(CentreName, centre, [{"name": name} for name in entry.get("former_names", [])]),
        _same(Membership, centre, [{"known_by": entry["member"]}] if "member" in entry else []),
        _same(ServedArea, centre, list(_areas(entry.get("serves", [])))),
        *[_load_office(centre, office, is_main=number == 0) for number, office in enumerate(entry.get("office", []))],
    ]
    if any(changed) and centre.name not in report.new + report.changed:
        report.changed.append(centre.name)


def _areas(written: Iterable[str]) -> Iterable[dict[str, str]]:
    for area in written:
        kind, _, name = area.partition(":")
        if kind in {"county", "municipality"}:
            yield {f"{kind}_id": name}
        else:
            numbers = OtherName.objects.filter(name=name).exclude(municipality=None)
            yield from ({"municipality_id": number} for number in numbers.values_list("municipality", flat=True))


def _load_office(centre: Centre, entry: Mapping[str, Any], *, is_main: bool) -> bool:
    if "offices" in centre.corrected:
        return False
    wanted = {
        "slug": entry["slug"],
        "is_main": is_main,
        "name": entry.get("name", ""),
        "address": entry.get("address", ""),
        "address_shown": "address" in entry and not entry.get("address_hidden", False),
        "postcode": entry.get("postcode", ""),
        "place": entry["place"],
        "municipality_id": entry["municipality"],
        "latitude": entry["latitude"],
        "longitude": entry["longitude"],
        "point_from": entry["point_from"],
        "unconfirmed": entry.get("unconfirmed", centre.unconfirmed),
        "read_of": entry.get("read_of", centre.read_of)[:200],
    }
    identity = fixed_id("office", entry["slug"])
    office = Office.objects.filter(id=identity).first()
    same = office is not None and all(getattr(office, name) == value for name, value in wanted.items())
    if not same:
        Office(id=identity, centre=centre, **wanted).save(force_insert=office is None)
    if "hours" in centre.corrected:
        return not same
    hours = [
        {"purpose": part["purpose"], "weekday": day, "opens": part["opens"], "closes": part["closes"]}
        for part in entry.get("hours", [])
        for day in part["weekdays"]
    ]
    changed = _same(OpeningHours, centre, hours, office_id=identity)
    changed |= _same(
        OfficeDay, centre, [{"weeks": "every", "nth": None} | day for day in entry.get("days", [])], office_id=identity
    )
    return changed or not same


def _same(model: Any, centre: Centre, wanted: list[dict[str, Any]], **within: Any) -> bool:
    """Make the centre's rows of this table the ones wanted; whether anything had to change."""
    names = sorted({name for row in wanted for name in row})
    rows = list(model.objects.filter(centre=centre, **within))

    def key(row: Mapping[str, Any]) -> tuple[object, ...]:
        return tuple(row.get(name) for name in names)

    there = {key({name: getattr(row, name) for name in names}): row for row in rows} if wanted else {}
    missing = [row for row in wanted if key(row) not in there]
    kept = {there[key(row)].pk for row in wanted if key(row) in there}
    extra = [row.pk for row in rows if row.pk not in kept]
    model.objects.filter(pk__in=extra).delete()
    for row in missing:
        model(centre=centre, **within, **row).save(force_insert=True)
    return bool(missing or extra)


def _load_ties(rows: Iterable[Mapping[str, str]], report: Report) -> None:
    by_centre: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        tie = {name: row[name] for name in ("role", "as_of", "confidence", "source")}
        by_centre.setdefault(row["centre"], []).append({"municipality_id": row["municipality"]} | tie)
    for centre in Centre.objects.filter(withdrawn_on=None):
        if _same(Tie, centre, by_centre.get(centre.slug, [])) and centre.name not in report.new + report.changed:
            report.changed.append(centre.name)
