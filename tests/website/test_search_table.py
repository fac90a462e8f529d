"""What people type, and what they must then find: the table, and what nobody should be able to break."""

import csv
import re
from pathlib import Path
from urllib.parse import quote, unquote_plus

import pytest
from django.utils.translation import override

from nok.doors.website import looking
from nok.doors.website.looking import OTHER_PAGES, URGENT, look
from nok.doors.website.pages import PAGES
from nok.foundation.core.words import text
from nok.organisation.centres import facts
from tests.website.test_pages import visit
from tests.website.test_words import WEBSITE

pytestmark = [pytest.mark.django_db, pytest.mark.urls("nok.config.urls_public")]

with (Path(__file__).parent / "search.csv").open(encoding="utf-8", newline="") as lines:
    TABLE = [(row["language"], row["typed"], row["url"], int(row["within"])) for row in csv.DictReader(lines)]

START = {"nb": "", "nn": "/nn", "en": "/en"}
# What somebody may type or send to break it, and what comes of typing wildly.
HOSTILE = [
    "overgrep " * 1_112,
    "x" * 10_000,
    "æ" * 10_000,
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE centres_centre; --",
    "%' OR 1=1 --",
    "{{ 7 * 7 }} {% debug %} ${7*7}",
    "\u202eofsnart",
    "\u200b\u200d\ufeff",
    "\U0001f62d\U0001f494",
    "\x00",
    "\ud800",
    "     ",
    "",
    ",,,,",
    "( [ \\ * + ?",
    "../../etc/passwd",
    "٠١٢٣",
    "نوك",
    "我需要帮助",
    "a\u0300\u0301\u0302" * 500,
]


def found(language: str, typed: str) -> list[str]:
    with override(language):
        return [unquote_plus(entry.url) for entry in look(typed)]


@pytest.mark.parametrize(("language", "typed", "url", "within"), TABLE)
def test_what_is_typed_leads_to_what_is_needed(language, typed, url, within):
    assert url in found(language, typed)[:within]


def test_the_table_holds_at_least_forty_questions_in_each_language():
    rows = [language for language, *_ in TABLE]

    assert all(rows.count(language) >= 40 for language in START)
    assert len({row[:3] for row in TABLE}) == len(TABLE)


def asked(typed: str, language: str = "nb") -> str:
    return f"{START[language]}/sok/?q={quote(typed.encode('utf-8', 'surrogatepass'))}"


@pytest.mark.database
def test_nothing_typed_breaks_the_search(world):
    answers = visit(world, *(asked(typed, language) for typed in HOSTILE for language in START))

    assert {address: status for address, (status, *_) in answers.items() if status != 200} == {}
    assert len(answers) == len(HOSTILE) * len(START)
    for _, _, page, _ in answers.values():
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert f'maxlength="{looking.LONGEST}"' in page


@pytest.mark.database
def test_nothing_found_says_so_and_shows_the_way_to_a_centre(world):
    nothing = [("nb", "qwxzkj"), ("nn", "qwxzkj"), ("en", "qwxzkj"), ("nb", "hvordan kan jeg")]
    answers = visit(world, *(asked(typed, language) for language, typed in nothing))

    for language, typed in nothing:
        page = answers[asked(typed, language)][2]
        with override(language):
            assert text("search-none", typed=typed) in page
        assert f'<p><a href="{START[language]}/finn/">' in page


@pytest.mark.parametrize(
    ("language", "key", "place"),
    [
        (language, key, place)
        for language in START
        for key, place in (("life", "/fare/#liv"), ("danger", "/fare/"), ("just-now", "/akkurat-na/"))
    ],
)
def test_every_word_of_danger_stands_first_in_any_sentence(language, key, place):
    """Of two dangers the one to life stands first."""
    with override(language):
        sayings = text(f"search-words-{key}").split(",")
        graver = {"danger": "/fare/#liv", "just-now": "/fare/"}.get(key, place)

    lost = {said: found(language, f"bergen {said} gratis")[:2] for said in sayings}

    assert {
        said: urls
        for said, urls in lost.items()
        if urls[0] not in {f"{START[language]}{place}", f"{START[language]}{graver}"}
    } == {}


@pytest.mark.parametrize("language", START)
def test_every_list_of_search_words_belongs_to_a_heading(language):
    source = (WEBSITE / "words" / f"{language}.ftl").read_text(encoding="utf-8")
    headings = {page.heading for page in PAGES.values()} | {heading for heading, *_ in OTHER_PAGES}
    headings |= {section.heading for page in PAGES.values() for section in page.sections}
    headings |= {f"help-{line.number}-name" for line in facts.helplines()}
    listed = set(re.findall(r"^(search-words-[\w-]+) =", source, re.MULTILINE))

    assert listed - {key for key, *_ in URGENT} - {f"search-words-{heading}" for heading in headings} == set()
    assert len(listed) > 60


def test_a_long_sentence_is_read_to_its_end():
    typed = "Hei jeg vet ikke helt om dette er rett sted men jeg ville bare høre om dere har noen som kan være tolk"

    assert len(typed) > 80
    assert "/sporsmal/#interpreter" in found("nb", typed)[:3]


def test_nothing_typed_is_kept():
    """«What you search for, we use to answer you. Then we forget it.»"""
    typed = "hemmeligordsomingenkjenner"

    assert found("nb", f"gratis {typed}")[0] == "/sporsmal/#free"

    _, known = looking._index("nb", looking.snapshot().version)
    assert "gratis" in str(vars(known))
    assert typed not in str(vars(known))
