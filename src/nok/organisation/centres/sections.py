"""A centre's page part by part, as plain values: to compare, to keep in the trail, and to write back."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.urls import reverse

from nok.organisation.centres.codes import OFFICE_PARTS, OFFICE_SETTLES, PARTS, SERVICES_IN_ORDER, SETTLES
from nok.organisation.centres.hours import Closure, Stretch
from nok.organisation.centres.models import (
    Centre,
    ClosedPeriod,
    HiddenAddress,
    Membership,
    Office,
    OfficeDay,
    OpeningHours,
)

Values = dict[str, Any]
CENTRE_COLUMNS = {
    "contact": ("phone", "email", "website"),
    "who": ("min_age", "min_age_with_adult", "men_only", "who_for", "travel"),
    "services": ("services",),
    "about": ("name", "legal_form", "orgnr"),
}
OFFICE_COLUMNS = ("name", "address", "address_shown", "postcode", "place", "wheelchair")


PATHS = {
    "contact": "kontakt",
    "who": "hvem",
    "services": "tilbud",
    "about": "om",
    "office": "sted",
    "hours": "tider",
    "closures": "andre-dager",
}


@dataclass(frozen=True)
class Part:
    """One part of the page, of the centre itself or of one of its offices."""

    code: str
    centre: Centre
    office: Office | None = None

    @property
    def key(self) -> str:
        return f"{self.code}/{self.office.slug}" if self.office else self.code

    @property
    def url(self) -> str:
        """Where the part is corrected."""
        if self.office:
            return reverse("centres:correct_office", args=[self.office.slug, PATHS[self.code]])
        return reverse("centres:correct", args=[PATHS[self.code]])

    @property
    def section(self) -> str:
        """The section that a correction of this part protects; empty: the fact files know nothing of it."""
        return (PARTS | OFFICE_PARTS)[self.code]

    @property
    def may_close(self) -> bool:
        """Whether this is an office that can be taken off the page."""
        return self.code == "office" and bool(self.office and self.office.slug and not self.office.is_main)

    @property
    def marks(self) -> list[str]:
        """What in this part is not confirmed."""
        settles, unconfirmed = SETTLES, self.centre.unconfirmed
        if self.office and not self.office.is_main:
            settles, unconfirmed = OFFICE_SETTLES, self.office.unconfirmed
        return [name for name in settles.get(self.section, ()) if name in unconfirmed]


def parts(centre: Centre) -> list[Part]:
    """Every part of the page that has a form, in the order they are shown."""
    offices = Office.objects.filter(centre=centre, withdrawn_on=None).order_by("-is_main", "slug")
    return [
        *(Part(code, centre) for code in PARTS),
        *(Part(code, centre, office) for office in offices for code in OFFICE_PARTS),
    ]


def read(part: Part, today: date) -> Values:
    """What the part says now. Days with other hours that are over are not part of it any more."""
    if part.office is None:
        values = {name: getattr(part.centre, name) for name in CENTRE_COLUMNS[part.code]}
        if part.code == "services":
            values["services"] = sorted(part.centre.services, key=SERVICES_IN_ORDER.index)
        if part.code == "about":
            values["member"] = Membership.objects.filter(centre=part.centre, until_on=None).exists()
        return values
    if part.code == "office":
        return {name: getattr(part.office, name) for name in OFFICE_COLUMNS} | _hidden_address(part.office)
    return _hours(part) if part.code == "hours" else _closures(part.office, today)


def version(values: Values) -> str:
    """A short mark of what the part says: the same if and only if it says the same."""
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]


def _hidden_address(office: Office) -> Values:
    """What the centre keeps to itself of where the office is."""
    row = HiddenAddress.objects.filter(office_id=office.id).first()
    return {"address": row.address, "postcode": row.postcode} if row else {}


def _hours(part: Part) -> Values:
    rows = OpeningHours.objects.filter(office=part.office).order_by("weekday", "opens", "weeks", "nth", "from_on")
    values: Values = {
        purpose: [_listed(row) for row in rows if row.purpose == purpose] for purpose in ("drop_in", "phone")
    }
    values["days"] = [
        [day.weekday, day.weeks, day.nth]
        for day in OfficeDay.objects.filter(office=part.office).order_by("weekday", "weeks", "nth")
    ]
    if part.office and part.office.is_main:
        values["round_the_clock"] = part.centre.round_the_clock
    return values


def _listed(row: OpeningHours | Stretch) -> list[Any]:
    dates = [day.isoformat() if day else None for day in (row.from_on, row.last_on)]
    return [row.weekday, f"{row.opens:%H:%M}", f"{row.closes:%H:%M}", row.weeks, row.nth, *dates]


def listed(stretches: Sequence[Stretch]) -> list[list[Any]]:
    """The stretches as the values hold them, in their order."""
    return sorted((_listed(each) for each in stretches), key=lambda each: [str(value or "") for value in each])


def stretch(written: Sequence[Any]) -> Stretch:
    """A stretch as the values hold it, back."""
    weekday, opens, closes, weeks, nth, first, last = written
    return Stretch(
        weekday,
        time.fromisoformat(opens),
        time.fromisoformat(closes),
        weeks,
        nth,
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
    )


def _closures(office: Office, today: date) -> Values:
    rows = ClosedPeriod.objects.filter(office=office, last_on__gte=today).order_by("from_on", "opens")
    return {"closures": [listed_closure(Closure(r.from_on, r.last_on, r.reason, r.opens, r.closes)) for r in rows]}


def listed_closure(each: Closure) -> list[str]:
    """A closure as the values hold it."""
    hours = [f"{hour:%H:%M}" if hour else "" for hour in (each.opens, each.closes)]
    return [each.from_on.isoformat(), each.last_on.isoformat(), *hours, each.reason]


def closure(written: Sequence[str]) -> Closure:
    """A closure as the values hold it, back."""
    first, last, opens, closes, reason = written
    hours = [time.fromisoformat(hour) if hour else None for hour in (opens, closes)]
    return Closure(date.fromisoformat(first), date.fromisoformat(last), reason, *hours)
