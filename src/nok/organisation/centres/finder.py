"""From where a person is to the centres that are there for them, with the reason for each.

First the centre the municipality has an agreement with, as far as that is public; then those that
say they serve the area; then the nearest in a straight line. Nobody is left without three.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from rapidfuzz import fuzz, process

from nok.organisation.centres.hours import Opening, State
from nok.organisation.centres.models import Tie
from nok.organisation.centres.snapshot import CentreFacts, OfficeFacts, Snapshot, snapshot
from nok.organisation.places.distance import Point, RoughDistance, kilometres, rough
from nok.organisation.places.queries import index
from nok.organisation.places.search import Answer, Outcome, Place, fold

FEWEST_HITS = 3
FAR_KM = 100
CLOSE_ENOUGH = 86
ANY_CENTRE = {"nok", "smiso", "senter", "krise", "incestsenteret"}


class Reason(StrEnum):
    """Why a centre is shown; the words for each stand under `find-why-…`."""

    NAMED = "named"
    AGREEMENT = "agreement"
    AREA = "area"
    NEAREST = "nearest"
    OUTREACH = "outreach"
    MEN = "men"


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
        return self.km is not None and self.km > FAR_KM


@dataclass(frozen=True)
class Found:
    """The place as it was understood, the centres in their order, and the closed ones asked for."""

    answer: Answer
    hits: Sequence[Hit] = ()
    closed: Sequence[CentreFacts] = ()
    left_out: int = 0

    @property
    def all_are_far(self) -> bool:
        return bool(self.hits) and all(hit.is_far for hit in self.hits)


def find(typed: str, wanted: Sequence[Filter], now: datetime, municipality: str = "") -> Found:
    """Find centres for what was typed. Never raises, whatever it is.

    :param municipality: the number of the one that was chosen, when several places have the name
    """
    published = snapshot()
    named = _by_name(published, typed)
    if named:
        return _around(published, named, typed, wanted, now)
    answer = index().search(typed)
    if answer.place is None and answer.outcome not in {Outcome.CHOOSE, Outcome.EMPTY}:
        named = _by_name(published, typed, nearly=True)
        if named:
            return _around(published, named, typed, wanted, now)
    if answer.outcome == Outcome.CHOOSE and municipality:
        chosen = [place for place in answer.places if place.municipality == municipality]
        answer = replace(answer, outcome=Outcome.FOUND, places=chosen) if chosen else answer
    if answer.place is None:
        return Found(answer)
    return _near(published, answer, answer.place, wanted, now)


def near(place: Place, now: datetime) -> Sequence[Hit]:
    """The centres for a place already known, as the finder orders them."""
    return _near(snapshot(), Answer(Outcome.FOUND, place.name, [place]), place, [], now).hits


def _around(published: Snapshot, named: CentreFacts, typed: str, wanted: Sequence[Filter], now: datetime) -> Found:
    """The centre that was named, and those nearest to it."""
    office = named.main
    if office is None:
        answer = Answer(Outcome.FOUND, typed)
        return Found(answer, [Hit(named, [Reason.NAMED], named.opening(now))])
    town = index().names[fold(office.place)]
    about = town[0][1] if town else None
    place = replace(about, point=office.point) if about else None
    if place is None:
        return Found(Answer(Outcome.NOT_FOUND, typed))
    found = _near(published, Answer(Outcome.FOUND, typed, [place]), place, wanted, now)
    if not named.row.is_open_house:
        return replace(found, closed=[named])
    first = Hit(named, [Reason.NAMED], named.opening(now), office)
    others = [hit for hit in found.hits if hit.centre.slug != named.slug]
    return replace(found, hits=[first, *others])


def _by_name(published: Snapshot, typed: str, *, nearly: bool = False) -> CentreFacts | None:
    asked = fold(typed[:80])
    if not asked:
        return None
    names = {
        fold(name): centre
        for centre in [*published.closed, *published.open]
        for name in (centre.name, *centre.former_names, *_short_names(centre))
    }
    if not nearly:
        return names.get(asked)
    best = process.extractOne(asked, names.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=CLOSE_ENOUGH)
    return names[best[0]] if best else None


def _short_names(centre: CentreFacts) -> list[str]:
    """What people call a centre for short («Dixi», «BRiS»), unless that is also a place or any centre's word."""
    short = [centre.slug, centre.name.split()[0]]
    return [name for name in short if fold(name) not in ANY_CENTRE and fold(name) not in index().names]


def _near(published: Snapshot, answer: Answer, place: Place, wanted: Sequence[Filter], now: datetime) -> Found:
    hits = [_hit(centre, place, now) for centre in published.open if not centre.row.men_only or Filter.MAN in wanted]
    nearest = min((hit.km for hit in hits if hit.km is not None), default=None)
    ordered = sorted((_mark_nearest(hit, nearest) for hit in hits), key=_order)
    kept = _filtered(ordered, wanted)
    sure = [hit for hit in kept if not hit.to_ask]
    unsure = [hit for hit in kept if hit.to_ask]
    strong = sum(1 for hit in sure if hit.tie)
    shown = (sure[: max(FEWEST_HITS, strong)] + unsure)[: max(FEWEST_HITS, strong)]
    return Found(answer, shown, _closed_here(published, place), left_out=len(ordered) - len(kept))


def _hit(centre: CentreFacts, place: Place, now: datetime) -> Hit:
    office, km = _nearest_office(centre, place.point)
    tie = centre.paying(place.municipality) if place.municipality else None
    reasons = []
    if tie:
        reasons.append(Reason.AGREEMENT)
    elif centre.serves(place.municipality, place.county):
        reasons.append(Reason.AREA)
    if centre.row.men_only:
        reasons.append(Reason.MEN)
    if office and not office.is_main:
        reasons.append(Reason.OUTREACH)
    return Hit(centre, reasons, centre.opening(now), office, km, tie)


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


def _order(hit: Hit) -> tuple[int, float, str]:
    group = 0 if Reason.AGREEMENT in hit.reasons else 1 if Reason.AREA in hit.reasons else 2
    return group, hit.km if hit.km is not None else float("inf"), hit.centre.slug


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
