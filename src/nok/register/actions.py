"""Entering into the ledger, and taking back. Nothing in it is ever changed or deleted: a counter-entry takes back."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from nok.foundation.core.errors import DomainError
from nok.organisation.access import log
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Permission
from nok.register.codebook import codebook
from nok.register.codes import DESK, FORM_OF
from nok.register.models import Entry

MEND_DAYS = 7
LATE_DAYS = 31


class NotYet(DomainError):
    """It has not happened yet."""

    words = "register-not-yet"


class TooLongAgo(DomainError):
    """So late it is entered by the leader."""

    words = "register-too-long-ago"


class AnothersEntry(DomainError):
    """Somebody else entered it, or it is too old: only the leader may mend it."""

    words = "register-anothers-entry"


class TakenBack(DomainError):
    """It has been taken back already."""

    words = "register-taken-back"


class UsedUp(DomainError):
    """The form's id belongs to something else."""

    words = "register-used-up"


@dataclass(frozen=True)
class Codes:
    """What is said of one enquiry, conversation or visit, in the codes of the year's codebook; empty: not known.

    `hour`: 0 to 23, when somebody called; `municipality`: a partner's, its number.
    """

    kind: str
    channel: str = ""
    user_type: str = ""
    gender: str = ""
    age_group: str = ""
    first_ever: str = ""
    is_first_this_year: bool | None = None
    is_same_today: bool = False
    partner_type: str = ""
    municipality: str = ""
    topic: str = ""
    purpose: str = ""
    is_helpline: bool = False
    hour: int | None = None


@transaction.atomic
def enter(*, entry_id: UUID, codes: Codes, on: date, today: date, by: Actor) -> Entry:
    """Write one line in the ledger. Sent twice, it is one.

    :param entry_id: chosen by the form, so that a double press is seen
    :raises UnknownCode: if a code is not in the codebook of that year
    :raises NotYet: if the day has not come
    :raises TooLongAgo: if the day is more than `LATE_DAYS` back, and the actor no leader
    """
    by.require(Permission.REGISTER_ENTER)
    _refuse_day(on, today, by)
    return _enter(entry_id, codes, on, today, by)


@transaction.atomic
def take_back(*, entry: Entry, today: date, by: Actor) -> Entry:
    """Take an entry back by a counter-entry; it is counted no more. Pressed twice, it is taken back once.

    :raises Entry.DoesNotExist: if it is out of sight, or takes another back itself
    :raises AnothersEntry: if the actor did not enter it within `MEND_DAYS`, and is no leader
    """
    by.require(Permission.REGISTER_ENTER)
    entry = Entry.objects.visible_to(by).get(id=entry.id, undoes=None)
    is_own = entry.author_id == by.user_id and entry.entered_on > today - timedelta(days=MEND_DAYS)
    if not is_own and not by.may(Permission.REGISTER_MEND):
        raise AnothersEntry(days=MEND_DAYS)
    counter = Entry(id=_counter_id(entry), kind=entry.kind, on=entry.on, undoes=entry.id)
    return _write(counter, "register.taken_back", today, by)


@transaction.atomic
def correct(*, entry: Entry, codes: Codes, on: date, today: date, by: Actor) -> Entry:
    """Take an entry back and write another in its place; whose it was, and how it was counted, stay to be seen.

    Sent twice, it is one correction. An entry is corrected once; after that it is the correction that is corrected.

    :raises TakenBack: if it has been taken back, or corrected to something else, meanwhile
    """
    if _find(_counter_id(entry), by) and not _find(_correction_id(entry), by):
        raise TakenBack
    take_back(entry=entry, today=today, by=by)
    if on != entry.on:
        _refuse_day(on, today, by)
    corrected = _enter(_correction_id(entry), codes, on, today, by)
    if (codes_of(corrected), corrected.on) != (codes, on) or _find(_counter_id(corrected), by):
        raise TakenBack
    return corrected


def _refuse_day(on: date, today: date, by: Actor) -> None:
    if on > today:
        raise NotYet
    if on < today - timedelta(days=LATE_DAYS) and not by.may(Permission.REGISTER_MEND):
        raise TooLongAgo(days=LATE_DAYS)


def _enter(entry_id: UUID, codes: Codes, on: date, today: date, by: Actor) -> Entry:
    codebook(on.year).check(FORM_OF.get(codes.kind) or "A", asdict(codes))
    return _write(Entry(id=entry_id, on=on, **asdict(codes)), "register.entered", today, by)


def _write(entry: Entry, action: str, today: date, by: Actor) -> Entry:
    """Put it in the ledger, unless the same form has put it there; whoever does so just now is waited for."""
    entry.centre_id, entry.source, entry.entered_on, entry.author_id = by.centre_id, DESK, today, by.user_id
    if before := _find(entry.id, by):
        return before
    Entry.objects.bulk_create([entry], ignore_conflicts=True)
    written = _find(entry.id, by)
    if written is None:
        raise UsedUp
    log.record(action, by=by, about=written)
    return written


def _find(entry_id: UUID, by: Actor) -> Entry | None:
    found: Entry | None = Entry.objects.visible_to(by).filter(id=entry_id).first()
    return found


def _counter_id(entry: Entry) -> UUID:
    return uuid5(entry.id, "taken back")


def _correction_id(entry: Entry) -> UUID:
    return uuid5(entry.id, "corrected")


def codes_of(entry: Entry) -> Codes:
    """What an entry says, to be changed and entered anew."""
    return Codes(**{name: getattr(entry, name) for name in Codes.__dataclass_fields__})
