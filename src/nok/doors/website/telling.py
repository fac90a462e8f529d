"""From texts and facts to what a page shows: numbers that can be pressed, and ways on."""

import re
from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from nok.doors.website.pages.page import Band
from nok.foundation.core.words import text
from nok.foundation.ui.templatetags.ui import Call, Door, tel
from nok.organisation.centres import facts
from nok.organisation.centres.facts import Helpline

VIEWS = {"find": "finder"}


def linked(words: str) -> SafeString:
    """The words with every number and address of a helpline made into a link."""
    return mark_safe(_known().sub(_link, escape(words)))  # noqa: S308  # escaped, and only our own links put in


@cache
def _known() -> re.Pattern[str]:
    names = [name for line in facts.helplines() for name in (line.grouped, line.website_name) if name]
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w.])(?:{either})(?!\w)")


def _link(found: re.Match[str]) -> str:
    for line in facts.helplines():
        if found[0] == line.grouped:
            return tel(line.number, line.grouped, text(f"help-{line.number}-spoken"))
        if found[0] == line.website_name:
            return format_html('<a href="{}" rel="noopener">{}</a>', line.website, line.website_name)
    return found[0]


def call(line: Helpline, name: str, words: str, note: str = "", anchor: str = "") -> Call:
    """A helpline as a line in a list of numbers."""
    return Call(line.number, line.grouped, text(f"help-{line.number}-spoken"), name, linked(words), note, anchor)


def calls_of(band: Band) -> Sequence[Call]:
    """The calls of a page, in its own words."""
    return [
        call(
            facts.helpline(section.number),
            text(section.heading),
            " ".join(text(key) for key in section.texts),
            anchor=section.anchor,
        )
        for section in band.sections
    ]


def all_calls() -> Sequence[tuple[str, Sequence[Call]]]:
    """Every number under the heading of whom it is for."""
    lines = facts.helplines()
    groups = [
        ("help-group-urgent", [line for line in lines if line.urgent]),
        ("help-group-talk", [line for line in lines if line.talk]),
        ("help-group-young", [line for line in lines if line.young]),
        ("help-group-other", [line for line in lines if not (line.urgent or line.talk or line.young)]),
    ]
    return [(text(heading), [_with_date(line) for line in inside]) for heading, inside in groups if inside]


def _with_date(line: Helpline) -> Call:
    key = f"help-{line.number}"
    note = text("help-checked", date=line.checked) if line.checked else text("help-not-checked")
    return call(line, text(f"{key}-short"), text(f"{key}-for"), note, f"n{line.number}")


def years(written: str) -> str:
    """The years named in a note of when something was read: 2011, 2018, 2022."""
    return ", ".join(sorted(set(re.findall(r"\b(?:19|20)\d\d\b", written))))


def host_of(address: str) -> str:
    """Whose page it is, as people name it: nokbergen.no."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def ways(links: Sequence[str]) -> Sequence[Door]:
    """Where a page leads on to."""
    return [Door(reverse(f"website:{VIEWS.get(link, link)}"), text(f"link-{link}")) for link in links]


def front_doors(names: Sequence[str]) -> Sequence[Door]:
    """The ways in from the front page, each with a line of what it is."""
    return [Door(reverse(f"website:{name}"), text(f"door-{name}"), text(f"door-{name}-help")) for name in names]
