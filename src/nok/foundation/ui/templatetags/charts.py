"""Charts as tags: `{% load charts %}`. Each stands on the gallery page."""

from functools import lru_cache
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from nok.foundation.ui.charts import Bars, Grid

register = template.Library()
WIDTH = 200


@register.filter
def grouped(number: int) -> str:
    """A number as the language writes it, in groups of three."""
    return _grouped(number, get_language())


@lru_cache(maxsize=4096)
def _grouped(number: int, language: str | None) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)


@register.simple_tag
def bar(now: int, before: int, most: int, *, lit: bool = False) -> SafeString:
    """Two bars for the eye, now above before; whoever hears the page hears the figures beside them."""
    return format_html(
        '<svg class="beam" viewBox="0 0 {} 18" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="{}" width="{}" height="11" y="1"/><rect class="then" width="{}" height="3" y="14"/></svg>',
        WIDTH, "lit" if lit else "now", _width(now, most), _width(before, most),
    )  # fmt: skip


def _width(count: int, most: int) -> float:
    return round(WIDTH * count / most, 1)


@register.inclusion_tag("ui/bars.html")
def bars(table: Bars) -> dict[str, Any]:
    """A table with a bar for each row."""
    return {"table": table}


@register.inclusion_tag("ui/grid.html")
def grid(table: Grid) -> dict[str, Any]:
    """A table shaded by how much there is."""
    return {"table": table}
