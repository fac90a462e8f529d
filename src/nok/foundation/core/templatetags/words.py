"""`{% load words %}{% text "a-key" %}`"""

from django import template

from nok.foundation.core import words

register = template.Library()


@register.simple_tag
def text(key: str, **args: object) -> str:
    """The text with this key, in the page's language, escaped."""
    return words.text(key, **args)
