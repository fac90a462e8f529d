"""Correcting and confirming a centre's own page. Each change is public at once and leaves its trail."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import chain, count
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from nok.foundation.core import clock
from nok.foundation.core.errors import DomainError
from nok.organisation.access import log
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Permission
from nok.organisation.centres.codes import OFFICE_SETTLES, SETTLES
from nok.organisation.centres.models import (
    Centre,
    CentreChange,
    CentreName,
    ClosedPeriod,
    HiddenAddress,
    Membership,
    Office,
    OfficeDay,
    OpeningHours,
)
from nok.organisation.centres.published import bump
from nok.organisation.centres.sections import CENTRE_COLUMNS, Part, Values, closure, parts, read, stretch, version
from nok.organisation.places.models import Postcode
from nok.organisation.places.spelling import fold

SAID_SO = "said by the centre"


class ChangedMeanwhile(DomainError):
    """Somebody has changed this part since it was read; `now` is what it says."""

    words = "page-changed-meanwhile"

    def __init__(self, now: Values) -> None:
        super().__init__()
        self.now = now


class AlreadyThere(DomainError):
    """The centre has an office in this place."""

    words = "page-office-already-there"


class MainOffice(DomainError):
    """The main office cannot be closed; it can move."""

    words = "page-main-office"


class NothingChanged(DomainError):
    """What was written is what stands there, and nothing of it waits to be confirmed."""

    words = "page-nothing-changed"


@transaction.atomic
def correct(*, part: Part, values: Values, seen: str, now: datetime, by: Actor) -> None:
    """Make the part of the page say this, in the centre's own word, and show it to everyone.

    :param seen: the version of the part that the correction was written over
    :raises ChangedMeanwhile: if the part says something else by now
    :raises NothingChanged: if there is nothing to do
    :raises AlreadyThere: if it is a new office where there is one
    """
    by.require(Permission.CENTRE_EDIT)
    part = _claim(part, by)
    before = read(part, clock.day_of(now))
    if version(before) != seen:
        raise ChangedMeanwhile(before)
    if values == before and not part.marks:
        raise NothingChanged

    WRITERS[part.code](part, values, now)
    _settle(part, now)
    _tell("corrected", part, before, values, now, by)
    bump()


@transaction.atomic
def confirm(*, centre: Centre, seen: Mapping[str, str], now: datetime, by: Actor) -> None:
    """Say that these parts of the page are right as they stand, and take their marks away.

    :param seen: each part's key with the version that was looked at
    :raises ChangedMeanwhile: if one of them says something else by now
    """
    by.require(Permission.CENTRE_EDIT)
    centre = Centre.objects.claim(centre, by=by)
    confirmed = [replace(part, centre=centre) for part in parts(centre) if part.key in seen and part.section]
    for part in confirmed:
        values = read(part, clock.day_of(now))
        if version(values) != seen[part.key]:
            raise ChangedMeanwhile(values)
    if not confirmed:
        raise NothingChanged
    for part in confirmed:
        _settle(part, now)
        _tell("confirmed", part, {}, {}, now, by)
    bump()


@transaction.atomic
def close_office(*, office: Office, now: datetime, by: Actor) -> None:
    """Take an office beside the main one off the page; its row is kept and dated.

    :raises MainOffice: if it is the main one
    """
    by.require(Permission.CENTRE_EDIT)
    part = _claim(Part("office", office.centre, office), by)
    office = part.office  # type: ignore[assignment]
    if office.is_main:
        raise MainOffice
    office.withdrawn_on = clock.day_of(now)
    office.save(update_fields=["withdrawn_on"])
    _settle(part, now)
    _tell("corrected", part, {"closed": False}, {"closed": True}, now, by)
    bump()


def _claim(part: Part, by: Actor) -> Part:
    centre = Centre.objects.claim(part.centre, by=by)
    if part.office is None or part.office._state.adding:
        return replace(part, centre=centre)
    return replace(part, centre=centre, office=Office.objects.filter(withdrawn_on=None).claim(part.office, by=by))


def _settle(part: Part, now: datetime) -> None:
    """The centre has spoken: no marks, and the fact files no longer have a say here."""
    centre, office, section = part.centre, part.office, part.section
    if section and section not in centre.corrected:
        centre.corrected = [*centre.corrected, section]
    if office is None or office.is_main:
        centre.unconfirmed = [name for name in centre.unconfirmed if name not in SETTLES.get(section, ())]
    if office:
        office.unconfirmed = [name for name in office.unconfirmed if name not in OFFICE_SETTLES.get(section, ())]
        office.save(update_fields=["unconfirmed"])
    centre.confirmed_on = clock.day_of(now)
    centre.save(update_fields=["corrected", "unconfirmed", "confirmed_on"])


def _tell(kind: str, part: Part, before: Values, after: Values, now: datetime, by: Actor) -> None:
    # An address that was hidden, or is so now, is not kept in the trail.
    is_shown = before.get("address_shown", True) and after.get("address_shown", True)
    hidden = {} if is_shown else {"address": "", "postcode": ""}
    CentreChange(
        centre=part.centre,
        at=now,
        by_id=by.user_id,
        kind=kind,
        part=part.code,
        place=str(part.office) if part.office else "",
        before=before | hidden,
        after=after | hidden,
    ).save(force_insert=True)
    log.record(f"centre.{kind}", by=by, about=part.centre, reason=part.key)


def _write_columns(part: Part, values: Values, now: datetime) -> None:
    for name, value in values.items():
        setattr(part.centre, name, value)
    part.centre.save(update_fields=[*values])


def _write_about(part: Part, values: Values, now: datetime) -> None:
    centre, today = part.centre, clock.day_of(now)
    if values["name"] != centre.name:
        CentreName.objects.filter(centre=centre, name=values["name"]).delete()
        CentreName.objects.get_or_create(centre=centre, name=centre.name, defaults={"until_year": today.year})
    _write_columns(part, {name: values[name] for name in CENTRE_COLUMNS["about"]}, now)
    known = Membership.objects.filter(centre=centre, until_on=None)
    if values["member"] and not known.exists():
        Membership(centre=centre, from_on=today, known_by=SAID_SO).save(force_insert=True)
    elif values["member"]:
        known.update(known_by=SAID_SO)
    else:
        known.filter(from_on__gte=today).delete()
        known.update(until_on=today)


def _place_new(office: Office, place: str) -> None:
    """A name in addresses for a new office, and whether it is the main one."""
    there = Office.objects.filter(centre=office.centre)
    if there.filter(withdrawn_on=None, place=place).exists():
        raise AlreadyThere
    taken, base = set(there.values_list("slug", flat=True)), slugify(fold(place))[:30] or "kontor"
    office.slug = next(slug for slug in chain([base], (f"{base}-{n}" for n in count(2))) if slug not in taken)
    office.is_main = not there.filter(withdrawn_on=None, is_main=True).exists()


def _write_office(part: Part, values: Values, now: datetime) -> None:
    office: Any = part.office
    before = read(part, clock.day_of(now))
    if office._state.adding:
        _place_new(office, values["place"])
    is_elsewhere = any(values[name] != before[name] for name in ("postcode", "address_shown"))
    moved = Postcode.objects.filter(code=values["postcode"]).first() if is_elsewhere else None
    if moved and moved.municipality_id:
        office.municipality_id = moved.municipality_id
        office.latitude, office.longitude, office.point_from = moved.latitude, moved.longitude, "postcode"
    for name, value in values.items():
        setattr(office, name, value)
    if not office.address_shown:
        office.hide_address()
    office.save()
    _write_hidden(office, values)


def _write_hidden(office: Office, values: Values) -> None:
    """Keep the address behind the centre's wall, unless everyone may read it of the office."""
    HiddenAddress.objects.filter(office_id=office.id).delete()
    address = {name: values[name] for name in ("address", "postcode")}
    if not office.address_shown and any(address.values()):
        HiddenAddress(centre=office.centre, office=office, **address).save(force_insert=True)


def _write_hours(part: Part, values: Values, now: datetime) -> None:
    OpeningHours.objects.filter(office=part.office).delete()
    OfficeDay.objects.filter(office=part.office).delete()
    owned: Any = {"centre": part.centre, "office": part.office}
    for purpose in ("drop_in", "phone"):
        for each in map(stretch, values[purpose]):
            OpeningHours(**owned, purpose=purpose, **vars(each)).save(force_insert=True)
    for weekday, weeks, nth in values["days"]:
        OfficeDay(**owned, weekday=weekday, weeks=weeks, nth=nth).save(force_insert=True)
    if "round_the_clock" in values:
        _write_columns(part, {"round_the_clock": values["round_the_clock"]}, now)


def _write_closures(part: Part, values: Values, now: datetime) -> None:
    ClosedPeriod.objects.filter(office=part.office, last_on__gte=clock.day_of(now)).delete()
    for each in map(closure, values["closures"]):
        ClosedPeriod(centre=part.centre, office=part.office, **vars(each)).save(force_insert=True)


WRITERS = {
    "contact": _write_columns,
    "who": _write_columns,
    "services": _write_columns,
    "about": _write_about,
    "office": _write_office,
    "hours": _write_hours,
    "closures": _write_closures,
}
