"""What differs between two years' codebooks: computed from what they say, never written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from nok.register.codebook import Codebook, Labelled

NEW, GONE = "new", "gone"

Path = tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """One thing that is new, gone or another. `names`: from the form down to the answer; `what`: which part of it."""

    what: str
    names: Sequence[Labelled]
    before: object = ""
    after: object = ""


def differences(before: Codebook, after: Codebook) -> list[Difference]:
    """Everything that is another in the second than in the first, in the order of the forms."""
    old, new = dict(_things(before)), dict(_things(after))
    return [
        *(one for path in new for one in _compared(path, old, new)),
        *(Difference(GONE, _names(path, old)) for path in old if path not in new and path[:-1] in {(), *new}),
    ]


def _compared(path: Path, old: Mapping[Path, Labelled], new: Mapping[Path, Labelled]) -> Iterator[Difference]:
    """What is new is told once, not again for each thing within it."""
    if path not in old:
        if path[:-1] in {(), *old}:
            yield Difference(NEW, _names(path, new))
        return
    one, other = old[path], new[path]
    for part in fields(one):
        was, is_now = getattr(one, part.name), getattr(other, part.name)
        if part.name != "categories" and was != is_now:
            yield Difference(part.name, _names(path, new), was, is_now)


def _names(path: Path, things: Mapping[Path, Labelled]) -> list[Labelled]:
    return [things[path[:length]] for length in range(1, len(path) + 1)]


def _things(book: Codebook) -> Iterator[tuple[Path, Labelled]]:
    """Every form, question, answer, rule and caution, by its way down."""
    for form, about in book.about.items():
        yield (form,), about
        for name, variable in book.forms[form].items():
            yield (form, name), variable
            for category in variable.categories:
                yield (form, name, category.code), category
    for kind, remarks in (("rules", book.rules), ("cautions", book.cautions)):
        for code, remark in remarks.items():
            yield (f"{kind} {code}",), remark
