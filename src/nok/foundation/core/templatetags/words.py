"""`{% load words %}`, then the tag `text` with a key, in quotes."""

from django import template

from nok.foundation.core import words

register = template.Library()


@register.simple_tag
def text(key: str, **args: object) -> str:
    """The text with this key, in the page's language, escaped."""
    return words.text(key, **args)
