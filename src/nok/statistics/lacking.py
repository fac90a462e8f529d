"""What the figures lack, and the actor may mend: answers nobody gave, and what seems to be there twice."""

from datetime import date, timedelta

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Permission
from nok.register.actions import LATE_DAYS, MEND_DAYS
from nok.register.codes import DESK, NO_CONTACT, OF_USERS
from nok.register.models import CODES, Entry

# What the page asks for where it is empty. «Not stated» and «not known» are answers.
ASKED = ("gender", "age_group")
SAME = ("kind", "on", "hour", "author_id", *CODES, "municipality", "is_first_this_year", "is_helpline")


def unanswered(actor: Actor, today: date) -> QuerySet[Entry]:
    """Entries from the desk about users without gender or age, the newest first."""
    empty = Q(gender="") | Q(age_group="")
    return (
        _may_mend(actor, today).filter(empty, kind__in=OF_USERS).order_by("-on", F("hour").desc(nulls_last=True), "id")
    )


def doubles(actor: Actor, today: date) -> QuerySet[Entry]:
    """Of entries that say the same of the same hour, and that one colleague made: all but one.

    Only of the last `LATE_DAYS`, and only where there is an hour: two letters a day are nothing strange. What is
    marked as the same person again is counted once as it is, and two wrong numbers in an hour are two.
    """
    recent = _may_mend(actor, today).filter(on__gt=today - timedelta(days=LATE_DAYS), is_same_today=False)
    turn = Window(RowNumber(), partition_by=list(SAME), order_by="id")
    lines = recent.exclude(hour=None).exclude(kind=NO_CONTACT).annotate(turn=turn)
    return lines.filter(turn__gt=1).order_by("-on", "-hour", "id")


def _may_mend(actor: Actor, today: date) -> QuerySet[Entry]:
    """All from the desk of this year and the last for a leader; one's own of the last days for others."""
    since = date(today.year - 1, 1, 1)
    lines = Entry.objects.visible_to(actor).filter(source=DESK, on__gte=since).standing_at(actor.centre_id)
    if actor.may(Permission.REGISTER_MEND):
        return lines
    within = Q(entered_on__gt=today - timedelta(days=MEND_DAYS), on__gte=today - timedelta(days=LATE_DAYS))
    return lines.filter(within, author_id=actor.user_id)
