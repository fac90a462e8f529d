"""The website's own tags: `{% load website %}`."""

from django import template
from django.utils.safestring import SafeString

from nok.doors.website import telling
from nok.foundation.core.words import text

register = template.Library()


@register.simple_tag
def prose(key: str, **args: object) -> SafeString:
    """The text with this key, its phone numbers ready to press."""
    return telling.linked(text(key, **args))


register.simple_tag(telling.ways)
register.simple_tag(telling.calls_of)
