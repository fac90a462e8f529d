"""Hours as a leader writes them: a line for each day, for dropping in and for the phone, in one period or more."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms

from nok.foundation.core.words import lazy_text, text
from nok.organisation.centres.forms.page import Line
from nok.organisation.centres.hours import Closure, Stretch
from nok.organisation.centres.reading_hours import Unreadable, read_line, write_line
from nok.organisation.centres.sections import Values, closure, listed, listed_closure, stretch

WEEKDAYS = range(1, 8)
PURPOSES = ("drop_in", "phone")
SPARE_DAYS, SPARE_CLOSURES, MOST = 2, 3, 40
Period = tuple[date | None, date | None]

RULES = {"every": ("every", None), "even": ("even", None), "odd": ("odd", None)} | {
    f"nth{n}": ("every", n) for n in (1, 2, 3, 4, -1)
}


@dataclass(frozen=True)
class DrawnPeriod:
    """One period's fields, as the template draws them."""

    is_new: bool
    is_filled: bool
    first: forms.BoundField
    last: forms.BoundField
    days: Sequence[tuple[str, forms.BoundField, forms.BoundField]]


def date_field(key: str) -> forms.DateField:
    return forms.DateField(
        label=lazy_text(key),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": lazy_text("page-date-wrong")},
    )


class HoursForm(forms.Form):
    """One office's hours. Every period it has, and an empty one for hours that are still to come."""

    def __init__(self, values: Values, data: Any = None) -> None:
        stretches = {purpose: [stretch(row) for row in values[purpose]] for purpose in PURPOSES}
        periods = sorted({(each.from_on, each.last_on) for rows in stretches.values() for each in rows}, key=_in_time)
        self.periods: list[Period | None] = [*(periods or [(None, None)]), None]
        self.rows = min(_typed_rows(data, "day-", "") or len(values["days"]) + SPARE_DAYS, MOST)
        # What was typed is kept, also when the page has got fewer periods meanwhile.
        typed = min(_typed_rows(data, "", "-first"), MOST)
        if typed:
            self.periods = [*self.periods[: typed - 1], *[None] * typed][:typed]
        initial = _initial(self.periods, stretches) | _initial_days(values["days"])
        super().__init__(data, initial=initial | {"round_the_clock": values.get("round_the_clock", "")})
        for number in range(len(self.periods)):
            self._add_period(number)
        for row in range(self.rows):
            self._add_day(row)
        if "round_the_clock" in values:
            choices = [(code, lazy_text(f"around-{code or 'none'}")) for code in ("", "visit", "phone")]
            self.fields["round_the_clock"] = forms.ChoiceField(
                label=lazy_text("field-round_the_clock"), choices=choices, required=False, widget=forms.RadioSelect
            )

    def _add_period(self, number: int) -> None:
        self.fields[f"{number}-first"] = date_field("hours-first")
        self.fields[f"{number}-last"] = date_field("hours-last")
        for day in WEEKDAYS:
            for purpose in PURPOSES:
                label = f"{text(f'day-{day}').capitalize()}, {text(f'field-{purpose}').lower()}"
                self.fields[f"{number}-{purpose}-{day}"] = Line(label=label, required=False, max_length=120)

    def _add_day(self, row: int) -> None:
        days = [("", text("value-no-day")), *((str(day), text(f"day-{day}").capitalize()) for day in WEEKDAYS)]
        rules = [(code, text(f"days-{code}")) for code in RULES]
        label = text("hours-day", n=str(row + 1))
        self.fields[f"day-{row}"] = forms.ChoiceField(label=label, choices=days, required=False)
        self.fields[f"rule-{row}"] = forms.ChoiceField(label=text("hours-rule"), choices=rules, required=False)

    def clean(self) -> None:
        self.found: dict[str, list[Stretch]] = {purpose: [] for purpose in PURPOSES}
        for number in range(len(self.periods)):
            first, last = self.cleaned_data.get(f"{number}-first"), self.cleaned_data.get(f"{number}-last")
            if first and last and last < first:
                self.add_error(f"{number}-last", text("page-period-wrong"))
            for purpose in PURPOSES:
                for day in WEEKDAYS:
                    self._read(f"{number}-{purpose}-{day}", purpose, day, (first, last))

    def _read(self, name: str, purpose: str, day: int, period: Period) -> None:
        try:
            read = read_line(self.cleaned_data.get(name, ""), day, *period)
        except Unreadable as problem:
            self.add_error(name, text("page-hours-wrong", piece=str(problem)))
            return
        for each in read:
            if any(_collide(each, other) for other in self.found[purpose]):
                self.add_error(name, text("page-hours-overlap"))
                return
            self.found[purpose].append(each)

    def values(self) -> Values:
        days = []
        for row in range(self.rows):
            day = self.cleaned_data[f"day-{row}"]
            weeks, nth = RULES[self.cleaned_data[f"rule-{row}"] or "every"]
            if day and [int(day), weeks, nth] not in days:
                days.append([int(day), weeks, nth])
        values: Values = {purpose: listed(self.found[purpose]) for purpose in PURPOSES}
        values["days"] = sorted(days, key=lambda each: (each[0], each[1], each[2] or 0))
        if "round_the_clock" in self.fields:
            values["round_the_clock"] = self.cleaned_data["round_the_clock"]
        return values

    def drawn_periods(self) -> Iterator[DrawnPeriod]:
        for number, period in enumerate(self.periods):
            days = [
                (
                    text(f"day-{day}").capitalize(),
                    self[f"{number}-drop_in-{day}"],
                    self[f"{number}-phone-{day}"],
                )
                for day in WEEKDAYS
            ]
            ends = self[f"{number}-first"], self[f"{number}-last"]
            filled = any(bound.value() for bound in (*ends, *(field for _, *fields in days for field in fields)))
            yield DrawnPeriod(period is None, filled, *ends, days)

    def drawn_days(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        for row in range(self.rows):
            yield self[f"day-{row}"], self[f"rule-{row}"]


def _typed_rows(data: Any, before: str, after: str) -> int:
    """How many rows the answer carries."""
    found = [re.fullmatch(rf"{before}(\d{{1,2}}){after}", name) for name in data or ()]
    return max((int(match[1]) + 1 for match in found if match), default=0)


def _in_time(period: Period) -> tuple[date, date]:
    return period[0] or date.min, period[1] or date.max


def _initial(periods: Sequence[Period | None], stretches: dict[str, list[Stretch]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, period in enumerate(periods):
        if period is not None:
            found[f"{number}-first"], found[f"{number}-last"] = period
        for purpose, rows in stretches.items():
            for day in WEEKDAYS:
                here = [each for each in rows if each.weekday == day and (each.from_on, each.last_on) == period]
                found[f"{number}-{purpose}-{day}"] = write_line(here)
    return found


def _initial_days(days: Sequence[Sequence[Any]]) -> dict[str, Any]:
    codes = {rule: code for code, rule in RULES.items()}
    found = {f"day-{row}": str(weekday) for row, (weekday, _, _) in enumerate(days)}
    return found | {f"rule-{row}": codes[weeks, nth] for row, (_, weeks, nth) in enumerate(days)}


def _collide(one: Stretch, other: Stretch) -> bool:
    """Whether both are meant for the same days and some of the same minutes, so that one of them is a slip."""
    same_days = (one.weekday, one.weeks, one.nth) == (other.weekday, other.weeks, other.nth)
    return same_days and _meet(one, other) and one.opens < other.closes and other.opens < one.closes


def _meet(one: Stretch, other: Stretch) -> bool:
    first, last = _in_time((one.from_on, one.last_on))
    other_first, other_last = _in_time((other.from_on, other.last_on))
    return first <= other_last and other_first <= last


class ClosuresForm(forms.Form):
    """Days when the office is closed, or open at other hours; a row that is emptied is taken away."""

    def __init__(self, values: Values, data: Any = None) -> None:
        known = [closure(row) for row in values["closures"]]
        self.rows = min(_typed_rows(data, "", "-from_on") or len(known) + SPARE_CLOSURES, MOST)
        initial: dict[str, Any] = {}
        for row, each in enumerate(known):
            initial |= {f"{row}-{name}": value for name, value in vars(each).items()}
        super().__init__(data, initial=initial)
        for row in range(self.rows):
            self.fields[f"{row}-from_on"] = date_field("closure-first")
            self.fields[f"{row}-last_on"] = date_field("closure-last")
            for name in ("opens", "closes"):
                self.fields[f"{row}-{name}"] = forms.TimeField(
                    label=lazy_text(f"closure-{name}"),
                    required=False,
                    widget=forms.TimeInput({"placeholder": "00.00", "size": 6}, format="%H.%M"),
                    input_formats=["%H.%M", "%H:%M", "%H"],
                    error_messages={"invalid": lazy_text("page-time-wrong")},
                )
            self.fields[f"{row}-reason"] = Line(label=lazy_text("closure-reason"), required=False, max_length=120)

    def clean(self) -> None:
        self.found: list[Closure] = []
        for row in range(self.rows):
            first, last = self.cleaned_data.get(f"{row}-from_on"), self.cleaned_data.get(f"{row}-last_on")
            opens, closes = self.cleaned_data.get(f"{row}-opens"), self.cleaned_data.get(f"{row}-closes")
            reason = self.cleaned_data.get(f"{row}-reason", "")
            if first is None:
                if last or opens or closes or reason:
                    self._ask(row, "from_on", "page-closure-when")
                continue
            if last and last < first:
                self._ask(row, "last_on", "page-period-wrong")
            if not _is_whole(opens, closes):
                self._ask(row, "closes", "page-span-wrong")
            self.found.append(Closure(first, last or first, reason, opens, closes))

    def _ask(self, row: int, name: str, words: str) -> None:
        if f"{row}-{name}" not in self.errors:
            self.add_error(f"{row}-{name}", text(words))

    def values(self) -> Values:
        return {"closures": sorted({tuple(listed_closure(each)): listed_closure(each) for each in self.found}.values())}

    def drawn(self) -> Iterator[Sequence[forms.BoundField]]:
        for row in range(self.rows):
            yield [self[f"{row}-{name}"] for name in ("from_on", "last_on", "opens", "closes", "reason")]


def _is_whole(opens: time | None, closes: time | None) -> bool:
    return (opens is None and closes is None) or (opens is not None and closes is not None and opens < closes)
