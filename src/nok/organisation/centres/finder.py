"""From where a person is to the centres that are there for them, with the reason for each.

First the centre the municipality owns, hosts, pays or has an agreement with, as far as that is public;
then those that say they serve the area; then the nearest in a straight line. Nobody is left without three.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from rapidfuzz import fuzz, process

from nok.organisation.centres.hours import Opening, State
from nok.organisation.centres.models import Tie
from nok.organisation.centres.snapshot import ANY_CENTRE, CentreFacts, OfficeFacts, Snapshot, snapshot
from nok.organisation.places.distance import RoughDistance, kilometres, rough
from nok.organisation.places.queries import index
from nok.organisation.places.search import LONGEST, Answer, Index, Kind, Outcome, Place, fold

FEWEST_HITS = 3
FAR_KM = 100
CLOSE_ENOUGH = 86


class Reason(StrEnum):
    """Why a centre is shown; the words for each stand under `find-why-…`."""

    NAMED = "named"
    AGREEMENT = "agreement"
    OWNER = "owner"
    HOST = "host"
    CONTRIBUTOR = "contributor"
    AREA = "area"
    PART = "part"
    MEN = "men"
    OUTREACH = "outreach"
    NEAREST = "nearest"
    NEXT = "next"
    AROUND = "around"


# What a tie is called as a reason.
REASON_OF_TIE = {
    "agreement": Reason.AGREEMENT,
    "owner": Reason.OWNER,
    "owner_host": Reason.HOST,
    "host": Reason.HOST,
    "contributor": Reason.CONTRIBUTOR,
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
    """A centre, why it is here, and how far. `to_ask` is what was asked for that the centre has not told.

    :param roughly: measured from the middle of a whole area: good for the order, no distance to show
    """

    centre: CentreFacts
    reasons: Sequence[Reason]
    opening: Opening
    office: OfficeFacts | None = None
    km: float | None = None
    tie: Tie | None = None
    to_ask: Sequence[Filter] = ()
    roughly: bool = False
    other_county: bool = False

    @property
    def distance(self) -> RoughDistance | None:
        return None if self.km is None or self.roughly else rough(self.km)

    @property
    def is_far(self) -> bool:
        return self.km is not None and self.km > FAR_KM


@dataclass(frozen=True)
class Found:
    """The place as it was understood, the centres in their order, and the closed ones asked for.

    `left_out` counts the centres that say no to what was asked for.
    """

    answer: Answer
    hits: Sequence[Hit] = ()
    closed: Sequence[CentreFacts] = ()
    left_out: int = 0

    @property
    def all_are_far(self) -> bool:
        return bool(self.hits) and all(hit.is_far for hit in self.hits)

    @property
    def none_is_sure(self) -> bool:
        """Whether no centre here has told that it offers all that was asked for."""
        return all(hit.to_ask for hit in self.hits)


def find(typed: str, wanted: Sequence[Filter], now: datetime, municipality: str = "") -> Found:
    """Find centres for what was typed. Never raises, whatever it is.

    :param municipality: the number of the one that was chosen, when several places have the name
    """
    published, places = snapshot(), index()
    name = fold(typed[:LONGEST])
    named = published.names.get(name)
    answer = places.search(typed) if named is None else None
    if answer and answer.outcome in {Outcome.NOT_FOUND, Outcome.GUESSED} and ANY_CENTRE & set(name.split()):
        named = _nearly_named(published, name)
        answer = _without_centre_words(places, name, answer)
    if answer and answer.outcome == Outcome.NOT_FOUND and named is None:
        named = _nearly_named(published, name)
    if named:
        return _around(published, places, named, typed, wanted, now)
    answer = _chosen(answer or Answer(Outcome.EMPTY), municipality)
    return _near(published, answer, answer.place, wanted, now) if answer.place else Found(answer)


def near(place: Place, now: datetime) -> Sequence[Hit]:
    """The centres for a place already known, as the finder orders them."""
    return _near(snapshot(), Answer(Outcome.FOUND, place.name, [place]), place, [], now).hits


def _nearly_named(published: Snapshot, name: str) -> CentreFacts | None:
    if not _bare(name):
        return None
    best = process.extractOne(name, published.names.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=CLOSE_ENOUGH)
    return published.names[best[0]] if best else None


def _without_centre_words(places: Index, name: str, answer: Answer) -> Answer:
    """«Nok-senter i Bodø» is about Bodø; «nok» alone is about no place at all."""
    bare = _bare(name)
    if not bare:
        return Answer(Outcome.EMPTY, answer.typed)
    without = places.search(bare)
    return answer if without.outcome == Outcome.NOT_FOUND else replace(without, typed=answer.typed)


def _bare(name: str) -> str:
    return " ".join(word for word in name.split() if word not in ANY_CENTRE)


def _chosen(answer: Answer, municipality: str) -> Answer:
    chosen = [place for place in answer.places if municipality and place.municipality == municipality]
    if answer.outcome == Outcome.CHOOSE and chosen:
        return replace(answer, outcome=Outcome.FOUND, places=chosen)
    return answer


def _around(
    published: Snapshot, places: Index, named: CentreFacts, typed: str, wanted: Sequence[Filter], now: datetime
) -> Found:
    """The centre that was named, and those nearest to it; a closed one only as closed."""
    office = named.main
    if office:
        place = replace(
            places.towns[office.municipality], kind=Kind.PLACE, name=office.place, point=office.point, former=""
        )
    else:
        place = places.counties[named.row.county_id]
    found = _near(published, Answer(Outcome.FOUND, typed[:LONGEST], [place]), place, wanted, now)
    if not named.row.is_open_house:
        return replace(found, closed=[named])
    to_ask = [question for question in wanted if _says(named, question, now) is None]
    first = Hit(named, [Reason.NAMED], named.opening(now), office, to_ask=to_ask)
    return replace(found, hits=[first, *(hit for hit in found.hits if hit.centre.slug != named.slug)])


def _near(published: Snapshot, answer: Answer, place: Place, wanted: Sequence[Filter], now: datetime) -> Found:
    ordered = sorted(
        (_hit(centre, place, now) for centre in published.open if not centre.row.men_only or Filter.MAN in wanted),
        key=_order,
    )
    kept = _filtered(_with_nearest(ordered, place), wanted, now)
    sure = [hit for hit in kept if not hit.to_ask]
    unsure = [hit for hit in kept if hit.to_ask]
    tied = sum(1 for hit in sure if hit.tie)
    # Those that have not told stand below, never hidden: one of them may be the very house around the corner.
    shown = sure[: max(FEWEST_HITS, tied)] + unsure[:FEWEST_HITS]
    shown += [hit for hit in kept if hit.centre.row.men_only and hit not in shown]
    return Found(answer, shown, _closed_here(published, place), left_out=len(ordered) - len(kept))


def _hit(centre: CentreFacts, place: Place, now: datetime) -> Hit:
    measured = [(kilometres(place.point, office.point), office) for office in centre.offices]
    km, office = min(measured, key=lambda pair: pair[0]) if measured else (None, None)
    tie = centre.paying(place.municipality) if place.municipality else None
    area = REASON_OF_TIE[tie.role] if tie else _area(centre, place)
    reasons = [area] if area else []
    if centre.row.men_only:
        reasons.append(Reason.MEN)
    if office and not office.is_main:
        reasons.append(Reason.OUTREACH)
    county = office.municipality[:2] if office else centre.row.county_id
    return Hit(
        centre,
        reasons,
        centre.opening(now),
        office,
        km,
        tie,
        roughly=place.kind in {Kind.COUNTY, Kind.REGION},
        other_county=bool(place.county) and county != place.county,
    )


def _area(centre: CentreFacts, place: Place) -> Reason | None:
    if place.municipality:
        return Reason.AREA if centre.serves(place.municipality) else None
    inside = sum(1 for number in place.municipalities if centre.serves(number))
    if not inside:
        return None
    return Reason.AREA if inside == len(place.municipalities) else Reason.PART


def _order(hit: Hit) -> tuple[int, float, str]:
    group = 0 if hit.tie else 1 if {Reason.AREA, Reason.PART} & set(hit.reasons) else 2
    return group, hit.km if hit.km is not None else float("inf"), hit.centre.slug


def _with_nearest(hits: Sequence[Hit], place: Place) -> list[Hit]:
    """Say of the nearest that it is; and of those with no other reason that they are among the nearest."""
    nearest = min((hit.km for hit in hits if hit.km is not None), default=None)
    said = []
    for hit in hits:
        if not hit.roughly and hit.km is not None and hit.km == nearest:
            hit = replace(hit, reasons=[*hit.reasons, Reason.NEAREST])
        elif not hit.reasons:
            hit = replace(hit, reasons=[Reason.AROUND if hit.roughly else Reason.NEXT])
        said.append(hit)
    return said


def _filtered(hits: Sequence[Hit], wanted: Sequence[Filter], now: datetime) -> list[Hit]:
    """Leave out those that say no; keep those that have not said, with what to ask them."""
    kept = []
    for hit in hits:
        said = {question: _says(hit.centre, question, now) for question in wanted}
        if False not in said.values():
            kept.append(replace(hit, to_ask=[question for question, answer in said.items() if answer is None]))
    return kept


def _says(centre: CentreFacts, question: Filter, now: datetime) -> bool | None:
    """What the centre says: yes, no, or nothing that can be relied on."""
    match question:
        case Filter.YOUNG:
            return _takes_young(centre)
        case Filter.RELATIVE:
            return True if "relatives" in centre.row.services else None
        case Filter.MAN:
            sure = "men" in centre.row.services or (centre.row.men_only and not centre.is_unconfirmed("status"))
            return True if sure else None
        case Filter.REMOTE:
            return True if "phone_or_video" in centre.row.services else None
        case Filter.OPEN:
            known = {State.OPEN: True, State.ALWAYS: True, State.CLOSED: False}
            return known.get(centre.opening(now).state)


def _takes_young(centre: CentreFacts) -> bool | None:
    row = centre.row
    if row.min_age_with_adult is not None or (row.min_age is not None and row.min_age < 16):
        return True
    # An age that is only the umbrella's rule is no answer from the centre.
    return None if row.min_age is None or centre.is_unconfirmed("age") else False


def _closed_here(published: Snapshot, place: Place) -> list[CentreFacts]:
    return [
        centre
        for centre in published.closed
        if place.municipality and any(office.municipality == place.municipality for office in centre.offices)
    ]
