"""Registering at the desk: what is entered, and what somebody was called away from before it was.

What is half-made is kept a day and found again by its own maker alone; it is no record, and stands in no log.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from nok.foundation.core import clock
from nok.help.enquiries.models import DRAFT_DAYS, Draft
from nok.help.enquiries.registering import ANSWERS
from nok.organisation.access.actor import Actor
from nok.register import actions as ledger
from nok.register.models import Entry


@transaction.atomic
def register(form_id: UUID, codes: ledger.Codes, on: date, now: datetime, by: Actor) -> Entry:
    """Enter it; what was put aside of it is gone. Sent twice it is one, also over the stroke of the hour.

    :raises UsedUp: if the same form has entered something else, or that has been taken back
    """
    entry = ledger.enter(entry_id=form_id, codes=codes, on=on, today=clock.day_of(now), by=by)
    before = None if codes.hour is None else (codes.hour - 1) % 24
    is_same = ledger.codes_of(entry) in (codes, replace(codes, hour=before)) and entry.on == on
    if not is_same or not Entry.objects.visible_to(by).standing().filter(id=entry.id).exists():
        raise ledger.UsedUp
    forget(by)
    return entry


def put_aside(form_id: UUID, chosen: Mapping[str, Any], now: datetime, by: Actor) -> None:
    """Keep these answers, unless the registration they belong to is done; nothing chosen: forget."""
    if Entry.objects.visible_to(by).filter(id=form_id).exists():
        return
    kept = {name: _code(value) for name, value in chosen.items() if name in ANSWERS and value not in ("", None, False)}
    if not kept.keys() - {"channel", "when"}:
        forget(by)
        return
    values = {"form_id": form_id, "codes": kept, "at": now}
    Draft.objects.update_or_create(centre_id=by.centre_id, user_id=by.user_id, defaults=values)


def put_by(now: datetime, by: Actor) -> Draft | None:
    """What the actor has put aside during the last day."""
    mine = Draft.objects.visible_to(by).filter(user_id=by.user_id, at__gt=now - timedelta(days=DRAFT_DAYS))
    found: Draft | None = mine.first()
    return found


def forget(by: Actor) -> None:
    """There is nothing half-made any more."""
    Draft.objects.visible_to(by).filter(user_id=by.user_id).delete()


def _code(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else "yes" if value is True else str(value)
