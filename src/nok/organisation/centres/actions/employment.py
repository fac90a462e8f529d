"""Colleagues who leave."""

from datetime import date

from django.db import transaction

from nok.foundation.core.errors import DomainError
from nok.organisation.access import log
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Permission, Role
from nok.organisation.centres.models import Centre, Employment


class LastLeader(DomainError):
    """A centre cannot be without a leader."""

    words = "staff-last-leader"


@transaction.atomic
def end_employment(*, employment: Employment, today: date, by: Actor) -> None:
    """Let a colleague go today: what they see is shut at their next click.

    :raises LastLeader: if nobody would be left to lead
    """
    by.require(Permission.STAFF_INVITE)
    Centre.objects.claim(Centre(id=by.centre_id), by=by)  # one change of staff at a time
    employment = Employment.objects.claim(employment, by=by)
    others = Employment.objects.visible_to(by).current(today).exclude(pk=employment.pk)
    if not others.filter(role=Role.LEADER).exists():
        raise LastLeader
    employment.until_on = today
    employment.save(update_fields=["until_on"])
    log.record("staff.ended", by=by, about=employment)
