"""The map: how near it looks, what rings it draws, and which dots share a place."""

from math import cos, radians

from django.template.loader import render_to_string

from nok.foundation.ui import atlas

HERE = (60.0, 10.0)


def dot(east, north, number=0, name="Nok", near="Her"):
    """A dot so many kilometres away."""
    latitude = HERE[0] + north / 111.2
    return atlas.Dot(latitude, HERE[1] + east / (111.2 * cos(radians(latitude))), name, f"/{name}/", number, near)


def around(*dots):
    return atlas.around(*HERE, dots)


def test_the_coast_is_drawn_finely_only_in_a_near_picture():
    pictures = [around(dot(1, 0, 1)), atlas.country([dot(1, 0, 1)])]

    names = [
        [
            name
            for name in ("norway-near.svg", "norway.svg")
            if name in render_to_string("ui/map.html", {"picture": each})
        ]
        for each in pictures
    ]
    assert names == [["norway-near.svg"], ["norway.svg"]]
