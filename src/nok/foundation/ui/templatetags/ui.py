"""The design system's tags: `{% load ui %}`. Each component has one, and stands on the gallery page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from nok.foundation.ui.icons import PATHS

register = template.Library()


@dataclass(frozen=True)
class Call:
    """A number to call in a list: its digits, as shown and as spoken, whose it is and what for."""

    number: str
    shown: str
    spoken: str
    name: str
    text: SafeString | str = ""
    note: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Door:
    """A way on: where it leads, its name, and a line under it."""

    url: str
    name: str
    help: str = ""


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """One of our icons, drawn inline. It never stands without words."""
    return format_html(
        '<svg class="i" viewBox="0 0 24 24" fill="currentColor" fill-rule="evenodd" aria-hidden="true"><path d="{}"/></svg>',
        PATHS[name],
    )


@register.simple_tag
def drawing(name: str) -> SafeString:
    """One of our drawings, inline: flat shapes, four tones, one lit thing. It says nothing that the words do not."""
    return render_to_string(f"ui/drawings/{name}.svg")


@register.simple_tag
def mark() -> SafeString:
    """The word mark, whose stop is a light."""
    return _drawn_once("ui/mark.html", get_language())


@register.simple_tag
def exit_button(target: str, front: str) -> SafeString:
    """The way out: a form, so that it works without scripts. `front` is what Back leads to after."""
    return _drawn_once("ui/exit_button.html", get_language(), target=target, front=front)


@register.simple_tag
def tel(number: str, shown: str, spoken: str = "", css: str = "tel") -> SafeString:
    """A number to call: digits for the phone, groups for the eye, words for the ear."""
    if spoken:
        return format_html(
            '<a class="{}" href="tel:{}" aria-label="{}">{}</a>', css, number, f"{shown}: {spoken}", shown
        )
    return format_html('<a href="tel:{}">{}</a>', number, shown)


@register.simple_tag
def unconfirmed() -> SafeString:
    """The mark on a fact nobody has confirmed."""
    return _drawn_once("ui/unconfirmed.html", get_language())


@cache
def _drawn_once(template: str, language: str | None, **context: str) -> SafeString:
    """What is the same on every page of a language."""
    return render_to_string(template, context)


@register.simple_tag
def light(*, on: bool = True) -> SafeString:
    """The light of a list: lit for what is nearest, newest or next."""
    return format_html('<span class="light{}" aria-hidden="true"></span>', "" if on else " off")


@register.simple_block_tag
def card(content: SafeString, tone: str = "", anchor: str = "") -> SafeString:
    """A lighter patch of paper, or with the tone «tinted» a blue one. At most one of each beside each other."""
    return _patch("section", f"card stack {tone}".strip(), content, anchor)


@register.simple_block_tag
def notice(content: SafeString) -> SafeString:
    """Something to know before reading on."""
    return _patch("div", "notice stack", content)


@register.simple_block_tag
def problem(content: SafeString) -> SafeString:
    """What went wrong, and what to do about it; read aloud at once."""
    return format_html('<div class="problem stack" role="status">{}</div>', content)


def _patch(element: str, css: str, content: SafeString, anchor: str = "") -> SafeString:
    named = format_html(' id="{}"', anchor) if anchor else ""
    return format_html('<{0}{3} class="{1}">{2}</{0}>', element, css, content, named)


@register.simple_block_tag
def details(content: SafeString, summary: str, anchor: str = "") -> SafeString:
    """A question that opens. It works without scripts, and lies open on paper."""
    named = format_html(' id="{}"', anchor) if anchor else ""  # on what is hidden: a link to it opens it
    return format_html(
        '<details class="ds-details"><summary>{}</summary><div class="stack"{}>{}</div></details>',
        summary,
        named,
        content,
    )


@register.inclusion_tag("ui/points.html")
def points(texts: Iterable[str]) -> dict[str, Any]:
    """A list where each line has a tick: what there is, what to do."""
    return {"texts": list(texts)}


@register.inclusion_tag("ui/doors.html")
def doors(ways: Sequence[Door]) -> dict[str, Any]:
    """Where one can go from here, a line for each."""
    return {"ways": ways}


@register.inclusion_tag("ui/numbers.html")
def numbers(calls: Sequence[Call]) -> dict[str, Any]:
    """Numbers to call, large, with what each is for."""
    return {"calls": calls}


@register.inclusion_tag("ui/ask.html")
def ask(
    name: str,
    label: str,
    button: str,
    value: str = "",
    help: str = "",  # noqa: A002  # the house calls it help
    wrong: str = "",
    kind: str = "search",
) -> dict[str, Any]:
    """One question with its button beside it. `wrong` says what to mend; `kind` is the keyboard a phone shows."""
    return {"name": name, "label": label, "button": button, "value": value, "help": help, "wrong": wrong, "kind": kind}


@register.simple_tag
def figure(number: str, what: str, url: str = "", source: str = "") -> SafeString:
    """A large figure, what it counts, and where it is from."""
    origin = format_html('<br><a class="small source" href="{}" rel="noopener">{}</a>', url, source) if url else ""
    return format_html('<p class="figure"><b>{}</b> {}{}</p>', number, what, origin)
