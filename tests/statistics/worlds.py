"""Made-up ledgers, and the same figures counted over a list, line by line, without any of the register's rules."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from nok.register.models import Entry

USERS = ("user_enquiry", "planned_remote", "visit")
FIRST = {True: 0, False: 1, None: 2}
PARTNERS = ("partner_enquiry", "partner_visit")


@dataclass(frozen=True)
class Said:
    """One line as it would be entered; `is_back`: taken back later."""

    kind: str
    on: date
    hour: int | None = None
    channel: str = ""
    user_type: str = ""
    gender: str = ""
    age_group: str = ""
    first_ever: str = ""
    is_first_this_year: bool | None = None
    is_same_today: bool = False
    partner_type: str = ""
    is_helpline: bool = False
    person: bytes | None = None
    is_back: bool = False


def enter(centre: UUID, lines: Iterable[Said]) -> None:
    """Put them in the ledger, each in its place of the list, so that of two of one hour the first comes first."""
    made, first = [], uuid4().int >> 1
    for number, line in enumerate(lines, first):
        told = {name: value for name, value in vars(line).items() if name != "is_back"}
        entry = Entry(id=UUID(int=number), centre_id=centre, source="dialogue", entered_on=line.on, **told)
        made.append(entry)
        if line.is_back:
            made.append(Entry(id=uuid4(), centre_id=centre, kind=line.kind, on=line.on, entered_on=line.on,
                              source="dialogue", undoes=entry.id))  # fmt: skip
    Entry.objects.bulk_create(made)


def counted(lines: Iterable[Said]) -> dict[str, list[Said]]:
    """What counts, by what it counts as: an ordered list is walked once, and who has been seen is remembered."""
    found: dict[str, list[Said]] = {"enquiries": [], "planned": [], "partners": [], "visits": []}
    names = {"user_enquiry": "enquiries", "visit": "visits", "planned_remote": "planned"} | dict.fromkeys(
        PARTNERS, "partners"
    )
    seen = set()
    order = sorted(lines, key=lambda one: (24 if one.hour is None else one.hour, FIRST[one.is_first_this_year]))
    for line in order:
        if line.is_back or line.kind not in names:
            continue
        if line.kind in ("user_enquiry", "visit"):
            if line.is_same_today or (line.kind, line.on, line.person) in seen:
                continue
            if line.person:
                seen.add((line.kind, line.on, line.person))
        found[names[line.kind]].append(line)
    return found


def tally(lines: Iterable[Said], *names: str) -> Counter[tuple[object, ...]]:
    """How many, by year and these."""
    asked = {
        "month": lambda one: one.on.month,
        "weekday": lambda one: one.on.isoweekday(),
    }
    return Counter(
        (one.on.year, *(asked[name](one) if name in asked else getattr(one, name) for name in names)) for one in lines
    )
