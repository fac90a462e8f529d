"""The two doors' tables of addresses, walked."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

DOORS = ("public", "staff")


def patterns(door: str) -> Iterator[tuple[str, Any]]:
    """Every address of the door as its table writes it, with its view."""
    yield from _walk("", get_resolver(f"nok.config.urls_{door}").url_patterns)


def _walk(before: str, found: list[URLPattern | URLResolver]) -> Iterator[tuple[str, Any]]:
    for each in found:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(route, each.url_patterns)
        else:
            yield route, each.callback


def as_door(door: str) -> dict[str, Any]:
    """What makes this process answer as that door, but for static files."""
    known = import_module(f"nok.config.settings.{door}")
    return {
        "ROOT_URLCONF": known.ROOT_URLCONF,
        "NOK_DOOR": known.NOK_DOOR,
        "MIDDLEWARE": [each for each in known.MIDDLEWARE if "whitenoise" not in each],
        "CONTENT_SECURITY_POLICY": known.CONTENT_SECURITY_POLICY,
        "TEMPLATES": settings.TEMPLATES,
    }
