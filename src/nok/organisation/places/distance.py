"""How far it is in a straight line, said as roughly as we know it."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088


@dataclass(frozen=True)
class Point:
    """A position: latitude and longitude in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class RoughDistance:
    """Kilometres as they are said: `under` means «less than», else «about»."""

    km: int
    under: bool


def kilometres(one: Point, other: Point) -> float:
    """The great-circle distance in kilometres."""
    north_one, north_other = radians(one.latitude), radians(other.latitude)
    half_north = sin((north_other - north_one) / 2) ** 2
    half_east = sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half_north + cos(north_one) * cos(north_other) * half_east))


def rough(km: float) -> RoughDistance:
    """Round to 5 km under 50 and to 10 above; «under 10» at the near end."""
    if km < 10:
        return RoughDistance(10, under=True)
    step = 5 if km < 50 else 10
    return RoughDistance(int(step * round(km / step)), under=False)
