"""Where a point stands on our drawn map: transverse Mercator on 15° east, one unit to the kilometre."""

from math import atan2, atanh, cos, radians, sin, tan

RADIUS_KM = 6371
MERIDIAN = 15
WEST, NORTH = 660, 7960
WIDTH, HEIGHT = 1320, 1600


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """The point's place on the map, in kilometres from its upper left corner."""
    east, north = radians(longitude - MERIDIAN), radians(latitude)
    x = RADIUS_KM * atanh(cos(north) * sin(east))
    y = RADIUS_KM * atan2(tan(north), cos(east))
    return x + WEST, NORTH - y
