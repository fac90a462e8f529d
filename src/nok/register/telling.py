"""The codebook in words, for the page «Slik teller vi»."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nok.foundation.core.words import text
from nok.register.codebook import Category, Codebook, Form, Labelled, Remark, Variable
from nok.register.codebook_checks import CONFIDENCE
from nok.register.codebook_diff import Difference

NONE = "–"
# What the words for a part's codes begin with.
WORDS = {"confidence": "codebook-sure-", "type": "codebook-takes-", "is_on": "codebook-registered-"}


@dataclass(frozen=True)
class Question:
    """One question of a form; `source`: its number in the list.

    `answers`: how sure, and which, the surest first. `only_if`: in words, when it is asked.
    """

    variable: Variable
    answers: Sequence[tuple[str, Sequence[str]]]
    only_if: Sequence[str]
    source: int


@dataclass(frozen=True)
class Sheet:
    """One form with its questions; `asked` at the desk today, and `others` that are not."""

    form: Form
    source: int
    asked: Sequence[Question]
    others: Sequence[Question]


@dataclass(frozen=True)
class Told:
    """A counting rule or a caution with the number of its source."""

    remark: Remark
    source: int


def sheets(book: Codebook) -> list[Sheet]:
    """Each form of the year."""
    return [_sheet(form, book.forms[code], book) for code, form in book.about.items()]


def told(remarks: Mapping[str, Remark], book: Codebook) -> list[Told]:
    return [Told(remark, _number(remark.source, book)) for remark in remarks.values()]


def difference_words(difference: Difference) -> str:
    """One line: where, and what is new, gone or another."""
    return text(
        f"codebook-diff-{difference.what}",
        where=", ".join(name.label for name in difference.names),
        before=_said(difference.what, difference.before),
        after=_said(difference.what, difference.after),
    )


def _sheet(form: Form, variables: Mapping[str, Variable], book: Codebook) -> Sheet:
    questions = [_question(variable, variables, book) for variable in variables.values()]
    return Sheet(
        form=form,
        source=_number(form.source, book),
        asked=[question for question in questions if question.variable.is_on],
        others=[question for question in questions if not question.variable.is_on],
    )


def _question(variable: Variable, form: Mapping[str, Variable], book: Codebook) -> Question:
    by_sureness = [
        (sure, [_answer(one, variable.categories) for one in variable.categories if one.confidence == sure])
        for sure in CONFIDENCE
    ]
    return Question(
        variable=variable,
        answers=[(sure, answers) for sure, answers in by_sureness if answers],
        only_if=[_condition(form[name], codes) for name, codes in variable.only_if.items()],
        source=_number(variable.source, book),
    )


def _answer(category: Category, beside: Sequence[Category]) -> str:
    if category.export == category.code:
        return category.label
    if not category.export:
        return text("codebook-not-delivered", answer=category.label)
    other = next(one.label for one in beside if one.code == category.export)
    return text("codebook-delivered-as", answer=category.label, other=other)


def _condition(variable: Variable, codes: Sequence[str]) -> str:
    answers = [one.label for one in variable.categories if one.code in codes]
    return text("codebook-only-if", question=variable.label, answers=text("codebook-or").join(answers))


def _number(address: str, book: Codebook) -> int:
    """The source's number in the list at the end; 0: it has none."""
    return book.sources.index(address) + 1 if address else 0


def _said(what: str, value: Any) -> str:
    """One side of a difference, in words where there are words for it."""
    if isinstance(value, Labelled):
        return value.label
    if what == "labels" and value:
        return Labelled(value).label
    if what == "only_if" and value:
        return ", ".join(code for codes in value.values() for code in codes)
    if what in WORDS and value != "":
        return text(WORDS[what] + str(value).lower())
    return str(value or NONE)
