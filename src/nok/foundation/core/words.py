"""Texts in every language: one Fluent file per app and language, `words/<language>.ftl`."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import get_language, get_language_info
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast


class UnknownWords(KeyError):
    """No text has this key."""


def text(key: str, /, **args: object) -> str:
    """The text with this key in the current language.

    :param args: what fills its `{ $name }` places; an int is written as the language writes numbers
    :raises UnknownWords: if the key, or one of its places, has nothing to stand there
    """
    language = get_language() or settings.LANGUAGE_CODE
    return _fixed_text(language, key) if not args else _format(language, key, args)


lazy_text = lazy(text, str)


@cache
def _fixed_text(language: str, key: str) -> str:
    return _format(language, key, {})


def _format(language: str, key: str, args: dict[str, object]) -> str:
    bundle = _bundle(language)
    if not bundle.has_message(key):
        raise UnknownWords(f"{language}: {key}")
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise UnknownWords(f"{language}: {key} has no text")
    result, problems = bundle.format_pattern(pattern, args)
    if problems:
        raise UnknownWords(f"{language}: {key}: {problems[0]}")
    return str(result)


@cache
def _bundle(language: str) -> FluentBundle:
    # Isolation marks keep a Norwegian name from turning a right-to-left sentence around.
    bundle = FluentBundle([language], use_isolating=get_language_info(language)["bidi"])
    for path in files(language):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def files(language: str) -> list[Path]:
    """The files that hold this language's texts."""
    found = [Path(app.path, "words", f"{language}.ftl") for app in apps.get_app_configs()]
    return [path for path in found if path.exists()]


# --- what the checks ask -------------------------------------------------------------------------


def problems() -> list[str]:
    """Everything wrong with the texts: missing in a language, other places to fill, unknown, unused."""
    catalogues = {language: _catalogue(language) for language, _ in settings.LANGUAGES}
    first = settings.LANGUAGE_CODE
    found = [line for language in catalogues for line in _broken(language)]
    for language, catalogue in catalogues.items():
        found += [
            f"{key}: in only one of {first} and {language}" for key in sorted(catalogues[first].keys() ^ catalogue)
        ]
        shared = catalogues[first].keys() & catalogue
        unlike = sorted(key for key in shared if catalogue[key] != catalogues[first][key])
        found += [f"{key}: {language} fills other places than {first}" for key in unlike]
    literals, prefixes = _named_in_source()
    found += [f"{key}: named in the source, but has no text" for key in sorted(literals.asked - set(catalogues[first]))]
    for key in sorted(set(catalogues[first]) - literals.quoted):
        if not any(key.startswith(prefix) for prefix in prefixes):
            found.append(f"{key}: has a text that nothing shows")
    return found


def _catalogue(language: str) -> dict[str, frozenset[str]]:
    """Each key of the language with the names of its places."""
    return {
        entry.id.name: frozenset(_places(entry))
        for path in files(language)
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body
        if isinstance(entry, ast.Message)
    }


def _broken(language: str) -> Iterator[str]:
    seen: dict[str, Path] = {}
    for path in files(language):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Junk):
                yield f"{path}: cannot be read: {(entry.content or '').strip()[:60]}"
            elif isinstance(entry, ast.Message):
                if entry.id.name in seen:
                    yield f"{entry.id.name}: stands twice, in {seen[entry.id.name]} and {path}"
                seen[entry.id.name] = path


def _places(node: object) -> Iterator[str]:
    if isinstance(node, ast.VariableReference):
        yield node.id.name
    if isinstance(node, list):
        for item in node:
            yield from _places(item)
    elif isinstance(node, ast.BaseNode):
        for item in vars(node).values():
            yield from _places(item)


class _Literals:
    def __init__(self) -> None:
        self.asked: set[str] = set()  # directly asked for as a text
        self.quoted: set[str] = set()  # stands in quotes somewhere, perhaps handed on as a key


_ASKED = re.compile(r"""(?:\btext\(|lazy_text\(|\{%-?\s*text\s+|\bwords\s*=\s*)["']([a-z][\w-]*\w)["']""")
_QUOTED = re.compile(r"""["']([a-z][\w-]*)["']""")
_PREFIX = re.compile(r"""["']([a-z][\w-]*-)(?:["']|\{)""")


def _named_in_source() -> tuple[_Literals, set[str]]:
    literals, prefixes = _Literals(), set[str]()
    root = Path(__file__).parents[2]
    for path in [*root.rglob("*.py"), *root.rglob("*.html")]:
        source = path.read_text(encoding="utf-8")
        literals.asked |= set(_ASKED.findall(source))
        literals.quoted |= set(_QUOTED.findall(source))
        prefixes |= set(_PREFIX.findall(source))
    return literals, prefixes
