"""The parts pages are made of: what they say to a screen reader, and the laws no style sheet may break."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils.translation import override

from nok.foundation import ui
from nok.foundation.ui.templatetags.ui import Call, Door

ROOM = Path(ui.__file__).parent
DRAWINGS = sorted((ROOM / "templates" / "ui" / "drawings").glob("*.svg"))
SCENES = {"lighthouse"}


def drawn(source: str, **context: object) -> str:
    with override("nb"):
        return Template("{% load ui %}" + source).render(Context(context))


def test_a_question_with_something_to_mend_says_it_beside_the_field():
    field = drawn('{% ask "kroner" "Kroner" "Regn ut" "abc" "Hele kroner." "Skriv et tall." "numeric" %}')

    assert 'aria-invalid="true"' in field
    assert re.search(r'aria-describedby="([^"]+)"', field)[1].split() == re.findall(r'id="(kroner-\w+)"', field)[::-1]
    assert 'value="abc"' in field
    assert "Skriv et tall." in field


def test_a_question_with_nothing_wrong_points_at_its_help_alone():
    field = drawn('{% ask "sted" "Sted" "Vis" "" "Fire tall." %}')

    assert "aria-invalid" not in field
    assert 'aria-describedby="sted-hjelp"' in field


def test_what_is_typed_cannot_become_markup():
    field = drawn('{% ask "sted" "Sted" "Vis" typed %}', typed='"><script>')

    assert "<script>" not in field


def test_a_call_is_said_in_words_and_dialled_in_digits():
    numbers = drawn("{% numbers calls %}", calls=[Call("116117", "116 117", "én én seks, én én sju", "Legevakt")])

    assert 'href="tel:116117" aria-label="116 117: én én seks, én én sju">116 117</a>' in numbers


def test_a_link_to_an_answer_points_inside_what_opens():
    answer = drawn('{% details "Er det gratis?" "free" %}<p>Ja.</p>{% enddetails %}')

    assert answer.index("<details") < answer.index("<summary") < answer.index('id="free"') < answer.index("Ja.")


def test_a_list_of_ways_holds_a_name_and_a_line_for_each():
    ways = drawn("{% doors ways %}", ways=[Door("/om/", "Om", "Hva det er"), Door("/finn/", "Finn")])

    assert re.findall(r'href="([^"]+)"><span><strong>(\w+)</strong>([\w ]*)</span>', ways) == [
        ("/om/", "Om", "Hva det er"),
        ("/finn/", "Finn", ""),
    ]


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_a_drawing_is_light_silent_and_has_one_lit_thing(path):
    drawing = path.read_text(encoding="utf-8")

    assert len(drawing.encode()) < (5_000 if path.stem in SCENES else 1_300)
    assert 'aria-hidden="true"' in drawing
    lit = re.findall(r'class="t-l"(?! opacity)|fill="#fabb41"', drawing)
    assert len(lit) == 1


def test_rose_is_the_way_out_and_nothing_else_that_can_be_pressed():
    rules = [
        rule
        for path in sorted((ROOM / "css").glob("*.css"))
        for rule in re.findall(r"([^{};/]+)\{([^{}]*)\}", path.read_text(encoding="utf-8"))
    ]
    rosy = {selector.strip() for selector, body in rules if "var(--rose)" in body}

    assert rosy == {".exit", ".t-c"}


def test_colours_stand_in_the_palette_alone():
    """Drawings keep their night: text on the light, and what lies on a coin, are the same in the dark."""
    strays = {
        path.name: found
        for path in sorted((ROOM / "css").glob("*.css"))
        if path.name not in {"palette.css", "print.css"}
        and (found := set(re.findall(r"#[0-9a-f]{3,6}\b", path.read_text(encoding="utf-8"))) - {"#0f2430", "#fff"})
    }

    assert strays == {}
