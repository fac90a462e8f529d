"""Asking somebody to come and work at the centre, and coming."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe

from django.db import IntegrityError, transaction

from nok.foundation.core import clock
from nok.foundation.core.errors import DomainError
from nok.organisation.access import log
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Permission, Role
from nok.organisation.access.scope import scope
from nok.organisation.accounts.actions import address_mark
from nok.organisation.accounts.models import User
from nok.organisation.centres.actions.employment import tell_whether_any_is_trained
from nok.organisation.centres.models import Centre, Employment, Invitation

GOOD_FOR = timedelta(days=7)


class AlreadyInvited(DomainError):
    """There is an open invitation to this address."""

    words = "staff-already-invited"


class AlreadyEmployed(DomainError):
    """The person works here already."""

    words = "staff-already-employed"


class NoLongerGood(DomainError):
    """The link has been used, was withdrawn, is too old, or never was one of ours."""

    words = "invitation-no-longer-good"


@dataclass(frozen=True)
class Opened:
    """An invitation as the one who holds the link may see it."""

    invitation: Invitation
    centre: Centre


@transaction.atomic
def invite(*, email: str, role: Role, now: datetime, by: Actor) -> str:
    """Ask somebody to work at the actor's centre. Returns the link's token, which is shown once and kept nowhere.

    :raises AlreadyEmployed: if they do
    :raises AlreadyInvited: if they have an invitation that can still be taken up
    """
    by.require(Permission.STAFF_INVITE)
    employed = Employment.objects.visible_to(by).current(clock.day_of(now)).filter(user__email=email.lower())
    if employed.exists():
        raise AlreadyEmployed
    invitation, token = _make(Centre.objects.get(id=by.centre_id), email, role, now)
    log.record("staff.invited", by=by, about=invitation)
    return token


@transaction.atomic
def invite_by_command(*, centre: Centre, email: str, role: Role, now: datetime) -> str:
    """Ask the first person at a centre in, from the command line. Returns the link's token."""
    with scope(centres=[centre.id]):
        invitation, token = _make(centre, email, role, now)
        log.record("staff.invited", by=None, about=invitation, centre_id=centre.id)
    return token


@transaction.atomic
def invite_again_by_command(*, email: str, now: datetime) -> str:
    """Let somebody who lost phone and paper codes begin anew: the account is shut and its work ends; a new
    invitation to the same place, as the same, is made. Returns the link's token.

    :raises User.DoesNotExist: if nobody has the address
    """
    with scope(lookup=address_mark(email)):
        user = User.objects.get(email=email.lower())
    with scope(user=user.id):
        last = Employment.objects.filter(user=user).select_related("centre").latest("from_on")
        centres = list(Employment.objects.filter(user=user).values_list("centre_id", flat=True))
        user.email, user.is_active = f"{user.id}@closed.invalid", False
        user.save(update_fields=["email", "is_active"])
    with scope(user=user.id, centres=centres):
        Employment.objects.filter(user=user, until_on=None).update(until_on=clock.day_of(now))
        for centre_id in centres:
            tell_whether_any_is_trained(centre_id, clock.day_of(now))
        log.record("account.shut", by=None, about=user, centre_id=last.centre_id)
    return invite_by_command(centre=last.centre, email=email, role=Role(last.role), now=now)


def _make(centre: Centre, email: str, role: Role, now: datetime) -> tuple[Invitation, str]:
    open_ones = Invitation.objects.filter(centre=centre, email=email.lower(), accepted_at=None, withdrawn_at=None)
    if open_ones.waiting(now).exists():
        raise AlreadyInvited
    open_ones.update(withdrawn_at=now)  # too old to be taken up
    token = token_urlsafe(24)
    invitation = Invitation(
        centre=centre, email=email.lower(), role=role, digest=mark(token), made_at=now, expires_at=now + GOOD_FOR
    )
    try:
        with transaction.atomic():
            invitation.save(force_insert=True)
    except IntegrityError:  # pressed twice in the same moment
        raise AlreadyInvited from None
    return invitation, token


@transaction.atomic
def withdraw(*, invitation: Invitation, now: datetime, by: Actor) -> None:
    """Take the invitation back; its link is worth nothing.

    :raises NoLongerGood: if it was taken up or withdrawn before
    """
    by.require(Permission.STAFF_INVITE)
    invitation = Invitation.objects.claim(invitation, by=by)
    if invitation.accepted_at or invitation.withdrawn_at:
        raise NoLongerGood
    invitation.withdrawn_at = now
    invitation.save(update_fields=["withdrawn_at"])
    log.record("staff.invitation_withdrawn", by=by, about=invitation)


def open_link(token: str, now: datetime) -> Opened:
    """The invitation behind the link.

    :raises NoLongerGood: if there is none that can be taken up; all reasons answer alike
    """
    with scope(lookup=mark(token)):
        found = Invitation.objects.filter(digest=mark(token)).select_related("centre").first()
    if found is None or not found.is_waiting(now):
        raise NoLongerGood
    return Opened(found, found.centre)


@transaction.atomic
def take_up(*, token: str, user: User, now: datetime) -> Employment:
    """Begin to work at the centre that asked; the link is used up.

    :raises NoLongerGood: if it can no longer be taken up
    :raises AlreadyEmployed: if the person works there
    """
    opened = open_link(token, now)
    centre = opened.centre
    with scope(centres=[centre.id], user=user.id):
        taken = Invitation.objects.filter(pk=opened.invitation.pk).waiting(now).update(accepted_at=now)
        if not taken:
            raise NoLongerGood
        if Employment.objects.filter(centre=centre, user=user).current(clock.day_of(now)).exists():
            raise AlreadyEmployed
        employment = Employment(centre=centre, user=user, role=opened.invitation.role, from_on=clock.day_of(now))
        employment.save(force_insert=True)
        actor = Actor(user.id, centre.id, [Role(employment.role)])
        log.record("staff.began", by=actor, about=employment)
    return employment


def mark(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
