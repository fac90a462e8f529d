"""What the dialogue's pages show, in words, before a template draws it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import get_language

from nok.foundation.core import clock
from nok.foundation.core.words import text
from nok.help.contact.codes import OURS
from nok.help.contact.promise import centre_of, promise
from nok.help.contact.reading import Conversation, Line
from nok.help.contact.said import Meeting
from nok.organisation.access.roles import Role
from nok.organisation.centres.hours import State
from nok.organisation.centres.showing import clock_words, date_words
from nok.organisation.centres.snapshot import CentreFacts, snapshot

WARN_DAYS = 14


@dataclass(frozen=True)
class Letter:
    """One message as it is drawn."""

    is_mine: bool
    is_new: bool
    head: str
    text: str
    hopes: Sequence[str]
    wishes: Sequence[tuple[str, str]]


def moment_words(moment: datetime) -> str:
    """torsdag 26. november kl. 16, as the language says it."""
    return text("contact-moment", day=day_words(clock.day_of(moment)), time=clock_words(moment))


def before_page(centre: CentreFacts, now: datetime) -> dict[str, Any]:
    """What somebody should know before they write."""
    answer, opening = promise(centre, now), centre.opening(now)
    closed = opening.state == State.CLOSED and opening.opens is not None
    return {
        "centre": centre,
        "when": moment_words(answer.answer_by),
        "is_sure": answer.is_sure,
        "opens": moment_words(opening.opens) if closed and opening.opens else "",
    }


def young_elsewhere(taking: Collection[UUID]) -> list[CentreFacts]:
    """The centres where somebody trained for it answers those under 18."""
    return [each for each in snapshot().open if each.row.has_child_trained and each.row.id in taking]


def conversation_page(conversation: Conversation, now: datetime) -> dict[str, Any]:
    """Everything a sender sees of theirs."""
    thread, today = conversation.thread, clock.day_of(now)
    centre, since = centre_of(thread.centre_id), thread.since
    last = len(conversation.messages) - 1
    late = thread.answer_by is not None and thread.answer_by < now
    fresh = promise(centre, now)
    return {
        "centre": centre,
        "letters": [_letter(line, centre, at == last) for at, line in enumerate(conversation.messages)],
        "is_met": conversation.is_met,
        "waits": thread.state == OURS and conversation.is_met,
        "is_opened": conversation.tells_opened
        and any(since is not None and each.hour >= since for each in conversation.readers),
        "when": moment_words(fresh.answer_by if late or not thread.answer_by else thread.answer_by),
        "is_late": late,
        "is_sure": fresh.is_sure if late or not thread.answer_by else thread.answer_is_sure,
        "readers": [
            text("contact-reader", name=each.name, role=_role(each.role), when=moment_words(each.hour))
            for each in conversation.readers
        ],
        "expires": date_words(thread.expires_on),
        "expires_soon": thread.expires_on - today <= timedelta(days=WARN_DAYS),
    }


def _role(role: str) -> str:
    return str(Role(role).label).lower()


def _letter(line: Line, centre: CentreFacts, is_last: bool) -> Letter:
    said = line.said
    when = moment_words(line.hour) if line.hour else day_words(line.on)
    head = (
        text("contact-thread-you", when=when)
        if line.is_mine
        else text("contact-thread-they", name=said.by, centre=centre.name, when=when)
    )
    hopes = [text(f"contact-form-hope-{hope}") for hope in said.hopes]
    return Letter(line.is_mine, is_last and not line.is_mine, head, said.text, hopes, wishes(said.meeting))


def day_words(day: date) -> str:
    """torsdag 26. november, as the language says it."""
    return date_format(day, "l j F" if get_language() == "en" else "l j. F")


def wishes(meeting: Meeting | None) -> list[tuple[str, str]]:
    """A wish to come, as questions and answers; only what was answered."""
    if meeting is None:
        return []
    needs = ", ".join(text(f"contact-form-need-{need}") for need in meeting.needs)
    told = (
        ("how", text(f"contact-form-way-{meeting.way}") if meeting.way else ""),
        ("when", meeting.when),
        ("call_me-label", meeting.name),
        ("need-label", needs),
    )
    return [(text("contact-meet-wish"), ""), *((text(f"contact-meet-{key}"), said) for key, said in told if said)]
