"""What has been registered, in words: one's own of today, and for a leader everything of a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from nok.help.enquiries.counted import Told, municipality_names, told
from nok.organisation.access.actor import Actor
from nok.organisation.centres.queries import names as names_of
from nok.register.actions import codes_of
from nok.register.codes import DESK
from nok.register.models import Entry


@dataclass(frozen=True)
class Line:
    """An entry, in words; `author`: where others' stand beside it."""

    entry: Entry
    told: Told
    author: str
    is_last: bool


def own(today: date, last: str, by: Actor) -> Sequence[Line]:
    """What the actor has entered today, and stands.

    :param last: the id of the newest, which comes first; the ledger itself does not know
    """
    mine = Entry.objects.visible_to(by).standing().filter(source=DESK, entered_on=today, author_id=by.user_id)
    return _lines(mine, today, last, {})


def of_day(day: date, today: date, by: Actor) -> Sequence[Line]:
    """Everything that stands of a day at the centre's desk, and what was entered on it; with who entered it."""
    theirs = Entry.objects.visible_to(by).standing().filter(Q(entered_on=day) | Q(on=day), source=DESK)
    return _lines(theirs, today, "", names_of(by))


def _lines(found: QuerySet[Entry], today: date, last: str, names: Mapping[UUID, str]) -> Sequence[Line]:
    entries = list(found.order_by("-on", F("hour").desc(nulls_last=True), "id"))
    entries.sort(key=lambda entry: str(entry.id) != last)
    known = municipality_names([entry.municipality for entry in entries if entry.municipality])
    return [
        Line(
            entry,
            told(codes_of(entry), entry.on, today, known),
            names.get(entry.author_id, "") if entry.author_id else "",
            str(entry.id) == last,
        )
        for entry in entries
    ]


def of_the_form(entry_id: str, by: Actor) -> Entry | None:
    """The actor's own entry that was named, if it is one."""
    try:
        wanted = UUID(entry_id)
    except ValueError:
        return None
    found: Entry | None = Entry.objects.visible_to(by).filter(id=wanted, author_id=by.user_id, undoes=None).first()
    return found
