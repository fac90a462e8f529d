"""The voice of the public pages, as far as a machine can hear it: short sentences, plain words, no promises."""

import re
from pathlib import Path

import pytest
from django.utils.translation import override

from nok.doors.website import telling
from nok.doors.website.pages import PAGES
from nok.foundation.core import words
from nok.organisation.centres import facts

LANGUAGES = ("nb", "nn", "en")
WEBSITE = Path(telling.__file__).parent
# Pages that are not tables of contents: the beginnings of the keys of their texts.
OTHER_PAGES = {"front": ("front-", "door-"), "municipalities": ("muni-",), "phones": ("help-",), "frame": ("foot-",)}
LIMIT, LIMIT_YOUNG = 35, 25
LONGEST_SENTENCE = 20

# Never said to or of a person, and never promised.
BANNED = {
    "nb": r"\bofre?(?:ne|t|r)?\b|overlever|\brammede|pasient|klient|\bkunde|overgriper|gjerningsm|terapeut|misbruk"
    r"|helt hemmelig|100 prosent anonym|usporbar|helt trygg|\bf\.eks|\bca\.|\bkl\.|ugyldig|obligatorisk|\boi\b",
    "nn": r"\boffer\b|\bofra?\b|overlevar|overlevande|pasient|klient|\bkunde|overgripar|gjerningsm|terapeut|misbruk"
    r"|heilt hemmeleg|100 prosent anonym|usporbar|heilt trygg|\bf\.eks|\bca\.|\bkl\.|ugyldig|obligatorisk|\boi\b",
    "en": r"victim|survivor|sufferer|patient|\bclient|customer|offender|abuser|therapist|completely secret"
    r"|100 per cent anonymous|untraceable|perfectly safe|invalid|mandatory|\boops|\be\.g\.",
}
TREATMENT = {"nb": "behandl", "nn": "behandl", "en": "treatment"}
TYPED = re.compile(r"search-(?:words-|filler$)")
NUMBER = re.compile(r"(?<![\d.])(?:0\d{4}|\d{2}(?: \d{2}){3}|\d{3} \d{2} \d{3}|11\d \d{3}|11\d)(?![\d ]*\d)")


def texts(language: str) -> dict[str, str]:
    """Every text of the website in this language, its places filled with a number.

    What people type when they search is theirs, and never shown.
    """
    source = (WEBSITE / "words" / f"{language}.ftl").read_text(encoding="utf-8")
    entries = re.findall(r"^([\w-]+) =((?:.|\n(?=[ }]))*)", source, re.MULTILINE)
    return {key: re.sub(r"\{ \$\w+ \}", "10", value).strip() for key, value in entries if not TYPED.match(key)}


def page_texts(name: str, language: str) -> list[str]:
    """What stands on a page, in order: headings and texts."""
    known = texts(language)
    if name in OTHER_PAGES:
        return [value for key, value in known.items() if key.startswith(OTHER_PAGES[name])]
    page = PAGES[name]
    keys = [page.heading, *page.lead]
    for section in page.sections:
        keys += [section.heading, *section.texts]
    return [known[key] for key in keys]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"[.?:]+[»”]?(?:\s|$)", text) if re.search(r"\w", part)]


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:[-’][^\W\d_]+)*", text)


def lix(page: list[str]) -> float:
    """Words to a sentence, and words of more than six letters in a hundred."""
    every = [word for text in page for word in words_of(text)]
    long = sum(len(word) > 6 for word in every)
    return len(every) / sum(len(sentences(text)) for text in page) + 100 * long / len(every)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_easy_to_read(language):
    table = {name: lix(page_texts(name, language)) for name in [*PAGES, *OTHER_PAGES]}
    print(f"\nLIX {language}: " + ", ".join(f"{name} {value:.0f}" for name, value in table.items()))  # noqa: T201  # the table, shown with -s

    limits = {name: LIMIT_YOUNG if name == "young" else LIMIT for name in table}
    assert {name: value for name, value in table.items() if value >= limits[name]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_runs_out_of_breath(language):
    long = {
        sentence: len(words_of(sentence))
        for key, text in texts(language).items()
        for sentence in sentences(text)
        if len(words_of(sentence)) > LONGEST_SENTENCE and not key.startswith("sources-")
    }

    assert long == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_shouts_or_jokes(language):
    files = [path.read_text(encoding="utf-8") for path in words.files(language)]

    assert [
        line for text in files for line in text.splitlines() if re.search(r"!|[\U0001F000-\U0001FAFF☀-➿]", line)
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_names_or_promises_what_it_must_not(language):
    banned = re.compile(BANNED[language], re.IGNORECASE)

    assert {key: text for key, text in texts(language).items() if banned.search(text)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_treatment_is_named_only_to_say_it_is_not_given(language):
    named = {key for key, text in texts(language).items() if TREATMENT[language] in text.lower()}

    assert named == {"about-selfhelp", "faq-therapy-a", "muni-centres"}
    for key in named:
        assert re.search(r"\b(?:ikke|ikkje|not)\b", texts(language)[key])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_to_call_comes_from_the_facts(language):
    known = {line.grouped for line in facts.helplines()}
    named = {number for text in texts(language).values() for number in NUMBER.findall(text.replace("100 000 000", ""))}

    assert named - known == set()
    assert {"112", "116 117", "800 57 000"} <= named


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_helpline_has_its_words(language):
    asked = {f"help-{line.number}-{what}" for line in facts.helplines() for what in ("name", "short", "for", "spoken")}
    numbered = {key for key in texts(language) if re.match(r"help-\d", key)}

    assert numbered == asked


def test_running_text_makes_numbers_and_addresses_ready_to_press():
    with override("nb"):
        linked = telling.linked("Ring 116 111, 112 eller skriv på 116111.no. Ikke 1125 & <b>.")

    assert linked == (
        'Ring <a class="tel" href="tel:116111" aria-label="116 111: én én seks, én én én">116 111</a>, '
        '<a class="tel" href="tel:112" aria-label="112: én én to">112</a> eller skriv på '
        '<a href="https://www.116111.no/" rel="noopener">116111.no</a>. Ikke 1125 &amp; &lt;b&gt;.'
    )


def test_the_picture_of_the_krone_shows_the_rule():
    picture = (WEBSITE / "templates" / "website" / "seesaw.html").read_text(encoding="utf-8")
    state = picture.split('class="coins"')[1]

    assert state.count("<rect") == state.count("{{ coin }}") == facts.grant()["multiplier"]


def test_years_of_reading_are_told_without_their_notes():
    assert telling.years("2022 (offices, age); about spring 2020; 2017-11; 2011 (one number for each office)") == (
        "2011, 2017, 2020, 2022"
    )
