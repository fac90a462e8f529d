"""The pages for municipalities: what an amount can release, what is known, and what to do about a slip."""

import re
from urllib.parse import quote

import pytest
from django.utils.translation import override

from nok.doors.website.municipal import as_of_words
from tests.website.test_pages import visit

TRYSIL = "/kommuner/3421/"
BAD = ("abc", "0", "-5", "1,5", "100000001", "٣", "9" * 10_000)


def figures(page: str) -> list[str]:
    return [figure.replace("\u00a0", " ") for figure in re.findall(r'<p class="figure"><b>([^<]*)</b>', page)]


@pytest.mark.database
def test_an_amount_is_shown_with_each_step_however_it_is_written(world):
    written = ("98490", "98 490", "98.490")
    pages = visit(world, *(f"{TRYSIL}?kroner={quote(each)}" for each in written)).values()

    for _, _, page, _ in pages:
        assert figures(page) == ["98 490 kr", "inntil 393 960 kr", "inntil 492 450 kr"]
        assert "15 kr for hver av 6\u00a0566 innbyggere i 2024" in page


@pytest.mark.database
def test_a_small_amount_is_not_rounded_to_nothing(world):
    _, _, page, _ = visit(world, f"{TRYSIL}?kroner=1")[f"{TRYSIL}?kroner=1"]

    assert figures(page) == ["1 kr", "inntil 4 kr", "inntil 5 kr"]
    assert "under 1 kr for hver av" in page


@pytest.mark.database
def test_an_amount_that_cannot_be_read_is_kept_with_what_to_do(world):
    pages = visit(world, *(f"{TRYSIL}?kroner={quote(each)}" for each in BAD))

    assert [status for status, *_ in pages.values()] == [200] * len(BAD)
    for typed, (_, _, page, _) in zip(BAD, pages.values(), strict=True):
        assert figures(page) == []
        assert "Skriv et beløp i hele kroner, fra 1 til 100 000 000." in page
        assert f'value="{typed[:20]}"' in page


@pytest.mark.database
def test_a_municipality_is_found_by_its_name_and_a_slip_says_so(world):
    pages = visit(world, "/kommuner/?kommune=trysil", "/kommuner/?kommune=qqqqq%3Cb%3E", "/kommuner/9999/")
    found, missed, unknown = pages.values()

    assert f'href="{TRYSIL}"' in found[2]
    assert "Vi fant ingen kommune som heter «qqqqq&lt;b&gt;»." in missed[2]
    assert 'value="qqqqq&lt;b&gt;"' in missed[2]
    assert unknown[0] == 404


@pytest.mark.database
def test_every_figure_of_the_network_has_its_year_and_source(world):
    page = visit(world, "/kommuner/")["/kommuner/"][2]

    shown = re.findall(
        r'<p class="figure"><b>([^<]+)</b> ([^<]+)<br><a class="small source" href="(https:[^"]+)"', page
    )
    assert [(number, re.search(r"\d{4}$", what)[0]) for number, what, _ in shown] == [
        ("22", "2023"),
        ("om lag 200", "2023"),
        ("15 av 22", "2023"),
    ]


@pytest.mark.parametrize(
    ("written", "nb", "en"),
    [
        ("2021", "2021", "2021"),
        ("about 2020", "omtrent 2020", "about 2020"),
        ("before 2018", "før 2018", "before 2018"),
        ("undated", "uten dato", "undated"),
        ("2008-2021", "2008–2021", "2008–2021"),
        ("2017-08", "august 2017", "August 2017"),
    ],
)
def test_when_a_tie_was_read_is_told_in_the_readers_language(written, nb, en):
    with override("nb"):
        assert as_of_words(written) == nb
    with override("en"):
        assert as_of_words(written) == en
