"""What a page is made of: a table of contents, whose texts stand in the words under the keys named here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

# Sections of these styles are drawn together with their neighbours of the same style.
TOGETHER = {"call", "ring", "step", "question", "column"}


@dataclass(frozen=True)
class Section:
    """A part of a page: its anchor, the key of its heading, the keys of its texts, and how they are drawn.

    `number` is the helpline of a call. `group` is the key of the heading that questions stand under.
    """

    anchor: str
    heading: str
    texts: Sequence[str]
    style: str = "plain"
    number: str = ""
    group: str = ""


@dataclass(frozen=True)
class Band:
    """Sections drawn as one: a list of calls, the steps of a path, the questions of a group."""

    style: str
    group: str
    sections: Sequence[Section]


@dataclass(frozen=True)
class Page:
    """A page: the last part of its address, the neutral title of its tab, its heading, lead and sections.

    `drawing` stands beside the heading. `links` are the pages it leads on to.
    """

    name: str
    title: str
    heading: str
    lead: Sequence[str]
    sections: Sequence[Section]
    drawing: str = ""
    links: Sequence[str] = ("find", "phones")

    def bands(self) -> Iterator[Band]:
        """The sections as they are drawn."""
        for (style, group, _), sections in groupby(self.sections, key=_together):
            yield Band(style, group, list(sections))


def _together(section: Section) -> tuple[str, str, str]:
    alone = "" if section.style in TOGETHER else section.anchor
    return section.style, section.group, alone
