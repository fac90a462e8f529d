"""From what a person types to a place: postcode, municipality, county, region, place, old name, in any spelling."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from rapidfuzz import fuzz, process

from nok.organisation.places.distance import Point
from nok.organisation.places.models import County, Municipality, OtherName, Postcode

LONGEST = 80
CLOSE_ENOUGH = 82
FEWEST_LETTERS_TO_GUESS = 4


class Kind(StrEnum):
    """What sort of place it is."""

    MUNICIPALITY = "municipality"
    COUNTY = "county"
    POSTCODE = "postcode"
    PLACE = "place"
    REGION = "region"
    TERRITORY = "territory"


class Rank(IntEnum):
    """Which meaning of a name comes first."""

    OWN_NAME = 0
    OTHER_LANGUAGE = 1
    COUNTY = 2
    FORMER = 3
    ADMIN_CENTRE = 4
    REGION = 5
    POSTAL_PLACE = 6


@dataclass(frozen=True)
class Place:
    """Somewhere a person can be, as far as finding a centre needs to know.

    `municipality` and `county` are numbers, empty where there is none or more than one; an area has
    its `municipalities` instead.
    """

    kind: Kind
    name: str
    municipality: str
    county: str
    point: Point
    municipality_name: str = ""
    county_name: str = ""
    code: str = ""
    is_pobox: bool = False
    former: str = ""
    territory: str = ""
    municipalities: Sequence[str] = ()


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


_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss", "ð": "d", "þ": "th"})
_NOISE = re.compile(
    r"\b(kommune|kommunar|fylke|fylkeskommune|suohkan|tjielte|tjïelte|komuuni|norge|noreg|norway|i|ved)\b"
)
_NOT_A_NAME = re.compile(r"[^a-z0-9]+")
_CODE = re.compile(r"(?<!\d)(\d{4})(?!\d)")


def fold(text: str) -> str:
    """A name as it is compared: small letters, no accents, «aa», «oe», «ae» as people without the keys write them."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    plain = "".join(letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))
    plain = _NOT_A_NAME.sub(" ", plain)
    short = _NOISE.sub(" ", plain).split() or plain.split()
    return " ".join(short).replace("aa", "a").replace("oe", "o")


@dataclass
class Index:
    """Every number, name and code, ready to be looked up; built once from the lists."""

    towns: dict[str, Place] = field(default_factory=dict)
    counties: dict[str, Place] = field(default_factory=dict)
    codes: dict[str, Place] = field(default_factory=dict)
    names: dict[str, list[tuple[Rank, Place]]] = field(default_factory=lambda: defaultdict(list))

    def search(self, typed: str) -> Answer:
        """Find what was typed. Never raises, whatever it is."""
        asked = " ".join(typed[:LONGEST].replace("\x00", " ").split())
        if not asked:
            return Answer(Outcome.EMPTY)
        if code := _CODE.search(_digits(asked)):
            return self._by_code(code[1], asked)
        name = fold(asked)
        if not name:
            return Answer(Outcome.NOT_FOUND, asked)
        return self._by_name(name, asked) or self._beginning(name, asked) or self._nearly(name, asked)

    def _by_code(self, code: str, asked: str) -> Answer:
        place = self.codes.get(code)
        if place is None:
            return Answer(Outcome.UNKNOWN_POSTCODE, asked)
        return Answer(Outcome.FOUND, asked, [place])

    def _by_name(self, name: str, asked: str, outcome: Outcome = Outcome.FOUND) -> Answer | None:
        meant = self.names.get(name)
        if not meant:
            return None
        first = min(rank for rank, _ in meant)
        best = _distinct(place for rank, place in meant if rank == first)
        if first == Rank.OWN_NAME:
            # A postal place elsewhere with a municipality's name is another place; let the person choose.
            best += [
                place
                for place in _distinct(place for rank, place in meant if rank == Rank.POSTAL_PLACE)
                if place.municipality not in {own.municipality for own in best}
            ]
        if len(best) == 1:
            return Answer(outcome, asked, best)
        return Answer(
            Outcome.CHOOSE, asked, sorted(best, key=lambda place: (place.county_name, place.municipality_name))
        )

    def _beginning(self, name: str, asked: str) -> Answer | None:
        if len(name) < FEWEST_LETTERS_TO_GUESS:
            return None
        begun = [whole for whole in self.names if whole.startswith(name)]
        ranked = [(min(rank for rank, _ in self.names[whole]), len(whole), whole) for whole in begun]
        return self._by_name(min(ranked)[2], asked, Outcome.GUESSED) if ranked else None

    def _nearly(self, name: str, asked: str) -> Answer:
        if len(name) >= FEWEST_LETTERS_TO_GUESS:
            near = process.extract(name, self.names.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH, limit=8)
            if near:
                best = near[0][1]
                alike = [found for found, score, _ in near if score >= best - 1]
                guess = min(alike, key=lambda found: (min(rank for rank, _ in self.names[found]), found))
                answer = self._by_name(guess, asked, Outcome.GUESSED)
                if answer:
                    return answer
        return Answer(Outcome.NOT_FOUND, asked)

    def add(self, name: str, rank: Rank, place: Place) -> None:
        key = fold(name)
        if key and (rank, place) not in self.names[key]:
            self.names[key].append((rank, place))


def _digits(text: str) -> str:
    return "".join(str(unicodedata.digit(letter, "")) or letter for letter in text)


def _distinct(places: Iterable[Place]) -> list[Place]:
    """One for each municipality (or county, or territory); a name may have many postcodes."""
    kept: dict[tuple[str, str, str, str], Place] = {}
    for place in places:
        kept.setdefault((place.kind, place.municipality, place.county, place.territory), place)
    return list(kept.values())


def build(
    counties: Iterable[County],
    municipalities: Iterable[Municipality],
    postcodes: Iterable[Postcode],
    other_names: Iterable[OtherName],
) -> Index:
    """Make the index from the rows of the lists."""
    index = Index()
    by_county = {county.number: county for county in counties}
    towns = {town.number: _town(town, by_county[town.county_id]) for town in municipalities}
    people = {town.number: town.population for town in municipalities}
    for town in municipalities:
        _add_names(index, town, Rank.OWN_NAME, towns[town.number])
        index.add(town.admin_centre, Rank.ADMIN_CENTRE, towns[town.number])
    areas = {number: _county(county, towns, people) for number, county in by_county.items()}
    index.towns, index.counties = towns, areas
    for number, county in by_county.items():
        if county.name != "Oslo":
            _add_names(index, county, Rank.COUNTY, areas[number])
    for code in postcodes:
        _add_code(index, code, towns)
    _add_others(index, list(other_names), towns, areas)
    return index


def _town(town: Municipality, county: County) -> Place:
    return Place(
        Kind.MUNICIPALITY,
        town.name,
        town.number,
        county.number,
        Point(town.latitude, town.longitude),
        municipality_name=town.name,
        county_name=county.name,
    )


def _county(county: County, towns: dict[str, Place], people: dict[str, int]) -> Place:
    """A county stands where its people live."""
    inside = [town for town in towns.values() if town.county == county.number]
    total = sum(people[town.municipality] for town in inside) or 1
    latitude = sum(town.point.latitude * people[town.municipality] for town in inside) / total
    longitude = sum(town.point.longitude * people[town.municipality] for town in inside) / total
    return Place(
        Kind.COUNTY,
        county.name,
        "",
        county.number,
        Point(latitude, longitude),
        county_name=county.name,
        municipalities=tuple(town.municipality for town in inside),
    )


def _add_names(index: Index, row: County | Municipality, rank: Rank, place: Place) -> None:
    index.add(row.name, rank, place)
    other = Rank.OTHER_LANGUAGE if rank == Rank.OWN_NAME else rank
    index.add(row.official_name, other, place)
    for name in (row.name_northern_sami, row.name_southern_sami, row.name_lule_sami, row.name_kven):
        if name:
            index.add(name, other, place)
            index.add(f"{row.name} {name}", other, place)
            index.add(f"{name} {row.name}", other, place)


def _add_code(index: Index, code: Postcode, towns: dict[str, Place]) -> None:
    town = towns.get(code.municipality_id or "")
    place = Place(
        Kind.POSTCODE if town else Kind.TERRITORY,
        code.place,
        town.municipality if town else "",
        town.county if town else "",
        Point(code.latitude, code.longitude),
        municipality_name=town.municipality_name if town else "",
        county_name=town.county_name if town else "",
        code=code.code,
        is_pobox=code.kind == "pobox",
        territory=code.territory,
    )
    index.codes[code.code] = place
    named = Place(
        Kind.PLACE if town else Kind.TERRITORY,
        code.place,
        place.municipality,
        place.county,
        place.point,
        municipality_name=place.municipality_name,
        county_name=place.county_name,
        territory=code.territory,
    )
    index.add(code.place, Rank.POSTAL_PLACE, named)
    if code.territory:
        index.add(code.territory.replace("_", " "), Rank.POSTAL_PLACE, named)
    elif " i " in code.place:
        index.add(code.place.split(" i ")[0], Rank.POSTAL_PLACE, named)


def _add_others(index: Index, rows: Sequence[OtherName], towns: dict[str, Place], areas: dict[str, Place]) -> None:
    together: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for row in rows:
        together[row.kind, row.name].append(
            towns[row.municipality_id] if row.municipality_id else areas[row.county_id or ""]
        )
    for (kind, name), places in together.items():
        match kind:
            case "sami_or_kven" | "district":
                for place in places:
                    index.add(name, Rank.OTHER_LANGUAGE if kind == "sami_or_kven" else Rank.REGION, place)
            case "former_municipality":
                for place in places:
                    index.add(name, Rank.FORMER, _with_former(place, name))
            case _:
                rank = Rank.FORMER if kind == "former_county" else Rank.REGION
                index.add(name, rank, _region(name, places))


def _with_former(place: Place, name: str) -> Place:
    return Place(**{**place.__dict__, "former": name})


def _region(name: str, places: Sequence[Place]) -> Place:
    latitude = sum(place.point.latitude for place in places) / len(places)
    longitude = sum(place.point.longitude for place in places) / len(places)
    counties = {place.county for place in places}
    only = places[0] if len(counties) == 1 else None
    return Place(
        Kind.REGION,
        name,
        "",
        only.county if only else "",
        Point(latitude, longitude),
        county_name=only.county_name if only else "",
        municipalities=tuple(number for place in places for number in place.municipalities or [place.municipality]),
    )
