"""What the finder needs to know of a place."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from nok.organisation.places.distance import Point


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

    `municipality` and `county` are numbers, empty where there is none or more than one; a region names its
    municipalities in `within`.
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
    within: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """The number of its municipality, else of its county: what tells it from others of its name."""
        return self.municipality or self.county
