"""All that is published of the centres, kept in the process and read again when the version has gone up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from nok.organisation.centres.hours import Closure, Opening, State, Stretch, opening
from nok.organisation.centres.models import (
    Centre,
    CentreName,
    ClosedPeriod,
    Membership,
    Office,
    OfficeDay,
    OpeningHours,
    ServedArea,
    Tie,
)
from nok.organisation.centres.published import version
from nok.organisation.places.distance import Point


@dataclass(frozen=True)
class OfficeFacts:
    """An office as it is shown. An address that is hidden is not in the table this is read from."""

    slug: str
    name: str
    is_main: bool
    address: str
    postcode: str
    place: str
    municipality: str
    point: Point
    wheelchair: bool | None
    unconfirmed: frozenset[str]
    read_of: str
    drop_in: Sequence[Stretch]
    phone_hours: Sequence[Stretch]
    days: Sequence[OfficeDay]
    closures: Sequence[Closure]


@dataclass(frozen=True)
class CentreFacts:
    """A centre as it is shown. `row` carries the plain columns."""

    row: Centre
    offices: Sequence[OfficeFacts]
    former_names: Sequence[str]
    members: Sequence[Membership]
    counties: frozenset[str]
    municipalities: frozenset[str]
    ties: Sequence[Tie]

    @property
    def slug(self) -> str:
        return self.row.slug

    @property
    def name(self) -> str:
        return self.row.name

    @property
    def main(self) -> OfficeFacts | None:
        """The main office, where one is known."""
        return next((office for office in self.offices if office.is_main), None)

    def is_unconfirmed(self, name: str) -> bool:
        """Whether this part must carry «ikke bekreftet»."""
        return name in self.row.unconfirmed

    def opening(self, now: datetime) -> Opening:
        """Whether the main office is open for those who drop in."""
        if self.row.round_the_clock == "visit":
            return Opening(State.ALWAYS)
        if self.main is None:
            return Opening(State.UNKNOWN)
        return opening(self.main.drop_in, self.main.closures, now)

    def paying(self, municipality: str) -> Tie | None:
        """The tie that says this municipality owns, hosts or pays, if one is public."""
        return next((tie for tie in self.ties if tie.municipality_id == municipality and tie.role in Tie.PAYING), None)

    def serves(self, municipality: str, county: str) -> bool:
        """Whether the centre, or the municipality, says that it serves people from here."""
        if municipality and municipality in self.municipalities:
            return True
        if any(tie.municipality_id == municipality and tie.role in Tie.SERVING for tie in self.ties):
            return True
        return bool(county) and county in self.counties


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Everything published, open centres and closed ones apart."""

    version: int
    open: Sequence[CentreFacts]
    closed: Sequence[CentreFacts]
    by_slug: Mapping[str, CentreFacts] = field(repr=False)


_kept: list[Snapshot] = []


def snapshot(now: int | None = None) -> Snapshot:
    """What is published now: one small query, unless something has changed.

    :param now: the version, where it has just been asked
    """
    if now is None:
        now = version()
    if not _kept or _kept[0].version != now:
        _kept[:] = [_read(now)]
    return _kept[0]


def unpublished(slug: str) -> CentreFacts:
    """The centre as this very transaction sees it, also what may yet be undone; kept nowhere."""
    return _read(0).by_slug[slug]


def _read(number: int) -> Snapshot:
    offices = _grouped(_offices())
    names = _grouped((row.centre_id, row.name) for row in CentreName.objects.order_by("name"))
    members = _grouped((row.centre_id, row) for row in Membership.objects.filter(until_on=None))
    areas = list(ServedArea.objects.all())
    ties = _grouped((row.centre_id, row) for row in Tie.objects.order_by("municipality_id", "role"))
    every = [
        CentreFacts(
            row=row,
            offices=offices[row.id],
            former_names=names[row.id],
            members=members[row.id],
            counties=frozenset(area.county_id for area in areas if area.centre_id == row.id and area.county_id),
            municipalities=frozenset(
                area.municipality_id for area in areas if area.centre_id == row.id and area.municipality_id
            ),
            ties=ties[row.id],
        )
        for row in Centre.objects.filter(withdrawn_on=None).select_related("county").order_by("slug")
    ]
    return Snapshot(
        number,
        [centre for centre in every if centre.row.is_open_house],
        [centre for centre in every if not centre.row.is_open_house],
        {centre.slug: centre for centre in every},
    )


def _offices() -> Iterable[tuple[object, OfficeFacts]]:
    rows = Office.objects.filter(withdrawn_on=None).order_by("-is_main", "slug")
    hours = _grouped((row.office_id, row) for row in OpeningHours.objects.order_by("weekday", "opens"))
    days = _grouped((row.office_id, row) for row in OfficeDay.objects.order_by("weekday"))
    closed = _grouped((row.office_id, row) for row in ClosedPeriod.objects.order_by("from_on"))
    for row in rows:
        yield (
            row.centre_id,
            OfficeFacts(
                slug=row.slug,
                name=row.name,
                is_main=row.is_main,
                address=row.address,
                postcode=row.postcode,
                place=row.place,
                municipality=row.municipality_id,
                point=Point(row.latitude, row.longitude),
                wheelchair=row.wheelchair,
                unconfirmed=frozenset(row.unconfirmed),
                read_of=row.read_of,
                drop_in=_stretches(hours[row.id], "drop_in"),
                phone_hours=_stretches(hours[row.id], "phone"),
                days=days[row.id],
                closures=[
                    Closure(part.from_on, part.last_on, part.reason, part.opens, part.closes) for part in closed[row.id]
                ],
            ),
        )


def _stretches(rows: Iterable[OpeningHours], purpose: str) -> list[Stretch]:
    return [
        Stretch(row.weekday, row.opens, row.closes, row.weeks, row.nth, row.from_on, row.last_on)
        for row in rows
        if row.purpose == purpose
    ]


def _grouped(pairs: Iterable[tuple[object, object]]) -> "defaultdict[object, list]":  # type: ignore[type-arg]
    found = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def coming_closures(office: OfficeFacts, today: date) -> list[Closure]:
    """Days with other hours, or none, that are not over."""
    return [closure for closure in office.closures if closure.last_on >= today]
