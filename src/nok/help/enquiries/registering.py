"""From what is pressed at the desk to the codes of the ledger, and back."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from nok.foundation.core import clock
from nok.register.actions import Codes
from nok.register.codebook import codebook
from nok.register.codes import (
    FORM_OF,
    NO_CONTACT,
    OF_PARTNERS,
    PARTNER_ENQUIRY,
    PARTNER_VISIT,
    PLANNED_REMOTE,
    USER_ENQUIRY,
    VISIT,
)
from nok.register.models import Entry

DOOR, PARTNER = "door", "partner"
# Planned conversations stand on the form by what they were held on.
PLANNED = {"planned_phone": "phone", "planned_video": "video"}
WRITTEN = ("sms", "email", "letter", "social_media_chat")
CHANNELS = ("phone", *WRITTEN, DOOR, *PLANNED)
LIVE = {"phone", DOOR, *PLANNED}
VISITED, DROPPED_IN = "visit", "drop_in"
NOW, EARLIER = "now", "earlier"
YES, NO, UNKNOWN = YES_OR_NO = "yes", "no", "unknown"

# Everything the form asks that is an answer; all of it is codes.
ANSWERS = (
    "channel", "who", "gender", "age_group", "first_ever", "is_first_this_year", "is_same_today", "partner_type",
    "municipality", "topic", "is_helpline", "when", "day", "hour",
)  # fmt: skip
AS_SAID = (
    "gender", "age_group", "first_ever", "is_same_today", "partner_type", "municipality", "topic", "is_helpline",
)  # fmt: skip


def kind_of(channel: str, who: str) -> str:
    """What it is counted as: who it was and how they came decide it together."""
    if who == PARTNER:
        return PARTNER_VISIT if channel == DOOR else PARTNER_ENQUIRY
    if channel == DOOR:
        return VISIT
    return PLANNED_REMOTE if channel in PLANNED else USER_ENQUIRY


def asked(kind: str, year: int) -> Collection[str]:
    """What the year's form asks of this kind; nothing else is kept of it."""
    if kind == NO_CONTACT:
        return {"channel", "is_helpline"}
    questions = codebook(year).forms[FORM_OF[kind]]
    names = {name for name, each in questions.items() if each.is_on and kind in each.only_if.get("kind", [kind])}
    return names - {"is_same_today"} if kind in OF_PARTNERS else names


def codes_from(chosen: Mapping[str, Any], kind: str, on: date, hour: int | None) -> Codes:
    """The codes of the ledger; an answer to what is not asked of this kind is left out."""
    channel = chosen["channel"]
    said: dict[str, Any] = {
        "channel": VISITED if kind == PARTNER_VISIT else PLANNED.get(channel, channel),
        "user_type": chosen.get("who", ""),
        "is_first_this_year": {YES: True, NO: False}.get(chosen.get("is_first_this_year", "")),
        "purpose": DROPPED_IN,
    }
    same = (
        "gender",
        "age_group",
        "first_ever",
        "is_same_today",
        "partner_type",
        "municipality",
        "topic",
        "is_helpline",
    )
    said |= {name: chosen[name] for name in same if name in chosen}
    wanted = asked(kind, on.year)
    return Codes(kind=kind, hour=hour, **{name: value for name, value in said.items() if name in wanted})


def moment_of(chosen: Mapping[str, Any], now: datetime) -> tuple[date, int | None]:
    """The day, and the hour if it was live: the clock's, or what was said of it afterwards."""
    is_live = chosen["channel"] in LIVE
    if chosen.get("when") == EARLIER:
        return chosen.get("day") or clock.day_of(now), chosen.get("hour") if is_live else None
    return clock.day_of(now), clock.time_of_day(now) if is_live else None


def pressed(entry: Entry) -> dict[str, Any]:
    """What would have to be pressed to say the same; the time is the entry's own."""
    return said_of_time(entry.on, entry.hour) | {
        "channel": _channel(entry),
        "who": PARTNER if entry.kind in OF_PARTNERS else entry.user_type,
        "gender": entry.gender,
        "age_group": entry.age_group,
        "first_ever": entry.first_ever,
        "is_first_this_year": {True: YES, False: NO}.get(entry.is_first_this_year, ""),  # type: ignore[arg-type]
        "is_same_today": entry.is_same_today,
        "partner_type": entry.partner_type,
        "municipality": entry.municipality,
        "topic": entry.topic,
        "is_helpline": entry.is_helpline,
    }


def said_of_time(on: date, hour: int | None) -> dict[str, Any]:
    """That it was then, and not now."""
    return {"when": EARLIER, "day": on, "hour": "" if hour is None else hour}


def _channel(entry: Entry) -> str:
    if entry.kind in {VISIT, PARTNER_VISIT}:
        return DOOR
    if entry.kind == PLANNED_REMOTE or entry.channel == "video":
        return next(name for name, code in PLANNED.items() if code == (entry.channel or "phone"))
    return entry.channel
