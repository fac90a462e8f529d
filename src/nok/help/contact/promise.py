"""What a conversation may count on: when an answer will come, and until when it is kept."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings

from nok.foundation.core import clock
from nok.help.contact.models import USUAL_DAYS, DialogueSettings
from nok.organisation.centres.hours import NORWAY, is_holiday, spans
from nok.organisation.centres.models import Centre
from nok.organisation.centres.snapshot import CentreFacts, OfficeFacts, snapshot

END_OF_DAY = time(16)
LOOK_AHEAD_DAYS = 60
CONFIRMED_OPENINGS = 2


@dataclass(frozen=True)
class Promise:
    """The latest moment an answer comes, and whether it rests on hours the centre has confirmed."""

    answer_by: datetime
    is_sure: bool


def promise(centre: CentreFacts, now: datetime) -> Promise:
    """By when somebody who writes now is answered.

    With confirmed hours: before the second day the centre is open is over, today included while it is open.
    Without: after `NOK_ANSWER_WORKING_DAYS` whole working days, at four in the afternoon.
    """
    office, here = centre.main, now.astimezone(NORWAY)
    if office and office.drop_in and "hours" not in office.unconfirmed:
        moment = _close_of(office, here)
        if moment:
            return Promise(moment, is_sure=True)
    day, left = here.date(), settings.NOK_ANSWER_WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.isoweekday() <= 5 and not is_holiday(day)
    return Promise(datetime.combine(day, END_OF_DAY, NORWAY), is_sure=False)


def _close_of(office: OfficeFacts, here: datetime) -> datetime | None:
    found = 0
    for ahead in range(LOOK_AHEAD_DAYS):
        day = here.date() + timedelta(days=ahead)
        closes = [close for _, close in spans(day, office.drop_in, list(office.closures))]
        if closes and (ahead or max(closes) > here.time()):
            found += 1
        if found == CONFIRMED_OPENINGS:
            return datetime.combine(day, max(closes), NORWAY)
    return None


def centre_of(centre_id: UUID) -> CentreFacts:
    """The centre a conversation is with, also when it is no longer shown to anyone new."""
    found = next((one for one in snapshot().by_slug.values() if one.row.id == centre_id), None)
    if found is None:
        row = Centre.objects.get(id=centre_id)
        found = CentreFacts(row, (), (), (), frozenset(), frozenset(), ())
    return found


def kept_until(centre_id: UUID, now: datetime) -> date:
    """The day a conversation is deleted if nothing more is said in it."""
    days = DialogueSettings.objects.filter(centre_id=centre_id).values_list("keeps_days", flat=True).first()
    return clock.day_of(now) + timedelta(days=days or USUAL_DAYS)
