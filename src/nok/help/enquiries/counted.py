"""In words: what was pressed, what of it is counted on which form, and why something is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from nok.foundation.core.words import text
from nok.help.enquiries.registering import PLANNED
from nok.organisation.places.models import Municipality
from nok.register.actions import Codes
from nok.register.codebook import codebook
from nok.register.codes import NO_CONTACT, OF_PARTNERS, PARTNER_VISIT, PLANNED_REMOTE, USER_ENQUIRY, VISIT

CODED = ("user_type", "gender", "age_group", "partner_type", "topic", "purpose")


@dataclass(frozen=True)
class Told:
    """What it was, what it counts as, what is said of it, and when."""

    what: str
    form: str
    said: str
    when: str


def told(codes: Codes, on: date, today: date, names: dict[str, str] | None = None) -> Told:
    """An entry, made or about to be, in words. `names`: of municipalities, where they have been asked for."""
    return Told(
        text(f"quick-kind-{codes.kind}"),
        _counted(codes),
        " · ".join(_said(codes, on.year, names)),
        _when(codes, on, today),
    )


def _counted(codes: Codes) -> str:
    if codes.kind == NO_CONTACT:
        return text("quick-counted-no")
    if codes.is_same_today and codes.kind in {USER_ENQUIRY, VISIT}:
        return text("quick-counted-before")
    return text(f"quick-counted-{codes.kind}")


def channel_words(codes: Codes) -> str:
    """How they came, in the words of the form, or ours where the form has none."""
    if codes.kind in {VISIT, PARTNER_VISIT}:
        return text("quick-channel-door")
    if codes.kind == PLANNED_REMOTE:
        planned = next((name for name, code in PLANNED.items() if code == codes.channel), "")
        return text(f"quick-channel-{planned}") if planned else ""
    return label("channel", codes.channel)


def label(name: str, code: str, year: int | None = None, form: str = "A") -> str:
    """The answer in the words of the year's codebook."""
    questions = codebook(year or date.max.year).forms[form]
    found = (one.label for one in questions[name].categories if one.code == code) if name in questions else ()
    return next(iter(found), "")


def _said(codes: Codes, year: int, names: dict[str, str] | None) -> Sequence[str]:
    form = "B" if codes.kind == VISIT else "A"
    said = [channel_words(codes), *(label(name, getattr(codes, name), year, form) for name in CODED)]
    if codes.municipality:
        said.append(municipality_names([codes.municipality] if names is None else [], names)[codes.municipality])
    if codes.first_ever:
        said.append(text(f"quick-said-ever-{codes.first_ever}"))
    if codes.is_first_this_year is not None:
        said.append(text(f"quick-said-year-{'yes' if codes.is_first_this_year else 'no'}"))
    if codes.is_same_today and codes.kind not in OF_PARTNERS:
        said.append(text("quick-said-same"))
    if codes.is_helpline:
        said.append(text("quick-said-helpline"))
    return [each for each in said if each]


def municipality_names(numbers: Sequence[str], known: dict[str, str] | None = None) -> dict[str, str]:
    """The names of municipalities by number; those that are gone too."""
    if known is not None:
        return known
    return dict.fromkeys(numbers, "") | dict(
        Municipality.objects.filter(number__in=numbers).values_list("number", "name")
    )


def _when(codes: Codes, on: date, today: date) -> str:
    day = text("quick-today") if on == today else date_format(on, "j. F" if on.year == today.year else "j. F Y")
    if codes.hour is None:
        return text("quick-time-day", day=day)
    return text("quick-time-hour", day=day, start=f"{codes.hour:02}", end=f"{(codes.hour + 1) % 24:02}")
