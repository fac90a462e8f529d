"""The codebook of a year: which forms there are, what they ask, which answers there are, and how sure each is.

One file a year, `codebook/<year>.toml`. A year without a file has the newest before it: the years are equal unless a
source says otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from nok.foundation.core.errors import DomainError
from nok.register.codebook_checks import ALL_FORMS, LANGUAGES, codes_of, is_on, problems
from nok.register.codebook_facts import FOLDER, Broken, Tables, read, years


class UnknownCode(DomainError):
    """The codebook has no such answer."""

    words = "register-unknown-code"


@dataclass(frozen=True)
class Labelled:
    """Something of the codebook that has a name in every language."""

    labels: Mapping[str, str]

    @property
    def label(self) -> str:
        return self.labels[get_language() or settings.LANGUAGE_CODE]


@dataclass(frozen=True)
class Category(Labelled):
    """One answer. `export`: the code it is delivered as, where that is another one; empty: delivered nowhere."""

    code: str
    confidence: str
    export: str


@dataclass(frozen=True)
class Variable(Labelled):
    """One question of a form; `is_on`: asked at the desk, and counted. `only_if`: the answers to other questions."""

    name: str
    type: str
    confidence: str
    source: str
    is_on: bool
    only_if: Mapping[str, Sequence[str]]
    categories: Sequence[Category]


@dataclass(frozen=True)
class Form(Labelled):
    """One form as a whole: what one sheet of it is about, when it is filled in, and how sure that is."""

    code: str
    unit: Labelled
    filled: Labelled
    confidence: str
    source: str
    is_on: bool


@dataclass(frozen=True)
class Remark(Labelled):
    """A counting rule, or something to bear in mind. `reading`: what we do where the source is silent."""

    code: str
    text: Labelled
    example: Labelled | None
    reading: Labelled | None
    confidence: str
    source: str


@dataclass(frozen=True)
class Codebook:
    """All forms of a year: their variables by form and name, and what is said of each form.

    `rules`: by the functions of `counting`. `sources`: the addresses everything is from.
    """

    year: int
    forms: Mapping[str, Mapping[str, Variable]]
    about: Mapping[str, Form]
    rules: Mapping[str, Remark]
    cautions: Mapping[str, Remark]
    sources: Sequence[str]

    def check(self, form: str, codes: Mapping[str, Any]) -> None:
        """See that each answer is one of the form's.

        :raises UnknownCode: if one is not, or the form does not ask
        """
        for name, code in codes.items():
            if code in ("", None, False):
                continue
            variable = self.forms[form].get(name)
            if variable is None:
                raise UnknownCode(variable=name)
            if variable.categories and code not in {one.code for one in variable.categories}:
                raise UnknownCode(variable=variable.label)


def codebook(year: int) -> Codebook:
    """The codebook that holds in a year: its own, or the newest before it; before all of them, the oldest.

    :raises Broken: naming file, line and variable
    """
    known = years()
    return load(max((one for one in known if one <= year), default=known[0]))


@cache
def load(year: int, folder: Path = FOLDER) -> Codebook:
    """The codebook in the file of a year, checked.

    :raises Broken: naming file, line and variable
    """
    facts = read(year, folder)
    if wrong := problems(facts):
        raise Broken("\n".join(wrong))
    tables = facts.tables
    return Codebook(
        year=year,
        forms={form: _variables(form, tables) for form in ALL_FORMS},
        about={form: _form(form, tables) for form in ALL_FORMS},
        rules={code: _remark(code, table, tables) for code, table in tables["rules"].items()},
        cautions={code: _remark(code, table, tables) for code, table in tables["cautions"].items()},
        sources=list(tables["sources"].values()),
    )


def _form(code: str, tables: Tables) -> Form:
    form = tables[code]["form"]
    return Form(
        labels=_labels(form),
        code=code,
        unit=Labelled(_labels(tables[code]["unit"])),
        filled=Labelled(_labels(tables[code]["filled"])),
        confidence=form["sure"],
        source=_address(form, tables),
        is_on=is_on(form),
    )


def _variables(form: str, tables: Tables) -> Mapping[str, Variable]:
    is_entered = is_on(tables[form]["form"])
    return {
        name: Variable(
            labels=_labels(table["asks"]),
            name=name,
            type=table["asks"]["type"],
            confidence=table["asks"]["sure"],
            source=_address(table["asks"], tables),
            is_on=is_entered and is_on(table["asks"]),
            only_if=table["asks"].get("only_if", {}),
            categories=[_category(code, answer) for code, answer in codes_of(table, tables).items()],
        )
        for name, table in tables[form].items()
        if "asks" in table
    }


def _category(code: str, answer: Tables) -> Category:
    return Category(labels=_labels(answer), code=code, confidence=answer["sure"], export=answer.get("export", code))


def _remark(code: str, table: Tables, tables: Tables) -> Remark:
    return Remark(
        labels=_labels(table["name"]),
        code=code,
        text=Labelled(_labels(table["text"])),
        example=Labelled(_labels(table["example"])) if "example" in table else None,
        reading=Labelled(_labels(table["reading"])) if "reading" in table else None,
        confidence=table["name"]["sure"],
        source=_address(table["name"], tables),
    )


def _labels(given: Tables) -> Mapping[str, str]:
    return {language: given[language] for language in LANGUAGES}


def _address(given: Tables, tables: Tables) -> str:
    return str(tables["sources"][given["source"]]) if "source" in given else ""
