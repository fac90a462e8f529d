"""Colleagues who leave, and who is trained to meet the young."""

from datetime import date
from uuid import UUID

from django.db import transaction

from nok.foundation.core.errors import DomainError
from nok.organisation.access import log
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Permission, Role
from nok.organisation.centres.leaving import only_theirs
from nok.organisation.centres.models import Centre, Employment
from nok.organisation.centres.published import bump


class NotHere(DomainError):
    """The colleague has left."""

    words = "staff-not-here"


class LastLeader(DomainError):
    """A centre cannot be without a leader."""

    words = "staff-last-leader"


class OnlyThey(DomainError):
    """Nobody else can see to something of theirs, and whoever decides has not said that they know."""

    words = "staff-only-they"


@transaction.atomic
def end_employment(*, employment: Employment, known: int = 0, today: date, by: Actor) -> None:
    """Let a colleague go today: what they see is shut at their next click.

    :param known: how much the leader knows that nobody can see to then
    :raises LastLeader: if nobody would be left to lead
    :raises OnlyThey: if it is more than that
    """
    by.require(Permission.STAFF_INVITE)
    Centre.objects.claim(Centre(id=by.centre_id), by=by)  # one change of staff at a time
    employment = Employment.objects.claim(employment, by=by)
    others = Employment.objects.visible_to(by).current(today).exclude(pk=employment.pk)
    if not others.filter(role=Role.LEADER).exists():
        raise LastLeader
    _refuse_unknowing(employment, known, by)
    employment.until_on = today
    employment.save(update_fields=["until_on"])
    log.record("staff.ended", by=by, about=employment)
    tell_whether_any_is_trained(by.centre_id, today)


@transaction.atomic
def set_child_trained(*, employment: Employment, is_trained: bool, known: int = 0, today: date, by: Actor) -> None:
    """Say whether a colleague is trained to meet those under 18: only these are given what the young write.

    :param known: how much the leader knows that nobody can see to then
    :raises NotHere: if they have left
    :raises OnlyThey: if it is more than that
    """
    by.require(Permission.STAFF_INVITE)
    Centre.objects.claim(Centre(id=by.centre_id), by=by)
    employment = Employment.objects.claim(employment, by=by)
    if employment.until_on is not None and employment.until_on <= today:
        raise NotHere
    if not is_trained:
        _refuse_unknowing(employment, known, by)
    employment.is_child_trained = is_trained
    employment.save(update_fields=["is_child_trained"])
    log.record("staff.trained" if is_trained else "staff.untrained", by=by, about=employment)
    tell_whether_any_is_trained(by.centre_id, today)


def _refuse_unknowing(employment: Employment, known: int, by: Actor) -> None:
    if sum(one.count for one in only_theirs(employment, by)) > known:
        raise OnlyThey


def tell_whether_any_is_trained(centre_id: UUID, today: date) -> None:
    """Let the public pages say who answers the young; they do not know who works where."""
    trained = Employment.objects.filter(centre_id=centre_id, is_child_trained=True).current(today).exists()
    if Centre.objects.filter(id=centre_id).exclude(has_child_trained=trained).update(has_child_trained=trained):
        bump()
