"""The whole public site as a crawler without a browser meets it: every page reached by links, in every language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from tests.browser import Answer, Doors

STARTS = ("/", "/nn/", "/en/")
# Addresses no link leads to: what a form makes of what is typed.
TYPED = (
    "/finn/?sted=2408", "/finn/?sted=B%C3%B8", "/finn/?sted=zzzz", "/finn/?sted=9170", "/sok/?q=gratis",
    "/sok/?q=zzzz", "/kommuner/?kommune=hamar", "/kommuner/3403/", "/kommuner/3403/?kroner=100000",
    "/kommuner/3403/?kroner=mange",
)  # fmt: skip


class Outline(HTMLParser):
    """What matters of a page's HTML, as a list of elements with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.title = ""
        self._in_title = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._in_title = tag == "title" and not self.title  # a drawing may have titles of its own

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for found, attributes in self.elements if found == tag]

    @property
    def anchors(self) -> set[str]:
        return {attributes["id"] for _, attributes in self.elements if "id" in attributes}

    @property
    def addresses(self) -> list[str]:
        """Everything the page points to or loads."""
        names = ("href", "src", "action", "xlink:href", "data-exit", "srcset", "poster")
        return [attributes[name] for _, attributes in self.elements for name in names if attributes.get(name)]


@dataclass
class Site:
    """Each address asked, and what came back."""

    answers: Mapping[str, Answer]
    outlines: Mapping[str, Outline] = field(default_factory=dict)

    @property
    def pages(self) -> dict[str, Answer]:
        return {path: answer for path, answer in self.answers.items() if answer.is_page}

    @property
    def bokmal(self) -> list[str]:
        return [path for path in self.pages if not path.startswith(("/nn/", "/en/"))]


def own_path(link: str, on: str) -> str | None:
    """The link as a path of our own, without its anchor; None if it leads elsewhere or is no page."""
    parts = urlsplit(urljoin(f"http://own{on}", link))
    if (
        parts.scheme != "http" or parts.netloc != "own" or parts.path == "/ut/" or "/skriv/" in parts.path
    ):  # the dialogue is no page to read
        return None
    return parts._replace(scheme="", netloc="", fragment="").geturl()


@pytest.fixture(scope="session")
def site(doors: Doors) -> Site:
    """Follow every link from the three front pages until there is nothing new."""
    answers: dict[str, Answer] = {}
    outlines: dict[str, Outline] = {}
    waiting = [*STARTS, *(f"{start.rstrip('/')}{typed}" for start in STARTS for typed in TYPED)]
    while waiting:
        path = waiting.pop()
        if path in answers:
            continue
        answers[path] = doors.ask(path)
        if answers[path].is_page:
            outlines[path] = Outline(answers[path].text)
            waiting += [found for link in outlines[path].addresses if (found := own_path(link, path))]
    return Site(answers, outlines)
