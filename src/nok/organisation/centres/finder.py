"""From where a person is to the centres that are there for them, with the reason for each.

First the centre that the municipality owns, is host to or has a written agreement with, as far as that is public;
then those that say they serve the area; then the nearest in a straight line. Nobody is left without three.

A contribution does not put a centre first: it is given for one year, often to several centres, and says nothing of
the next. It counts as serving the municipality. Among centres that are said to be equally far away, one that has told
where it is comes before one of which only the town is known: a person must be able to go there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from nok.organisation.centres.hours import Opening, State
from nok.organisation.centres.models import Tie
from nok.organisation.centres.naming import centre_names, is_any_centre
from nok.organisation.centres.published import versions_of_both
from nok.organisation.centres.snapshot import CentreFacts, OfficeFacts, Snapshot, snapshot
from nok.organisation.places.distance import Point, RoughDistance, kilometres, rough
from nok.organisation.places.place import Place
from nok.organisation.places.queries import index
from nok.organisation.places.search import LONGEST, Answer, Index, Outcome
from nok.organisation.places.spelling import fold, seen, slips_allowed

FEWEST_HITS = 3
FAR_KM = 100
NEARBY_KM = 60
CLOSE_ENOUGH = 86
LASTING = frozenset({"owner", "owner_host", "host", "agreement"})


class Reason(StrEnum):
    """Why a centre is shown; the words for each stand under `find-why-…`."""

    NAMED = "named"
    OWNER = "owner"
    HOST = "host"
    AGREEMENT = "agreement"
    AREA = "area"
    NEAREST = "nearest"
    OUTREACH = "outreach"
    MEN = "men"


TIED = {
    "owner": Reason.OWNER,
    "owner_host": Reason.OWNER,
    "host": Reason.HOST,
    "agreement": Reason.AGREEMENT,
}


class Filter(StrEnum):
    """What a person may ask for; a box in the form each."""

    YOUNG = "ung"
    RELATIVE = "naer"
    MAN = "mann"
    REMOTE = "telefon"
    OPEN = "apent"


@dataclass(frozen=True)
class Hit:
    """A centre, why it is here, and how far. `to_ask` is what was asked for that the centre has not told."""

    centre: CentreFacts
    reasons: Sequence[Reason]
    opening: Opening
    office: OfficeFacts | None = None
    km: float | None = None
    tie: Tie | None = None
    to_ask: Sequence[Filter] = ()

    @property
    def distance(self) -> RoughDistance | None:
        return rough(self.km) if self.km is not None else None

    @property
    def is_far(self) -> bool:
        """Whether it is said to be farther away than most can travel in a day."""
        return self.distance is not None and self.distance.km > FAR_KM

    @property
    def is_within_reach(self) -> bool:
        """Whether it is there for this place, or not too far from it."""
        return self.tie is not None or Reason.AREA in self.reasons or (self.km is not None and not self.is_far)


@dataclass(frozen=True)
class Found:
    """The place as it was understood, the centres in their order, and the closed ones asked for."""

    published: Snapshot
    answer: Answer
    hits: Sequence[Hit] = ()
    closed: Sequence[CentreFacts] = ()
    left_out: int = 0

    @property
    def all_are_far(self) -> bool:
        return bool(self.hits) and all(hit.is_far for hit in self.hits)

    @property
    def must_ask(self) -> bool:
        """Whether some were kept only because they have not said no."""
        return any(hit.to_ask for hit in self.hits)


def find(typed: str, wanted: Sequence[Filter], now: datetime, chosen: str = "") -> Found:
    """Find centres for what was typed. Never raises, whatever it is.

    :param chosen: the number of the municipality or county that was chosen, when several places have the name
    """
    at, places_at = versions_of_both()
    published, places = snapshot(at), index(places_at)
    asked = fold(seen(typed[: LONGEST * 2])[:LONGEST])
    if is_any_centre(asked):
        return Found(published, Answer(Outcome.EMPTY))
    names = centre_names(published, places)
    if asked in names:
        return _around(published, places, names[asked], typed, wanted, now)
    answer = places.search(typed).choosing(chosen)
    if answer.outcome == Outcome.NOT_FOUND:
        named = _nearly_named(names, asked)
        if named:
            return _around(published, places, named, typed, wanted, now)
    if answer.place is None:
        return Found(published, answer)
    return _near(published, answer, answer.place, wanted, now)


def near(place: Place, now: datetime) -> Sequence[Hit]:
    """The centres for a place already known, as the finder orders them."""
    return _near(snapshot(), Answer(Outcome.FOUND, place.name, [place]), place, [], now).hits


def _nearly_named(names: Mapping[str, CentreFacts], asked: str) -> CentreFacts | None:
    best = process.extractOne(asked, names.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=CLOSE_ENOUGH)
    short = process.extractOne(asked, names.keys(), scorer=OSA.distance, score_cutoff=slips_allowed(asked))
    found = best or short
    return names[found[0]] if found else None


def _around(
    published: Snapshot, places: Index, named: CentreFacts, typed: str, wanted: Sequence[Filter], now: datetime
) -> Found:
    """The centre that was named, and those nearest to it."""
    office = named.main
    if office:
        town = places.towns[office.municipality]
        place = replace(town, name=office.place, point=office.point)
    else:
        place = places.counties[named.row.county_id]
    found = _near(published, Answer(Outcome.FOUND, typed, [place]), place, wanted, now)
    if not named.row.is_open_house:
        return replace(found, closed=[named])
    first = Hit(named, [Reason.NAMED], named.opening(now), office)
    others = [hit for hit in found.hits if hit.centre.slug != named.slug]
    return replace(found, hits=[first, *others])


def _near(published: Snapshot, answer: Answer, place: Place, wanted: Sequence[Filter], now: datetime) -> Found:
    hits = [_hit(centre, place, now) for centre in published.open if not centre.row.men_only or Filter.MAN in wanted]
    nearest = min((hit.km for hit in hits if hit.km is not None), default=None)
    ordered = sorted((_mark_nearest(hit, nearest) for hit in hits), key=_order)
    kept = _filtered(ordered, wanted)
    # Those within reach come first, whether they have said yes or must be asked; a sure yes far away is small help.
    kept.sort(key=lambda hit: (not hit.is_within_reach, bool(hit.to_ask)))
    strong = sum(1 for hit in kept if hit.tie)
    shown = kept[: max(FEWEST_HITS, strong)]
    return Found(published, answer, shown, _closed_here(published, place), left_out=len(ordered) - len(kept))


def _hit(centre: CentreFacts, place: Place, now: datetime) -> Hit:
    office, km = _nearest_office(centre, place.point)
    tie = _lasting_tie(centre, place)
    reasons = []
    if tie:
        reasons.append(TIED[tie.role])
    elif _serves(centre, place):
        reasons.append(Reason.AREA)
    if centre.row.men_only:
        reasons.append(Reason.MEN)
    if office and km is not None and not office.is_main and km <= NEARBY_KM:
        reasons.append(Reason.OUTREACH)
    return Hit(centre, reasons, centre.opening(now), office, km, tie)


def _lasting_tie(centre: CentreFacts, place: Place) -> Tie | None:
    if not place.municipality:
        return None
    return next((tie for tie in centre.ties if tie.municipality_id == place.municipality and tie.role in LASTING), None)


def _serves(centre: CentreFacts, place: Place) -> bool:
    """Whether it says that it serves the place, all of it, or the municipality has given it money."""
    if centre.serves(place.municipality, place.county) or (place.municipality and centre.paying(place.municipality)):
        return True
    return bool(place.within) and all(centre.serves(number, place.county) for number in place.within)


def _nearest_office(centre: CentreFacts, point: Point) -> tuple[OfficeFacts | None, float | None]:
    measured = [(kilometres(point, office.point), office) for office in centre.offices]
    if not measured:
        return None, None
    km, office = min(measured, key=lambda pair: pair[0])
    return office, km


def _mark_nearest(hit: Hit, nearest: float | None) -> Hit:
    if hit.km is not None and hit.km == nearest:
        return replace(hit, reasons=[*hit.reasons, Reason.NEAREST])
    return hit


def _order(hit: Hit) -> tuple[int, float, bool, float, str]:
    group = 0 if hit.tie else 1 if Reason.AREA in hit.reasons else 2
    if hit.km is None or hit.distance is None:
        return group, float("inf"), True, 0, hit.centre.slug
    said = 0 if hit.distance.under else hit.distance.km
    has_told_where = hit.office is not None and bool(hit.office.address)
    return group, said, not has_told_where, hit.km, hit.centre.slug


def _filtered(hits: Sequence[Hit], wanted: Sequence[Filter]) -> list[Hit]:
    """Leave out those that say no; keep those that have not said, with what to ask them."""
    kept = []
    for hit in hits:
        said = {question: _says(hit, question) for question in wanted}
        if False not in said.values():
            kept.append(replace(hit, to_ask=[question for question, answer in said.items() if answer is None]))
    return kept


def _says(hit: Hit, question: Filter) -> bool | None:
    row = hit.centre.row
    match question:
        case Filter.YOUNG:
            return row.min_age_with_adult is not None if row.min_age is not None else None
        case Filter.RELATIVE:
            return True if "relatives" in row.services else None
        case Filter.MAN:
            return True if row.men_only or "men" in row.services else None
        case Filter.REMOTE:
            return True if "phone_or_video" in row.services else None
        case Filter.OPEN:
            known = {State.OPEN: True, State.ALWAYS: True, State.CLOSED: False}
            return known.get(hit.opening.state)


def _closed_here(published: Snapshot, place: Place) -> list[CentreFacts]:
    if not place.municipality:
        return []
    return [
        centre
        for centre in published.closed
        if any(office.municipality == place.municipality for office in centre.offices)
    ]
