"""The map: how near it looks, what rings it draws, and which dots share a place."""

from math import cos, hypot, radians

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from nok.foundation.ui import atlas
from nok.foundation.ui.projection import project

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


def test_dots_share_a_place_when_their_targets_on_the_picture_would_lie_on_each_other():
    far, near = dot(40, 0, 9, "far"), dot(8, 0, 9, "near")
    wide, tight = (around(dot(0, 0, 1, "a"), dot(4, 0, 2, "b"), each) for each in (far, near))

    assert [[one.name for one in spot.dots] for spot in wide.spots] == [["a", "b"], ["far"]]
    assert [[one.name for one in spot.dots] for spot in tight.spots] == [["a"], ["b"], ["near"]]


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "3 sentre i Oslo, Ås:"), ("nn", "3 senter i Oslo, Ås:"), ("en", "3 centres in Oslo, Ås:")],
)
def test_a_shared_dot_says_how_many_and_which_in_words(language, words):
    dots = [dot(0, 0, 1, "En", "Oslo"), dot(0.1, 0, 2, "To", "Oslo"), dot(0.2, 0, 0, "Tre", "Ås")]
    with override(language):
        drawn = render_to_string("ui/map.html", {"picture": around(*dots), "label": "Kart"})

    figure, caption = drawn.split("<figcaption")
    assert f'aria-label="{words} En, To, Tre"' in figure
    assert words in caption
    assert [f">{name}</a>" in caption for name in ("En", "To", "Tre")] == [True, True, True]


def test_a_dot_of_several_numbers_is_wide_enough_for_them():
    spots = around(*(dot(0, 0, number, f"n{number}") for number in (1, 2, 3))).spots

    assert [(spot.numbers, spot.extra > 0) for spot in spots] == [("1·2·3", True)]
    text = len(spots[0].numbers) * atlas.LETTER * spots[0].unit
    assert float(spots[0].pill["width"]) > text


def test_the_inset_hides_none_of_the_land_it_is_laid_over():
    """Nordland's border with Sweden is what comes nearest to it."""
    left, top, width, height = atlas.INSET_FRAME
    for latitude, longitude in ((65.1, 14.5), (66.6, 15.7), (68.5, 18.1), (70.1, 30.9), (58.9, 11.5), (61.0, 12.7)):
        x, y = project(latitude, longitude)
        assert not (left < x < left + width and top < y < top + height)
    assert (left + width, top + height) < (1320, 1600)
    assert width / height == pytest.approx(atlas.INSET_VIEW[2] / atlas.INSET_VIEW[3], rel=0.01)


def test_a_dot_at_the_edge_of_a_near_picture_is_whole_or_not_there():
    picture = around(dot(0, 0, 1, "a"), dot(28, 0, 2, "b"), dot(-34.5, 0, 0, "cut"), dot(-25, 0, 0, "whole"))

    assert {one.name for spot in picture.spots for one in spot.dots} == {"a", "b", "whole"}
    reach = atlas.SIZES["lit"] * picture.unit
    assert all(hypot(spot.x - picture.centre[0], 0) + reach < picture.width / 2 for spot in picture.spots)
