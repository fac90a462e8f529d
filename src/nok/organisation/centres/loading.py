"""Making the tables say what the fact files say, but never against a centre's own word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import DatabaseError, transaction

from nok.organisation.access.scope import scope
from nok.organisation.centres import facts
from nok.organisation.centres.models import (
    Centre,
    CentreName,
    HiddenAddress,
    Membership,
    Office,
    OfficeDay,
    OpeningHours,
    ServedArea,
    Tie,
)
from nok.organisation.centres.models.office import ROUGH, town_point
from nok.organisation.centres.published import bump
from nok.organisation.places.models import County, Municipality, OtherName

# Columns of a centre with the section that covers them; what the centre has corrected there stays.
SECTION_OF = {
    "name": "about", "status": "about", "closed_in": "about", "orgnr": "about", "legal_form": "about",
    "phone": "contact", "email": "contact", "website": "contact",
    "min_age": "who", "min_age_with_adult": "who",
    "services": "services", "services_from": "services",
    "round_the_clock": "hours",
}  # fmt: skip
NULLABLE = ("closed_in", "min_age", "min_age_with_adult")
LISTS = ("services", "sources")
# What the one who runs the command reads.
IN_WORDS = {
    "about": "navn og eierform", "contact": "kontakt", "who": "hvem det er for", "services": "tilbud",
    "offices": "kontor", "hours": "tider",
}  # fmt: skip
REGIONS = ("region", "former_county")


@dataclass
class Report:
    """What a load changed, and what it left because the centre had spoken."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed or self.gone)

    def note(self, heading: list[str], line: str) -> None:
        """Tell it once."""
        if line not in [*self.new, *heading]:
            heading.append(line)


def fixed_id(kind: str, slug: str) -> UUID:
    """The id of a published thing: the same on every server, since it is public and must not move."""
    return uuid5(NAMESPACE_URL, f"nok:{kind}:{slug}")


@transaction.atomic
def load_centres(*, today: date, folder: Path = facts.FOLDER) -> Report:
    """Load the centres with offices, areas, names, membership and ties. What left the files is dated, never deleted.

    :raises BrokenFacts: naming file, entry and field; then nothing is changed
    """
    report = Report()
    entries, ties = facts.centres(folder), facts.ties(folder)
    _check_places(entries, ties)
    listed = {fixed_id("centre", entry["slug"]) for entry in entries}
    with scope(centres={*listed, *Centre.objects.values_list("id", flat=True)}):
        # Locked first: a leader who is correcting a page right now is waited for, not overwritten.
        there = {centre.id: centre for centre in Centre.objects.select_for_update()}
        for entry in entries:
            try:
                _load(entry, [tie for tie in ties if tie["centre"] == entry["slug"]], there, today, report)
            except DatabaseError as problem:
                raise facts.BrokenFacts(f"centres.toml, {entry['slug']}: {problem}") from None
        _withdraw(Centre, {row.id for row in there.values() if row.origin == "facts"} - listed, today, report)
        if not report.is_empty:
            bump()
    return report


def _check_places(entries: Iterable[Mapping[str, Any]], ties: Iterable[Mapping[str, str]]) -> None:
    slugs = {entry["slug"] for entry in entries}
    counties = set(County.objects.values_list("number", flat=True))
    towns = set(Municipality.objects.values_list("number", flat=True))
    for entry in entries:
        where = f"centres.toml, {entry['slug']}"
        _must_be_in(counties, entry["county"], f"{where}, county")
        _must_be_in({None, *slugs}, entry.get("successor"), f"{where}, successor")
        _must_be_in({None, *towns}, entry.get("host_municipality"), f"{where}, host_municipality")
        for office in entry.get("office", []):
            _must_be_in(towns, office["municipality"], f"{where}, kontor {office['slug']}, municipality")
        for area in _areas(entry):
            _must_be_in({None, *counties}, area["county_id"], f"{where}, serves")
            _must_be_in({None, *towns}, area["municipality_id"], f"{where}, serves")
    for number, tie in enumerate(ties, start=2):
        _must_be_in(slugs, tie["centre"], f"ties.csv, linje {number}, centre")
        _must_be_in(towns, tie["municipality"], f"ties.csv, linje {number}, municipality")


def _must_be_in(known: Iterable[object], value: object, where: str) -> None:
    if value not in known:
        raise facts.BrokenFacts(f"{where}: «{value}» finnes ikke")


def _load(
    entry: Mapping[str, Any],
    ties: Iterable[Mapping[str, str]],
    there: Mapping[UUID, Centre],
    today: date,
    report: Report,
) -> None:
    identity = fixed_id("centre", entry["slug"])
    centre = there.get(identity) or Centre(id=identity)
    wanted = _columns(entry)
    if centre.corrected:
        wanted = _spared(centre, wanted, report)
    if _fill(centre, wanted):
        centre.save(force_insert=identity not in there)
        report.note(report.changed if identity in there else report.new, centre.name)
    named = "about" in centre.corrected
    for model, rows, spared in (
        (CentreName, [_former(name) for name in entry.get("former_names", [])], named),
        (Membership, [{"known_by": entry["member"]}] if "member" in entry else [], named),
        (ServedArea, _areas(entry), False),
        (Tie, [_tie(tie) for tie in ties], False),
    ):
        if _same(model, centre, rows, spared=spared):
            report.note(report.kept if spared else report.changed, _told(centre, "about", spared=spared))
    _load_offices(centre, entry, today, report)


def _told(centre: Centre, section: str, *, spared: bool) -> str:
    return f"{centre.name}: {IN_WORDS[section]}" if spared else centre.name


def _former(written: str | Mapping[str, Any]) -> dict[str, Any]:
    if isinstance(written, str):
        return {"name": written, "until_year": None}
    return {"name": written["name"], "until_year": written["until"]}


def _columns(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "slug": entry["slug"],
        "status": entry.get("status", "active"),
        "county_id": entry["county"],
        "host_municipality_id": entry.get("host_municipality"),
        "successor_id": fixed_id("centre", entry["successor"]) if "successor" in entry else None,
        "men_only": entry.get("men_only", False),
        "runs_helpline": entry.get("runs_helpline", False),
        "unconfirmed": entry["unconfirmed"],
        "confidence": entry["confidence"],
        "read_of": entry["read_of"],
        "sources": entry["sources"],
        "withdrawn_on": None,
        **{
            name: entry.get(name, None if name in NULLABLE else [] if name in LISTS else "")
            for name in SECTION_OF
            if name != "status"
        },
    }


def _spared(centre: Centre, wanted: dict[str, Any], report: Report) -> dict[str, Any]:
    """What may be changed of a centre that has corrected something itself."""
    spared = {name for name, section in SECTION_OF.items() if section in centre.corrected}
    for section in sorted({SECTION_OF[name] for name in spared if wanted[name] != getattr(centre, name)}):
        report.note(report.kept, f"{centre.name}: {IN_WORDS[section]}")
    # What the centre has settled is not made unsettled again.
    unconfirmed = [name for name in wanted["unconfirmed"] if name in centre.unconfirmed]
    return {name: value for name, value in wanted.items() if name not in spared} | {"unconfirmed": unconfirmed}


def _fill(row: Centre | Office, wanted: Mapping[str, Any]) -> bool:
    """Write the values into the row; whether any of them is another than before."""
    differs = row._state.adding or any(getattr(row, name) != value for name, value in wanted.items())
    for name, value in wanted.items():
        setattr(row, name, value)
    return differs


def _areas(entry: Mapping[str, Any]) -> list[dict[str, str | None]]:
    numbers: dict[str, list[str]] = {"county": [], "municipality": []}
    for area in entry.get("serves", []):
        kind, _, name = area.partition(":")
        if kind == "former":
            inside = OtherName.objects.filter(name=name, kind__in=REGIONS).exclude(municipality=None)
            found = sorted(set(inside.values_list("municipality", flat=True)))
            _must_be_in({True}, bool(found), f"centres.toml, {entry['slug']}, serves, {name}")
            numbers["municipality"] += found
        else:
            numbers[kind].append(name)
    counties = [{"county_id": number, "municipality_id": None} for number in numbers["county"]]
    return [*counties, *({"county_id": None, "municipality_id": number} for number in numbers["municipality"])]


def _tie(row: Mapping[str, str]) -> dict[str, str]:
    return {"municipality_id": row["municipality"]} | {
        name: row[name] for name in ("role", "as_of", "confidence", "source")
    }


def _load_offices(centre: Centre, entry: Mapping[str, Any], today: date, report: Report) -> None:
    listed = set()
    for number, part in enumerate(entry.get("office", [])):
        identity = fixed_id("office", part["slug"])
        listed.add(identity)
        office = Office.objects.filter(id=identity).first() or Office(id=identity, centre=centre)
        new, wanted = office._state.adding, _office_columns(part, centre, is_main=number == 0)
        if centre.corrected and not new:
            wanted["unconfirmed"] = [name for name in wanted["unconfirmed"] if name in office.unconfirmed]
        if "offices" in centre.corrected:
            if new or any(getattr(office, name) != value for name, value in wanted.items()):
                report.note(report.kept, f"{centre.name}: {IN_WORDS['offices']}")
        elif _fill(office, wanted):
            office.save(force_insert=new)
            report.note(report.changed, centre.name)
        if not office._state.adding:
            _load_inside(office, part, report)
    if "offices" not in centre.corrected:
        rest = Office.objects.filter(centre=centre).exclude(id__in=listed).values_list("id", flat=True)
        _withdraw(Office, set(rest), today, report)


def _office_columns(entry: Mapping[str, Any], centre: Centre, *, is_main: bool) -> dict[str, Any]:
    is_shown = "address" in entry and not entry.get("address_hidden", False)
    where = {name: entry[name] for name in ("latitude", "longitude", "point_from")}
    if not is_shown and entry["point_from"] not in ROUGH:
        where = town_point(Municipality.objects.get(number=entry["municipality"]))
    return {
        "slug": entry["slug"],
        "is_main": is_main,
        "name": entry.get("name", ""),
        "address": entry.get("address", "") if is_shown else "",
        "address_shown": is_shown,
        "postcode": entry.get("postcode", "") if is_shown else "",
        "place": entry["place"],
        "municipality_id": entry["municipality"],
        **where,
        "wheelchair": entry.get("wheelchair"),
        "unconfirmed": entry.get("unconfirmed", centre.unconfirmed),
        "read_of": entry.get("read_of", centre.read_of),
        "withdrawn_on": None,
    }


def _load_inside(office: Office, entry: Mapping[str, Any], report: Report) -> None:
    hours = [
        {"weeks": "every", "nth": None, "from_on": None, "last_on": None, "weekday": day}
        | {name: value for name, value in part.items() if name != "weekdays"}
        for part in entry.get("hours", [])
        for day in part["weekdays"]
    ]
    days = [{"weeks": "every", "nth": None} | day for day in entry.get("days", [])]
    address = {name: entry.get(name, "") for name in ("address", "postcode")}
    hidden = [address] if any(address.values()) and not office.address_shown else []
    wanted = {OpeningHours: hours, OfficeDay: days, HiddenAddress: hidden}
    for model, rows in wanted.items():
        section = "offices" if model is HiddenAddress else "hours"
        spared = section in office.centre.corrected
        if _same(model, office.centre, rows, spared=spared, office_id=office.id):
            report.note(report.kept if spared else report.changed, _told(office.centre, section, spared=spared))


def _same(model: Any, centre: Centre, wanted: list[dict[str, Any]], *, spared: bool = False, **within: Any) -> bool:
    """Make the centre's rows of this table the ones wanted, unless they are spared; whether they were others."""
    names = sorted({name for row in wanted for name in row})
    there = {
        tuple(getattr(row, name) for name in names) or row.pk: row
        for row in model.objects.filter(centre=centre, **within)
    }
    keys = [tuple(row[name] for name in names) for row in wanted]
    missing = [row for row, key in zip(wanted, keys, strict=True) if key not in there]
    extra = [row.pk for key, row in there.items() if key not in keys]
    if not spared:
        model.objects.filter(pk__in=extra).delete()
        for row in missing:
            model(centre=centre, **within, **row).save(force_insert=True)
    return bool(missing or extra)


def _withdraw(model: type[Centre] | type[Office], ids: Iterable[UUID], today: date, report: Report) -> None:
    for row in model.objects.filter(id__in=ids, withdrawn_on=None):
        row.withdrawn_on = today
        row.save(update_fields=["withdrawn_on"])
        report.gone.append(row.name if isinstance(row, Centre) else f"{row.centre.name}, {row.place}")
