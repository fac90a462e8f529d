"""From what a person types to a place: postcode, municipality, county, region, place, old name, in any spelling."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

from nok.organisation.places.distance import kilometres
from nok.organisation.places.place import Kind, Place, Rank
from nok.organisation.places.spelling import digits, fold, seen, slips_allowed

LONGEST = 80
MOST_CHOICES = 12
FEWEST_LETTERS_TO_GUESS = 4
FEWEST_LETTERS_OF_A_PART = 3
SAME_PLACE_KM = 30
CHOICE = {"choose", "unknown_postcode"}
_CODE = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_SPACED_CODE = re.compile(r"^(\d{2}) (\d{2})$")
_WITHOUT_ITS_ZERO = re.compile(r"^\d{3}$")


class Outcome(StrEnum):
    """How the search went."""

    FOUND = "found"
    CHOOSE = "choose"
    GUESSED = "guessed"
    UNKNOWN_POSTCODE = "unknown_postcode"
    NOT_FOUND = "not_found"
    EMPTY = "empty"


@dataclass(frozen=True)
class Answer:
    """The outcome, and the place or the places to choose among."""

    outcome: Outcome
    typed: str = ""
    places: Sequence[Place] = ()

    @property
    def place(self) -> Place | None:
        """The one place, if there is one."""
        return self.places[0] if self.outcome in {Outcome.FOUND, Outcome.GUESSED} else None

    def choosing(self, number: str) -> "Answer":
        """The answer when the place with this number was chosen among those offered."""
        chosen = [place for place in self.places if place.number == number]
        return Answer(Outcome.FOUND, self.typed, chosen[:1]) if chosen and self.outcome in CHOICE else self


@dataclass
class Index:
    """Every name and code, ready to be looked up; built once from the lists."""

    codes: dict[str, Place] = field(default_factory=dict)
    names: dict[str, list[tuple[Rank, Place]]] = field(default_factory=lambda: defaultdict(list))
    towns: dict[str, Place] = field(default_factory=dict)
    counties: dict[str, Place] = field(default_factory=dict)

    def search(self, typed: str) -> Answer:
        """Find what was typed. Never raises, whatever it is."""
        asked = seen(typed[: LONGEST * 2])[:LONGEST]
        if not asked:
            return Answer(Outcome.EMPTY)
        name = fold(asked)
        answer = self._by_code(asked, name)
        if answer:
            return answer
        if not name:
            return Answer(Outcome.NOT_FOUND, asked)
        return (
            self._by_name(name, asked)
            or self._beginning(name, asked)
            or self._nearly(name, asked)
            or self._by_part(name, asked)
            or Answer(Outcome.NOT_FOUND, asked)
        )

    def add(self, name: str, rank: Rank, place: Place) -> None:
        """Let the place be found by this name."""
        key = fold(name)
        if key and (rank, place) not in self.names[key]:
            self.names[key].append((rank, place))

    def _by_code(self, asked: str, name: str) -> Answer | None:
        plain = _SPACED_CODE.sub(r"\1\2", digits(asked))
        if _WITHOUT_ITS_ZERO.match(plain) and f"0{plain}" in self.codes:
            return Answer(Outcome.GUESSED, asked, [self.codes[f"0{plain}"]])
        # In an address the postcode comes after the number of the house.
        codes = _CODE.findall(plain)[::-1]
        known = [code for code in codes if code in self.codes]
        if known:
            return Answer(Outcome.FOUND, asked, [self.codes[known[0]]])
        if not codes:
            return None
        beside = self._by_part(name, asked)
        return beside or Answer(Outcome.UNKNOWN_POSTCODE, asked, self._neighbours(codes[0]))

    def _neighbours(self, code: str) -> list[Place]:
        """The municipalities whose postcodes begin as this one does."""
        near = {place.municipality for known, place in self.codes.items() if known[:3] == code[:3]} - {""}
        return sorted((self.towns[number] for number in near), key=lambda place: place.name)

    def _by_name(self, name: str, asked: str, outcome: Outcome = Outcome.FOUND) -> Answer | None:
        meant = self._meant(name)
        return _one_or_choice(meant, asked, outcome) if meant else None

    def _meant(self, name: str) -> list[Place]:
        """The places of the name that comes first; a place elsewhere that has borne the same name is another place."""
        meant = self.names.get(name, [])
        first = min((rank for rank, _ in meant), default=None)
        if first is None:
            return []
        best = _distinct(place for rank, place in meant if rank == first)
        if first in {Rank.OWN_NAME, Rank.FORMER}:
            also = (place for rank, place in meant if rank in {Rank.FORMER, Rank.POSTAL_PLACE} and rank != first)
            best = _distinct([*best, *also])
        return best

    def _beginning(self, name: str, asked: str) -> Answer | None:
        if len(name) < FEWEST_LETTERS_TO_GUESS:
            return None
        return self._best_of([whole for whole in self.names if whole.startswith(name)], asked)

    def _nearly(self, name: str, asked: str) -> Answer | None:
        most = slips_allowed(name)
        if not most:
            return None
        near = process.extract(name, self.names.keys(), scorer=OSA.distance, score_cutoff=most, limit=20)
        fewest = min((slips for _, slips, _ in near), default=0)
        return self._best_of([found for found, slips, _ in near if slips == fewest], asked)

    def _best_of(self, names: Sequence[str], asked: str) -> Answer | None:
        """The places meant by the best of the names; nothing if they are too many to choose among."""
        first = min((self._rank(name) for name in names), default=None)
        places = _distinct(place for name in names if self._rank(name) == first for place in self._meant(name))
        if not places or len(places) > MOST_CHOICES:
            return None
        return _one_or_choice(places, asked, Outcome.GUESSED)

    def _rank(self, name: str) -> Rank:
        # A name in another language is as good a name as the Norwegian one.
        first = min(rank for rank, _ in self.names[name])
        return Rank.OWN_NAME if first == Rank.OTHER_LANGUAGE else first

    def _by_part(self, name: str, asked: str) -> Answer | None:
        """The longest row of words that is a name, the last one first: «Storgata 4 Elverum», «Oslo sentrum»."""
        words = name.split()
        for length in range(len(words) - 1, 0, -1):
            parts = [" ".join(words[at : at + length]) for at in range(len(words) - length, -1, -1)]
            known = [part for part in parts if len(part) >= FEWEST_LETTERS_OF_A_PART and part in self.names]
            good = [part for part in known if self._rank(part) <= Rank.ADMIN_CENTRE] or known[:1]
            if good:
                return self._best_of(good, asked)
        return None


def _one_or_choice(places: Sequence[Place], asked: str, outcome: Outcome) -> Answer:
    if len(places) == 1:
        return Answer(outcome, asked, places)
    return Answer(Outcome.CHOOSE, asked, sorted(places, key=lambda place: (place.county_name, place.municipality_name)))


def _distinct(places: Iterable[Place]) -> list[Place]:
    """One for each place, although it has many postcodes and some may lie across a border."""
    kept: list[Place] = []
    for place in places:
        if not any(_is_same(place, other) for other in kept):
            kept.append(place)
    return kept


def _is_same(one: Place, other: Place) -> bool:
    if one.municipality and one.municipality == other.municipality:
        return True
    if one.territory:
        return one.territory == other.territory
    if Kind.PLACE in {one.kind, other.kind}:
        return kilometres(one.point, other.point) < SAME_PLACE_KM
    return (one.kind, one.name, one.number) == (other.kind, other.name, other.number)
