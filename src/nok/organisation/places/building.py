"""Building the index from the rows of the lists."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from nok.organisation.places.distance import Point
from nok.organisation.places.models import County, Municipality, OtherName, Postcode
from nok.organisation.places.place import Kind, Place, Rank
from nok.organisation.places.search import Index

# «Bø i Telemark» and «Nes på Hedmarken» are called Bø and Nes by those who live there.
WHERE_IT_IS = (" i ", " på ")


def build(
    counties: Iterable[County],
    municipalities: Iterable[Municipality],
    postcodes: Iterable[Postcode],
    other_names: Iterable[OtherName],
) -> Index:
    """Make the index from the rows of the lists."""
    index = Index()
    by_county = {county.number: county for county in counties}
    listed = list(municipalities)
    people = {town.number: town.population for town in listed}
    for town in listed:
        place = _town(town, by_county[town.county_id])
        index.towns[town.number] = place
        _add_names(index, town, Rank.OWN_NAME, place)
        index.add(town.admin_centre, Rank.ADMIN_CENTRE, place)
    for number, county in by_county.items():
        index.counties[number] = _county(county, index.towns, people)
        if county.name != "Oslo":
            _add_names(index, county, Rank.COUNTY, index.counties[number])
    for code in postcodes:
        _add_code(index, code)
    _add_others(index, list(other_names), people)
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


def _county(county: County, towns: Mapping[str, Place], people: Mapping[str, int]) -> Place:
    inside = [town for town in towns.values() if town.county == county.number]
    return Place(
        Kind.COUNTY,
        county.name,
        "",
        county.number,
        _where_people_live(inside, people),
        county_name=county.name,
        within=tuple(town.municipality for town in inside),
    )


def _where_people_live(towns: Sequence[Place], people: Mapping[str, int]) -> Point:
    total = sum(people[town.municipality] for town in towns)
    return Point(
        sum(town.point.latitude * people[town.municipality] for town in towns) / total,
        sum(town.point.longitude * people[town.municipality] for town in towns) / total,
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


def _add_code(index: Index, code: Postcode) -> None:
    town = index.towns.get(code.municipality_id or "")
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
    named = replace(place, kind=Kind.PLACE if town else Kind.TERRITORY, code="", is_pobox=False)
    index.add(code.place, Rank.POSTAL_PLACE, named)
    if code.territory:
        index.add(code.territory.replace("_", " "), Rank.POSTAL_PLACE, named)
    for mark in WHERE_IT_IS:
        if mark in code.place:
            index.add(code.place.split(mark)[0], Rank.POSTAL_PLACE, named)


def _add_others(index: Index, rows: Sequence[OtherName], people: Mapping[str, int]) -> None:
    together: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for row in rows:
        together[row.kind, row.name].append(
            index.towns[row.municipality_id] if row.municipality_id else index.counties[row.county_id or ""]
        )
    for (kind, name), places in together.items():
        match kind:
            case "sami_or_kven" | "district":
                for place in places:
                    index.add(name, Rank.OTHER_LANGUAGE if kind == "sami_or_kven" else Rank.REGION, place)
            case "former_municipality":
                for place in places:
                    index.add(name, Rank.FORMER, replace(place, former=name))
            case _:
                rank = Rank.FORMER if kind == "former_county" else Rank.REGION
                for place in _region(name, places, people):
                    index.add(name, rank, place)


def _region(name: str, places: Sequence[Place], people: Mapping[str, int]) -> Sequence[Place]:
    """A region of municipalities is one place; one of whole counties is each of them, to choose among."""
    if all(place.kind == Kind.COUNTY for place in places):
        return places
    counties = {place.county for place in places}
    only = places[0] if len(counties) == 1 else None
    return [
        Place(
            Kind.REGION,
            name,
            "",
            only.county if only else "",
            _where_people_live(places, people),
            county_name=only.county_name if only else "",
            within=tuple(place.municipality for place in places),
        )
    ]
