"""Searching the pages: a small index of every text, made once for each language."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from rapidfuzz import fuzz

from nok.doors.website.pages import PAGES
from nok.foundation.core.words import text
from nok.organisation.centres import facts
from nok.organisation.centres.snapshot import snapshot
from nok.organisation.places.queries import index
from nok.organisation.places.spelling import fold

MOST = 12
CLOSE_ENOUGH = 84
# Words, with commas between, that tell of danger; and the heading, page and place that must then stand first.
URGENT = (
    ("search-words-life", "danger-life-title", "danger", "#liv"),
    ("search-words-danger", "danger-title", "danger", ""),
    ("search-words-just-now", "now-title", "just_now", ""),
)


@dataclass(frozen=True)
class Entry:
    """Something that can be found: its heading, where it stands, a line of it, and the words it is found by."""

    heading: str
    url: str
    excerpt: str
    words: frozenset[str]
    first: frozenset[str]


def look(typed: str) -> Sequence[Entry]:
    """What fits the words typed, best first."""
    asked = fold(typed).split()
    if not asked:
        return []
    found = [
        (score, entry)
        for entry in [*_centres(), *_texts(get_language() or settings.LANGUAGE_CODE)]
        if (score := _score(asked, entry))
    ]
    ranked = [entry for _, entry in sorted(found, key=lambda pair: -pair[0])][:MOST]
    urgent = _urgent(" ".join(asked))
    if urgent:
        return [*urgent, *(entry for entry in ranked if entry.url not in {one.url for one in urgent})]
    place = index().search(typed).place
    if place is None:
        return ranked
    return [
        _entry(text("find-heading-near", place=place.name), f"{reverse('website:finder')}?sted={place.name}", ""),
        *ranked,
    ]


def _urgent(asked: str) -> list[Entry]:
    """What must stand first, when the words tell of danger: a place that sounds alike is then no help."""
    said = f" {asked} "
    return [
        _entry(text(heading), f"{reverse(f'website:{page}')}{anchor}", "")
        for words, heading, page, anchor in URGENT
        if any(f" {fold(part)} " in said for part in text(words).split(","))
    ]


def _score(asked: Sequence[str], entry: Entry) -> float:
    """Every word must be there, nearly; words of the heading count double."""
    total = 0.0
    for word in asked:
        best = max((_like(word, other) * (2 if other in entry.first else 1) for other in entry.words), default=0.0)
        if best < CLOSE_ENOUGH:
            return 0.0
        total += best
    return total


def _like(word: str, other: str) -> float:
    if other.startswith(word):
        return 100.0
    if abs(len(word) - len(other)) > 2 or len(word) < 4:
        return 0.0
    return fuzz.ratio(word, other)


def _entry(heading: str, url: str, excerpt: str) -> Entry:
    first = frozenset(fold(heading).split())
    return Entry(heading, url, excerpt, first | frozenset(fold(excerpt).split()), first)


@cache
def _texts(language: str) -> Sequence[Entry]:
    entries = []
    for name, page in PAGES.items():
        address = reverse(f"website:{name}")
        entries.append(_entry(text(page.heading), address, " ".join(text(key) for key in page.lead)))
        for section in page.sections:
            if section.heading:
                excerpt = " ".join(
                    text(key, host="") if key == "trace-delete-2" else text(key) for key in section.texts
                )
                entries.append(_entry(text(section.heading), f"{address}#{section.anchor}", excerpt))
    entries += [
        _entry(
            text(f"help-{line.number}-name"),
            f"{reverse('website:phones')}#n{line.number}",
            text(f"help-{line.number}-for"),
        )
        for line in facts.helplines()
    ]
    entries.append(_entry(text("muni-title"), reverse("website:municipalities"), text("muni-lead")))
    return entries


def _centres() -> list[Entry]:
    return [
        _entry(centre.name, reverse("website:centre", args=[centre.slug]), " ".join(centre.former_names))
        for centre in snapshot().open
    ]
