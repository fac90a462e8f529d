"""Searching the pages: a small index of every text, made once for each language."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from nok.doors.website.matching import Document, Index, words
from nok.doors.website.pages import PAGES
from nok.foundation.core.words import UnknownWords, text
from nok.organisation.centres import facts
from nok.organisation.centres.snapshot import snapshot
from nok.organisation.places.queries import index
from nok.organisation.places.search import Answer, Outcome
from nok.organisation.places.spelling import fold

LONGEST = 200
MOST = 12
# The word endings of each language.
ENDINGS = {"nb": "norwegian", "nn": "norwegian", "en": "english"}
# Words, with commas between, that tell of danger; and the heading, page and place that must then stand first.
URGENT = (
    ("search-words-life", "danger-life-title", "danger", "#liv"),
    ("search-words-danger", "danger-title", "danger", ""),
    ("search-words-just-now", "now-title", "just_now", ""),
)
# Pages that are not tables of contents: their heading, their lead and their name.
OTHER_PAGES = (
    ("find-title", "find-help", "finder"),
    ("help-title", "help-lead", "phones"),
    ("muni-title", "muni-lead", "municipalities"),
    ("sources-heading", "sources-lead", "sources"),
)


@dataclass(frozen=True)
class Entry:
    """Something that can be found: its heading, where it stands, and a line of it."""

    heading: str
    url: str
    excerpt: str = ""


def look(typed: str) -> Sequence[Entry]:
    """What fits the words typed, best first: danger, then a centre or a place named, then the pages."""
    asked = typed[:LONGEST]
    entries, known = _index(get_language() or settings.LANGUAGE_CODE, snapshot().version)
    found = [entries[number] for number in known.fits(asked)]
    first = _urgent(asked, known) or [*_named(asked, known), *_near(asked, known, bool(found))]
    return [*first, *(entry for entry in found if entry.url not in {one.url for one in first})][:MOST]


def _urgent(typed: str, known: Index) -> list[Entry]:
    """What must stand first, when the words tell of danger: a place that sounds alike is then no help."""
    said = [f" {' '.join(each)} " for each in (words(typed), known.understood(typed))]
    return [
        Entry(text(heading), f"{reverse(f'website:{page}')}{anchor}")
        for key, heading, page, anchor in URGENT
        if any(f" {' '.join(words(part))} " in each for part in text(key).split(",") for each in said)
    ]


def _named(typed: str, known: Index) -> list[Entry]:
    """The centre whose name, or name before, is all that was typed."""
    asked = set(known.understood(typed))
    return [
        entry
        for entry, centre in _centres()
        if asked and any(asked == set(words(name)) for name in (centre.heading, *centre.asked.split(",")))
    ]


def _near(typed: str, known: Index, is_answered: bool) -> list[Entry]:
    """The way to the centres near a place that is named; one only guessed at must not push an answer away."""
    answers = [index().search(name) for name in known.names(typed)]
    sure = [place for answer in answers for place in _surely(answer)]
    guessed = [answer.place.name for answer in answers if answer.place and not is_answered]
    return [
        Entry(text("find-heading-near", place=name), f"{reverse('website:finder')}?{urlencode({'sted': name})}")
        for name in (sure or guessed)[:1]
    ]


def _surely(answer: Answer) -> list[str]:
    """The name of the place that was typed to the letter, also when several places have it."""
    if answer.outcome == Outcome.CHOOSE:
        return [name for place in answer.places for name in (place.name, place.former) if fold(name) == answer.typed]
    return [answer.place.name] if answer.place and answer.outcome == Outcome.FOUND else []


@lru_cache(maxsize=len(ENDINGS))
def _index(language: str, _version: int) -> tuple[Sequence[Entry], Index]:
    """Every entry and the index of them, made anew when the centres have changed."""
    every = [*_pages(), *_helplines(), *_centres()]
    urgent = [text(key) for key, *_ in URGENT]
    known = Index(ENDINGS[language], text("search-filler"), [document for _, document in every], urgent)
    return [entry for entry, _ in every], known


def _pages() -> list[tuple[Entry, Document]]:
    found = [_entry(heading, reverse(f"website:{name}"), text(lead)) for heading, lead, name in OTHER_PAGES]
    for name, page in PAGES.items():
        address = reverse(f"website:{name}")
        found.append(_entry(page.heading, address, " ".join(text(key) for key in page.lead)))
        found += [
            _entry(
                section.heading,
                f"{address}#{section.anchor}",
                " ".join(text(key, host="") if key == "trace-delete-2" else text(key) for key in section.texts),
            )
            for section in page.sections
            if section.heading
        ]
    return found


def _entry(heading: str, url: str, excerpt: str) -> tuple[Entry, Document]:
    return Entry(text(heading), url, excerpt), Document(text(heading), excerpt, _asked_with(heading))


def _asked_with(heading: str) -> str:
    """What people type when this is the answer, where somebody has thought of it."""
    try:
        return text(f"search-words-{heading}")
    except UnknownWords:
        return ""


def _helplines() -> list[tuple[Entry, Document]]:
    phones = reverse("website:phones")
    found = []
    for line in facts.helplines():
        entry, document = _entry(
            f"help-{line.number}-name", f"{phones}#n{line.number}", text(f"help-{line.number}-for")
        )
        found.append((entry, Document(document.heading, document.text, f"{document.asked},{line.number}")))
    return found


def _centres() -> list[tuple[Entry, Document]]:
    published = snapshot()
    return [
        (
            Entry(centre.name, reverse("website:centre", args=[centre.slug]), ", ".join(centre.former_names)),
            Document(centre.name, "", ",".join(centre.former_names), is_name=True),
        )
        for centre in [*published.open, *published.closed]
    ]
