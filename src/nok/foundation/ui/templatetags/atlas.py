"""`{% load atlas %}`: the spots of a map. Drawn here and not in a template: a page has many, and each is asked much."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nok.foundation.core.words import text
from nok.foundation.ui.atlas import Picture, Spot

register = template.Library()

WHOLE = (
    '<a href="{}" aria-label="{name}"><title>{name}</title>'
    '<circle class="area" {at} r="{touch}"/>{shape}{written}</a>\n'
)
ROUND = '<circle class="{}" {} r="{}" vector-effect="non-scaling-stroke"/>'
PILL = (
    '<rect class="lit" x="{x}" y="{y}" width="{width}" height="{height}" rx="{rx}" vector-effect="non-scaling-stroke"/>'
)
WRITTEN = '<text class="on-{}" x="{}" y="{}" dy=".35em" text-anchor="middle" font-size="{}">{}</text>'


@register.simple_tag
def spots(picture: Picture) -> SafeString:
    """Every spot of the picture: a link with its name, room for a finger, and its number or how many it holds."""
    sizes = picture.sizes
    return format_html_join("", "{}", ((_spot(spot, sizes),) for spot in picture.spots))


def _spot(spot: Spot, sizes: dict[str, str]) -> SafeString:
    x, y, is_group, number = f"{spot.x:.1f}", f"{spot.y:.1f}", spot.is_group, spot.number
    name = f"{text('ui-map-group', n=spot.centres, place=spot.places)} {spot.label}" if is_group else spot.label
    at = format_html('cx="{}" cy="{}"', x, y)
    size = sizes["lit" if number or is_group else "dot"]
    shape = format_html(PILL, **spot.pill) if spot.extra else format_html(ROUND, "lit" if number else "dot", at, size)
    told = spot.numbers if number else spot.centres if is_group else ""
    written = format_html(WRITTEN, "lit" if number else "dot", x, y, sizes["text"], told) if told else ""
    return format_html(WHOLE, spot.url, name=name, at=at, touch=sizes["touch"], shape=shape, written=written)
