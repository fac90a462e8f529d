"""Colleagues who leave."""

from datetime import date

from django.db import transaction

from nok.foundation.core.errors import DomainError
from nok.organisation.access import log
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Permission, Role
from nok.organisation.centres.models import Centre, Employment
from nok.organisation.centres.published import bump


class NotHere(DomainError):
    """The colleague has left."""

    words = "staff-not-here"


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
    _tell_whether_any_is_trained(today, by)


@transaction.atomic
def set_child_trained(*, employment: Employment, is_trained: bool, today: date, by: Actor) -> None:
    """Say whether a colleague is trained to meet those under 18: only these are given what the young write.

    :raises NotHere: if they have left
    """
    by.require(Permission.STAFF_INVITE)
    Centre.objects.claim(Centre(id=by.centre_id), by=by)
    employment = Employment.objects.claim(employment, by=by)
    if employment.until_on is not None and employment.until_on <= today:
        raise NotHere
    employment.is_child_trained = is_trained
    employment.save(update_fields=["is_child_trained"])
    log.record("staff.trained" if is_trained else "staff.untrained", by=by, about=employment)
    _tell_whether_any_is_trained(today, by)


def _tell_whether_any_is_trained(today: date, by: Actor) -> None:
    """The public pages say who answers the young; they do not know who works where."""
    trained = Employment.objects.visible_to(by).current(today).filter(is_child_trained=True).exists()
    if Centre.objects.filter(id=by.centre_id).exclude(has_child_trained=trained).update(has_child_trained=trained):
        bump()
