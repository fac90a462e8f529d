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
from nok.organisation.places.queries import index
from nok.organisation.places.search import fold

# Words of any centre's name: alone they say which sort of house is looked for, not which one.
ANY_CENTRE = frozenset(
    "incest incestsenter incestsenteret krise krisesenter krisesenteret misbruk mot nok og overgrep resurssenter "
    "ressurssenter seksuelle senter senteret sentra sentre sentrene sms smiso smso stottesenter voldtekt".split()
)


@dataclass(frozen=True)
class OfficeFacts:
    """An office as it is shown."""

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
    served: frozenset[str] = field(repr=False)

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

    def serves(self, municipality: str) -> bool:
        """Whether the centre, or the municipality, says that it receives people from here."""
        return bool(municipality) and (municipality in self.served or municipality[:2] in self.counties)


@dataclass(frozen=True)
class Snapshot:
    """Everything published, open centres and closed ones apart."""

    version: int
    open: Sequence[CentreFacts]
    closed: Sequence[CentreFacts]
    by_slug: Mapping[str, CentreFacts] = field(repr=False)
    names: Mapping[str, CentreFacts] = field(repr=False)


_kept: list[Snapshot] = []


def snapshot() -> Snapshot:
    """What is published now: one small query, unless something has changed."""
    now = version()
    if not _kept or _kept[0].version != now:
        _kept[:] = [_read(now)]
    return _kept[0]


def _read(number: int) -> Snapshot:
    offices = _grouped(_offices())
    names = _grouped((row.centre_id, row.name) for row in CentreName.objects.order_by("name"))
    members = _grouped((row.centre_id, row) for row in Membership.objects.all())
    areas = _grouped((row.centre_id, row) for row in ServedArea.objects.all())
    ties = _grouped((row.centre_id, row) for row in Tie.objects.order_by("municipality_id", "role"))
    rows = Centre.objects.filter(withdrawn_on=None).select_related("county").order_by("slug")
    every = [_centre(row, offices[row.id], names[row.id], members[row.id], areas[row.id], ties[row.id]) for row in rows]
    return Snapshot(
        number,
        [centre for centre in every if centre.row.is_open_house],
        [centre for centre in every if not centre.row.is_open_house],
        {centre.slug: centre for centre in every},
        _by_name(every),
    )


def _centre(
    row: Centre,
    offices: Sequence[OfficeFacts],
    names: Sequence[str],
    members: Sequence[Membership],
    areas: Sequence[ServedArea],
    ties: Sequence[Tie],
) -> CentreFacts:
    municipalities = {area.municipality_id for area in areas if area.municipality_id}
    return CentreFacts(
        row=row,
        offices=offices,
        former_names=names,
        members=members,
        counties=frozenset(area.county_id for area in areas if area.county_id),
        municipalities=frozenset(municipalities),
        ties=ties,
        served=frozenset(municipalities | {tie.municipality_id for tie in ties if tie.role in Tie.SERVING}),
    )


def _by_name(centres: Iterable[CentreFacts]) -> dict[str, CentreFacts]:
    """Each centre under its names as they are compared: today's, former ones, and what people say for short."""
    places = index().names
    found: dict[str, CentreFacts] = {}
    for centre in centres:
        for short in (centre.slug, centre.name.split()[0]):
            # «Dixi» and «BRiS», but not what is a place too, or any centre's word.
            if fold(short) not in places and fold(short) not in ANY_CENTRE:
                found[fold(short)] = centre
    for centre in sorted(centres, key=lambda each: each.row.is_open_house):
        found |= {fold(name): centre for name in (*centre.former_names, centre.name)}
    return found


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
                address=row.address if row.address_shown else "",
                postcode=row.postcode if row.address_shown else "",
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
    return [Stretch(row.weekday, row.opens, row.closes, row.weeks, row.nth) for row in rows if row.purpose == purpose]


def _grouped(pairs: Iterable[tuple[object, object]]) -> "defaultdict[object, list]":  # type: ignore[type-arg]
    found = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def coming_closures(office: OfficeFacts, today: date) -> list[Closure]:
    """Days with other hours, or none, that are not over."""
    return [closure for closure in office.closures if closure.last_on >= today]
