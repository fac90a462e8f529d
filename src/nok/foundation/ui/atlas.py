"""The map beside a list: where each dot stands, which dots share a place, and how near to look."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import hypot

from nok.foundation.ui.projection import HEIGHT, WIDTH, project

RINGS_KM = (5, 10, 25, 50, 100, 200)
# Half the width of a picture of what lies near: never so near that only streets would be seen, nor half the country.
NEAREST_KM, WIDEST_KM = 14, 300
# A picture is drawn as if 360 wide, whatever it shows; on the narrowest phone it is 280 pixels wide.
DRAWN = 360
# A ring smaller than this is mostly its own words.
SMALLEST_RING = 40
TOUCH = 16  # radius of what a finger can press: 24 pixels across on the narrowest phone
SIZES = {"dot": 5, "lit": 11, "touch": TOUCH, "text": 13, "stroke": 1}
LETTER = 6.8
BESIDE = 15
# The Oslofjord and Mjøsa, where half the centres stand, and the empty corner of the country's picture they go in.
INSET_VIEW = (370, 1170, 126, 213)
INSET_FRAME = (733, 612, 576, 974)


@dataclass(frozen=True)
class Dot:
    """Something on the map: where, its name, the address it leads to, and its number in the list if it has one.

    `near` is the short word that may stand beside it.
    """

    latitude: float
    longitude: float
    name: str
    url: str
    number: int = 0
    near: str = ""

    @cached_property
    def at(self) -> tuple[float, float]:
        """Its place on the map."""
        return project(self.latitude, self.longitude)


@dataclass(frozen=True)
class Label:
    """A word beside a spot."""

    x: float
    y: float
    anchor: str
    words: str


@dataclass(frozen=True)
class Spot:
    """One place on the picture, for one dot or several that stand too close. Several lead to a list of them."""

    x: float
    y: float
    dots: Sequence[Dot]
    anchor: str = ""
    unit: float = 1.0

    @property
    def number(self) -> int:
        """The first number here, if any of the dots is in the list."""
        return min((dot.number for dot in self.dots if dot.number), default=0)

    @property
    def numbers(self) -> str:
        return "·".join(str(dot.number) for dot in self.dots if dot.number)

    @property
    def extra(self) -> float:
        """How much wider than round it must be, on each side, to hold its numbers."""
        return max(0, len(self.numbers) - 2) * LETTER / 2 * self.unit

    @property
    def pill(self) -> dict[str, str]:
        """Where the shape that holds several numbers stands."""
        reach = SIZES["lit"] * self.unit
        across = reach + self.extra
        sides = {"x": self.x - across, "y": self.y - reach, "width": 2 * across, "height": 2 * reach, "rx": reach}
        return {name: f"{value:.1f}" for name, value in sides.items()}

    @property
    def centres(self) -> int:
        """How many different addresses the dots lead to."""
        return len({dot.url for dot in self.dots})

    @property
    def is_group(self) -> bool:
        return self.centres > 1

    @property
    def places(self) -> str:
        """The short words of the dots, each once."""
        return ", ".join(dict.fromkeys(dot.near or dot.name for dot in self.dots))

    @property
    def label(self) -> str:
        return ", ".join(dict.fromkeys(dot.name for dot in self.dots))

    @property
    def url(self) -> str:
        return f"#{self.anchor}" if self.is_group else self.dots[0].url


@dataclass(frozen=True)
class Ring:
    """A circle around the place asked for."""

    km: int
    words_at: float


@dataclass(frozen=True)
class Picture:
    """A window on the map, in kilometres, and perhaps a nearer one set into it."""

    left: float
    top: float
    width: float
    height: float
    spots: Sequence[Spot]
    rings: Sequence[Ring] = ()
    labels: Sequence[Label] = ()
    centre: tuple[float, float] = (0, 0)
    inset: "Picture | None" = None
    frame: tuple[int, int, int, int] = INSET_FRAME
    view: tuple[int, int, int, int] = INSET_VIEW
    unit: float = 1.0

    @property
    def is_near(self) -> bool:
        """Whether it is so near that the coast must be drawn finely."""
        return self.width < WIDTH

    @property
    def sizes(self) -> dict[str, str]:
        """Sizes in kilometres of what must look the same in every picture."""
        return {name: f"{self.unit * size:.1f}" for name, size in SIZES.items()}

    @property
    def groups(self) -> Sequence[Spot]:
        """The spots that several centres share, here and in the inset."""
        own = [spot for spot in self.spots if spot.is_group]
        return [*own, *(self.inset.groups if self.inset else ())]


def country(dots: Sequence[Dot]) -> Picture:
    """All of Norway, with the crowded corner set in nearer."""
    unit = WIDTH / DRAWN
    left, top, width, height = INSET_VIEW
    crowded = [dot for dot in dots if _is_inside(dot, left, top, width, height)]
    near_unit = width / INSET_FRAME[2] * unit
    inset = Picture(left, top, width, height, _spots(crowded, near_unit, "naer"), unit=near_unit)
    others = [dot for dot in dots if dot not in crowded]
    return Picture(0, 0, WIDTH, HEIGHT, _spots(others, unit, "kart"), inset=inset, unit=unit)


def around(latitude: float, longitude: float, dots: Sequence[Dot]) -> Picture:
    """What lies near a place, as near as the numbered dots allow, with rings; the country if that is too far."""
    x, y = project(latitude, longitude)
    farthest = max(
        (hypot(x - there[0], y - there[1]) for there in (dot.at for dot in dots if dot.number)),
        default=100.0,
    )
    half = max(NEAREST_KM, farthest * 1.25)
    if half > WIDEST_KM:
        return country(dots)
    left, top, width = x - half, y - half * 1.1, 2 * half
    unit = width / DRAWN
    edge = SIZES["lit"] * unit
    inside = [dot for dot in dots if _is_inside(dot, left + edge, top + edge, width - 2 * edge, width * 1.1 - 2 * edge)]
    spots = _spots(inside, unit, "kart")
    rings = [_ring(km, x, y, spots, unit) for km in RINGS_KM if SMALLEST_RING * unit < km < half]
    window = Picture(left, top, width, width * 1.1, spots, rings, centre=(x, y), unit=unit)
    return Picture(left, top, width, width * 1.1, spots, rings, _labels(window), (x, y), unit=unit)


def _ring(km: int, x: float, y: float, spots: Sequence[Spot], unit: float) -> Ring:
    """A circle that says how wide it is, over its top, or under its foot if a spot stands there."""
    high = SIZES["text"] * unit
    top, foot = y - km - high / 4, y + km + high
    reach = (SIZES["lit"] + SIZES["text"]) * unit
    is_taken = any(abs(spot.x - x) < 2 * reach and abs(spot.y - top) < reach for spot in spots)
    return Ring(km, foot if is_taken else top)


def _is_inside(dot: Dot, left: float, top: float, width: float, height: float) -> bool:
    x, y = dot.at
    return left < x < left + width and top < y < top + height


def _spots(dots: Sequence[Dot], unit: float, name: str) -> list[Spot]:
    """Dots whose targets would lie on each other become one spot."""
    spots: list[Spot] = []
    for dot in sorted(dots, key=lambda dot: (dot.number == 0, dot.number)):
        x, y = dot.at
        for place, spot in enumerate(spots):
            if hypot(spot.x - x, spot.y - y) < 1.6 * TOUCH * unit:
                spots[place] = replace(spot, dots=[*spot.dots, dot])
                break
        else:
            spots.append(Spot(x, y, [dot], f"{name}-{len(spots) + 1}", unit))
    return spots


Box = tuple[float, float, float, float]


def _labels(picture: Picture) -> list[Label]:
    """The short word beside each numbered spot, where there is room for it."""
    unit = picture.unit
    reach = SIZES["lit"] * unit
    taken: list[Box] = [
        (spot.x - reach - spot.extra, spot.y - reach, spot.x + reach + spot.extra, spot.y + reach)
        for spot in picture.spots
    ]
    height, x = SIZES["text"] * unit, picture.centre[0]
    taken += [(x - 2 * height, ring.words_at - height, x + 2 * height, ring.words_at) for ring in picture.rings]
    labels = []
    for spot in picture.spots:
        words = spot.dots[0].near
        if not (spot.number and words):
            continue
        for label, box in _beside(spot, words, unit):
            if _is_in_window(box, picture) and not any(_overlap(box, other) for other in taken):
                labels.append(label)
                taken.append(box)
                break
    return labels


def _beside(spot: Spot, words: str, unit: float) -> list[tuple[Label, Box]]:
    """Right of the spot, left of it, under it, over it."""
    x, y, long, high, off = spot.x, spot.y, len(words) * LETTER * unit, SIZES["text"] * unit, BESIDE * unit
    low, side = y + high * 0.35, off + spot.extra
    return [
        (Label(x + side, low, "start", words), (x + side, y - high / 2, x + side + long, y + high / 2)),
        (Label(x - side, low, "end", words), (x - side - long, y - high / 2, x - side, y + high / 2)),
        (Label(x, y + 1.7 * off, "middle", words), (x - long / 2, y + 0.9 * off, x + long / 2, y + 1.9 * off)),
        (Label(x, y - off, "middle", words), (x - long / 2, y - 1.8 * off, x + long / 2, y - 0.8 * off)),
    ]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _is_in_window(box: Box, picture: Picture) -> bool:
    right, bottom = picture.left + picture.width, picture.top + picture.height
    return box[0] > picture.left and box[1] > picture.top and box[2] < right and box[3] < bottom
