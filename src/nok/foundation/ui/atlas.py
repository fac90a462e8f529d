"""The map beside a list: where each dot stands, which dots share a place, and how near to look."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from nok.foundation.ui.projection import HEIGHT, WIDTH, project

RINGS_KM = (25, 50, 100)
TOO_NEAR = 0.05  # of the picture's width: a finger must be able to tell two dots apart


@dataclass(frozen=True)
class Dot:
    """Something on the map: where, its name, the address it leads to, and its number in the list if it has one."""

    latitude: float
    longitude: float
    name: str
    url: str
    number: int = 0


@dataclass(frozen=True)
class Spot:
    """One place on the picture, for one dot or several that stand too close."""

    x: float
    y: float
    dots: Sequence[Dot]

    @property
    def number(self) -> int:
        """The first number here, if any of the dots is in the list."""
        return min((dot.number for dot in self.dots if dot.number), default=0)

    @property
    def numbers(self) -> str:
        return "·".join(str(dot.number) for dot in self.dots if dot.number)

    @property
    def label(self) -> str:
        return ", ".join(dot.name for dot in self.dots)

    @property
    def url(self) -> str:
        return self.dots[0].url


@dataclass(frozen=True)
class Ring:
    """A circle around the place asked for."""

    radius: float
    km: int
    top: float


@dataclass(frozen=True)
class Picture:
    """A window on the map, in kilometres."""

    left: float
    top: float
    width: float
    height: float
    spots: Sequence[Spot]
    rings: Sequence[Ring] = ()
    centre: tuple[float, float] = (0, 0)

    @property
    def unit(self) -> float:
        """How many kilometres a 360th of the picture's width is: text and dots are sized by it."""
        return self.width / 360

    def sized(self, units: float) -> str:
        return f"{self.unit * units:.1f}"

    @property
    def sizes(self) -> dict[str, str]:
        """Sizes in kilometres of what must look the same in every picture."""
        wanted = {"dot": 5, "lit": 11, "touch": 14, "text": 12, "stroke": 1, "lift": 4, "beside": 16}
        return {name: self.sized(units) for name, units in wanted.items()}


def country(dots: Sequence[Dot]) -> Picture:
    """All of Norway."""
    return Picture(0, 0, WIDTH, HEIGHT, _spots(dots, WIDTH))


def around(latitude: float, longitude: float, dots: Sequence[Dot]) -> Picture:
    """What lies near a place: wide enough for the numbered dots, with rings."""
    x, y = project(latitude, longitude)
    farthest = max(
        (
            hypot(x - there[0], y - there[1])
            for there in (project(dot.latitude, dot.longitude) for dot in dots if dot.number)
        ),
        default=100.0,
    )
    half = min(max(60.0, farthest * 1.25), WIDTH)
    left, top, width = x - half, y - half * 1.1, 2 * half
    inside = [dot for dot in dots if _is_inside(dot, left, top, width, width * 1.1)]
    rings = [Ring(km, km, y - km) for km in RINGS_KM if km < half]
    return Picture(left, top, width, width * 1.1, _spots(inside, width), rings, (x, y))


def _is_inside(dot: Dot, left: float, top: float, width: float, height: float) -> bool:
    x, y = project(dot.latitude, dot.longitude)
    return left < x < left + width and top < y < top + height


def _spots(dots: Sequence[Dot], width: float) -> list[Spot]:
    spots: list[Spot] = []
    for dot in sorted(dots, key=lambda dot: (dot.number == 0, dot.number)):
        x, y = project(dot.latitude, dot.longitude)
        for place, spot in enumerate(spots):
            if hypot(spot.x - x, spot.y - y) < TOO_NEAR * width:
                spots[place] = Spot(spot.x, spot.y, [*spot.dots, dot])
                break
        else:
            spots.append(Spot(x, y, [dot]))
    return spots
