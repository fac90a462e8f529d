"""The design system's tags: `{% load ui %}`."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nok.foundation.ui.icons import PATHS

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """One of our icons, drawn inline. It never stands without words."""
    return format_html(
        '<svg class="i" viewBox="0 0 24 24" fill="currentColor" fill-rule="evenodd" aria-hidden="true"><path d="{}"/></svg>',
        PATHS[name],
    )


@register.inclusion_tag("ui/mark.html")
def mark() -> dict[str, str]:
    """The word mark, whose stop is a light."""
    return {}


@register.inclusion_tag("ui/exit_button.html")
def exit_button(target: str, front: str) -> dict[str, str]:
    """The way out: a form, so that it works without scripts. `front` is what Back leads to after."""
    return {"target": target, "front": front}


@register.simple_tag
def tel(number: str, shown: str, spoken: str = "", css: str = "tel") -> SafeString:
    """A number to call: digits for the phone, groups for the eye, words for the ear."""
    if spoken:
        return format_html(
            '<a class="{}" href="tel:{}" aria-label="{}">{}</a>', css, number, f"{shown}: {spoken}", shown
        )
    return format_html('<a href="tel:{}">{}</a>', number, shown)


@register.inclusion_tag("ui/unconfirmed.html")
def unconfirmed() -> dict[str, str]:
    """The mark on a fact nobody has confirmed."""
    return {}


@register.simple_tag
def light(*, on: bool = True) -> SafeString:
    """The light of a list: lit for what is nearest, newest or next."""
    return format_html('<span class="light{}" aria-hidden="true"></span>', "" if on else " off")
