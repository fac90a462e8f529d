"""How well a text fits what was typed: word endings, misspellings and compounds, rare words before common ones."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import snowballstemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

from nok.organisation.places.spelling import fold, seen

# How much a word tells by where it stands: among the words people ask with, in the heading, in the text.
ASKED, HEADING, TEXT = 3.0, 2.0, 1.0
# A word to the letter is worth a little more than its stem: «foreldelse» is not «forelder».
EXACT = 0.5
# A row of words as people say it, all there.
SAYING = 3.0
# What fits this much less than the best is no help.
WORTH_SHOWING = 0.3
SHORTEST_PART = 4
# So long must a word be for so many letters of it to be wrong.
FEWEST_LETTERS = {1: 5, 2: 8}
LINKS = ("", "s", "e")
_WORD = re.compile(r"\w+")
_APOSTROPHE = re.compile(r"['’`´]")


@dataclass(frozen=True)
class Document:
    """What is looked through: the heading, the text, and the words and sayings people ask with, commas between."""

    heading: str
    text: str = ""
    asked: str = ""
    is_name: bool = False


@dataclass(frozen=True)
class _Page:
    weights: dict[str, float]
    exact: frozenset[str]
    sayings: frozenset[str]


def words(text: str) -> list[str]:
    """Each word as it is compared."""
    plain = _APOSTROPHE.sub("", seen(text))
    return [part for word in _WORD.findall(plain) for part in fold(word).split()]


class Index:
    """Every document's words as stems, ready to be asked."""

    def __init__(self, algorithm: str, filler: str, documents: Sequence[Document], more: Iterable[str] = ()) -> None:
        """:param more: words to know, so that they too are understood when they are misspelt"""
        self._stemmer = snowballstemmer.stemmer(algorithm)
        self._filler = set(words(filler))
        # The stems of our own words, kept because it takes long; of what is typed nothing is kept.
        self._kept: dict[str, str] = {}
        self._is_whole = False
        self._known: set[str] = {word for text in more for word in words(text)} | self._filler
        self._said = set(self._known)
        self._texts = set(self._stems(self._known))
        self._titles: set[str] = set()
        for document in documents:
            self._learn(document)
        self._all = set(self._stems(self._known))
        self._pages = [self._page(document) for document in documents]
        self._count = Counter(stem for page in self._pages for stem in page.weights)
        self._is_whole = True

    def understood(self, typed: str) -> list[str]:
        """The words typed, as this index knows them: misspellings mended, compounds taken apart; filler kept."""
        return [known for word in words(typed) for known in self._understood(word)]

    def names(self, typed: str) -> list[str]:
        """What in the words typed may be the name of a place, the likeliest first.

        A word alone may be one unless we ask with it. Among others: what no text says, with what stands between.
        """
        every = words(typed)
        if len(every) == 1:
            return [] if every[0] in self._titles | self._filler else every
        unsaid = [at for at, word in enumerate(every) if word not in self._said]
        strange = [at for at in unsaid if self._stem(every[at]) not in self._texts]
        whole = [every[part[0] : part[-1] + 1] for part in (unsaid, strange) if part]
        apart = [[every[at] for at in part] for part in (unsaid, strange) if part]
        return [" ".join(part) for part in (*whole, *apart)]

    def fits(self, typed: str) -> list[int]:
        """The numbers of the documents that fit, best first."""
        understood = self.understood(typed)
        asked = [word for word in understood if word not in self._filler]
        said = [f" {' '.join(self._stems(every))} " for every in (understood, asked)]
        scores = [(self._score(asked, said, page), number) for number, page in enumerate(self._pages)]
        best = max((score for score, _ in scores), default=0.0)
        worth = [pair for pair in scores if pair[0] > best * WORTH_SHOWING]
        return [number for _, number in sorted(worth, key=lambda pair: -pair[0])]

    def _learn(self, document: Document) -> None:
        titles, text = words(f"{document.heading} {document.asked}"), words(document.text)
        self._known.update(titles, text)
        if not document.is_name:
            self._titles.update(titles)
            self._said.update(titles, text)
            self._texts.update(self._stems([*titles, *text]))

    def _page(self, document: Document) -> _Page:
        asked = [words(part) for part in document.asked.split(",")]
        single = self._stems(word for part in asked if len(part) == 1 for word in part)
        weights = dict.fromkeys(self._stems(words(document.text)), TEXT)
        weights |= dict.fromkeys(self._stems(words(document.heading)), HEADING)
        weights |= dict.fromkeys(single, ASKED)
        exact = frozenset(words(f"{document.heading} {document.asked}"))
        return _Page(weights, exact, frozenset(" ".join(self._stems(part)) for part in asked if len(part) > 1))

    def _score(self, asked: Sequence[str], said: Sequence[str], page: _Page) -> float:
        """How well the page fits the words asked, and the sayings in all that was said."""
        stems = set(self._stems(asked))
        score = sum(self._rarity(stem) * page.weights[stem] for stem in stems & page.weights.keys())
        score += EXACT * sum(self._rarity(self._stem(word)) for word in set(asked) & page.exact)
        sayings = [saying.split() for saying in page.sayings if any(f" {saying} " in each for each in said)]
        return score + SAYING * sum(self._rarity(stem) for saying in sayings for stem in saying)

    def _rarity(self, stem: str) -> float:
        return math.log(1 + len(self._pages) / (1 + self._count[stem]))

    def _understood(self, word: str) -> Sequence[str]:
        if word in self._known or self._stem(word) in self._all:
            return [word]
        return self._nearly(word, 1) or self._parts(word) or self._begun(word) or self._nearly(word, 2)

    def _parts(self, word: str) -> list[str]:
        """The two known words a compound is made of."""
        for at in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            head, tail = word[:at], word[at:]
            for link in LINKS:
                first = head.removesuffix(link)
                if len(first) >= SHORTEST_PART and {self._stem(first), self._stem(tail)} <= self._texts:
                    return [first, tail]
        return []

    def _begun(self, word: str) -> list[str]:
        """The shortest known word that begins so."""
        if len(word) < SHORTEST_PART:
            return []
        return sorted(
            (known for known in self._known if known.startswith(word)), key=lambda known: (len(known), known)
        )[:1]

    def _nearly(self, word: str, slips: int) -> list[str]:
        """The known word that is written nearly so."""
        if len(word) < FEWEST_LETTERS[slips]:
            return []
        near = sorted(known for known in self._known if known[:1] == word[:1] and len(known) >= SHORTEST_PART)
        found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=slips)
        return [found[0]] if found else []

    def _stems(self, every: Iterable[str]) -> list[str]:
        return [self._stem(word) for word in every]

    def _stem(self, word: str) -> str:
        stem = self._kept.get(word) or str(self._stemmer.stemWord(word))
        if not self._is_whole:
            self._kept[word] = stem
        return stem
