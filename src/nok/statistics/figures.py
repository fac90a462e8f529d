"""Counting a year: each rule of the register asked once, and its answer cut in every way at once by the database."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Aggregate, BigIntegerField, Count, Min, QuerySet

from nok.organisation.access.actor import Actor
from nok.register import counting
from nok.register.models import Entry
from nok.statistics.period import Period

Entries = QuerySet[Entry]
Cut = tuple[str, ...]

# With the calls to the national helpline, without them, or those alone; only where the centre runs it.
WITH, WITHOUT, ONLY = "med", "uten", "bare"
HELPLINE = {WITH: {}, WITHOUT: {"is_helpline": False}, ONLY: {"is_helpline": True}}

# A process remembers what it counted, while the ledger holds the same lines.
REMEMBERED_SECONDS = 24 * 3600

EXPRESSIONS = {
    "year": 'extract(year FROM "on")::int',
    "month": 'extract(month FROM "on")::int',
    "weekday": 'extract(isodow FROM "on")::int',
}
COLUMNS = (
    "on", "hour", "kind", "channel", "user_type", "gender", "age_group", "first_ever", "is_first_this_year",
    "partner_type",
)  # fmt: skip
ALL: Cut = ()
ONE_WAY: tuple[Cut, ...] = (
    ("channel",), ("user_type",), ("gender",), ("age_group",), ("first_ever",), ("is_first_this_year",), ("month",),
)  # fmt: skip
WHEN: Cut = ("weekday", "hour")

# Each rule of the register, and how what it counts is cut; all is always one of the ways.
RULES: Mapping[str, tuple[Callable[[Entries], Entries], Sequence[Cut]]] = {
    "enquiries": (counting.enquiries, [ALL, *ONE_WAY, WHEN]),
    "planned": (counting.planned_conversations, [ALL]),
    "partners": (counting.partner_contacts, [ALL, ("partner_type",)]),
    "visits": (counting.visits, [ALL]),
}


@dataclass(frozen=True)
class Figures:
    """How many, by rule and cut; `count("enquiries", ("channel",), 2026, "phone")`."""

    period: Period
    by_rule: Mapping[str, Mapping[Cut, Counter[tuple[Any, ...]]]]

    def count(self, rule: str, cut: Cut, year: int, *values: object) -> int:
        """How many entries the rule counts in this year, of those whose answers are these."""
        return self.by_rule[rule][cut][year, *values]

    def values(self, rule: str, cut: Cut) -> set[Any]:
        """Every answer that stands in the ledger, of a cut by one question."""
        return {key[1] for key in self.by_rule[rule][cut]}


def figures(actor: Actor, period: Period, helpline: str = WITH) -> Figures:
    """Count the centre's year: one statement for each rule.

    Without and only the helpline's always add up to all: it is asked of what the rule has counted, not before.
    """
    lines = Entry.objects.visible_to(actor).filter(period.days)
    key = f"figures|{actor.centre_id}|{period.year}|{period.until}|{helpline}|{_state(lines)}"
    found: Figures | None = cache.get(key)
    if found is None:
        standing = lines.standing_at(actor.centre_id)
        found = Figures(
            period,
            {name: _cut(rule(standing).filter(**HELPLINE[helpline]), cuts) for name, (rule, cuts) in RULES.items()},
        )
        cache.set(key, found, REMEMBERED_SECONDS)
    return found


class Marks(Aggregate):
    """A number made of the ids of all rows: another row, another number."""

    function = "bit_xor"
    template = "bit_xor(uuid_hash_extended(%(expressions)s, 0))"
    output_field = BigIntegerField()


def _state(lines: Entries) -> str:
    """What the ledger holds of these days. No line is ever changed but by erasing its pseudonym: while the same
    lines are there, and as many pseudonyms, what was counted before is what would be counted now.
    """
    state = lines.aggregate(lines=Count("id"), persons=Count("person"), marks=Marks("id"))
    return "|".join(str(each) for each in state.values())


def first_year(actor: Actor, today: date) -> int:
    """The year of the centre's first entry; this year, if there is none."""
    first: date | None = Entry.objects.visible_to(actor).aggregate(first=Min("on"))["first"]
    return (first or today).year


def _cut(entries: Entries, cuts: Sequence[Cut]) -> dict[Cut, Counter[tuple[Any, ...]]]:
    """Count each year's entries in all these ways, reading them once."""
    names = sorted({name for cut in cuts for name in cut})
    asked = {name: EXPRESSIONS.get(name, f'"{name}"') for name in ["year", *names]}
    inner, given = entries.values(*COLUMNS).query.sql_with_params()
    sets = ", ".join(f"({', '.join(('year', *cut))})" for cut in cuts)
    shown = ", ".join(f"{expression} AS {name}" for name, expression in asked.items())
    # Every name here is written above; what somebody chose comes as parameters.
    statement = (
        f"SELECT {_which(names)}, year, {''.join(f'{name}, ' for name in names)}count(*) "  # noqa: S608
        f"FROM (SELECT {shown} FROM ({inner}) entry) said GROUP BY GROUPING SETS ({sets})"
    )
    found: dict[Cut, Counter[tuple[Any, ...]]] = {cut: Counter() for cut in cuts}
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        by_mark = {sum(1 << at for at, name in enumerate(reversed(names)) if name not in cut): cut for cut in cuts}
        for mark, year, *values, count in cursor.fetchall():
            said = dict(zip(names, values, strict=True))
            cut = by_mark[mark]
            found[cut][year, *(said[name] for name in cut)] = count
    return found


def _which(names: Sequence[str]) -> str:
    """The number that tells which way a line was cut: a bit for each question that was not asked of it."""
    return f"GROUPING({', '.join(names)})" if names else "0"
