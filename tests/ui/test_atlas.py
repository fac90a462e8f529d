"""The map: how near it looks, what rings it draws, and which dots share a place."""

from math import cos, hypot, radians

import pytest
from django.template.loader import render_to_string

from nok.foundation.ui import atlas

HERE = (60.0, 10.0)


def dot(east, north, number=0, name="Nok", near="Her"):
    """A dot so many kilometres away."""
    latitude = HERE[0] + north / 111.2
    return atlas.Dot(latitude, HERE[1] + east / (111.2 * cos(radians(latitude))), name, f"/{name}/", number, near)


def around(*dots):
    return atlas.around(*HERE, dots)


@pytest.mark.parametrize(
    ("farthest", "half", "rings"),
    [
        (0.5, 14, [5, 10]),
        (8, 14, [5, 10]),
        (28, 35, [10, 25]),
        (45, 56, [25, 50]),
        (60, 75, [25, 50]),
        (90, 112, [50, 100]),
        (200, 250, [100, 200]),
    ],
)
def test_the_picture_is_as_near_as_its_numbered_dots_allow(farthest, half, rings):
    picture = around(dot(1, 0, 1, "a"), dot(-farthest, 0, 2, "b"), dot(0, 150, name="c"))

    assert picture.width / 2 == pytest.approx(half, rel=0.02)
    assert [ring.km for ring in picture.rings] == rings


def test_what_is_too_far_for_a_near_picture_is_shown_on_the_country():
    picture = around(dot(1, 0, 1, "a"), dot(-280, 0, 2, "b"))

    assert (picture.width, bool(picture.inset), picture.rings) == (1320, True, ())


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


def test_a_ring_says_how_wide_it_is_where_no_dot_stands():
    free, taken = around(dot(28, 0, 1, "a")), around(dot(0, 26, 1, "a"), dot(28, 0, 2, "b"))

    tops = [ring.words_at < picture.centre[1] for picture in (free, taken) for ring in picture.rings]
    assert tops == [True, True, True, False]


def test_a_dot_at_the_edge_of_a_near_picture_is_whole_or_not_there():
    picture = around(dot(0, 0, 1, "a"), dot(28, 0, 2, "b"), dot(-34.5, 0, 0, "cut"), dot(-25, 0, 0, "whole"))

    assert {one.name for spot in picture.spots for one in spot.dots} == {"a", "b", "whole"}
    reach = atlas.SIZES["lit"] * picture.unit
    assert all(hypot(spot.x - picture.centre[0], 0) + reach < picture.width / 2 for spot in picture.spots)
