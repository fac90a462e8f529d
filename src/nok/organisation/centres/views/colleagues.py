"""Colleagues: who works here, who is asked to, and how one comes in."""

import re
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters

from nok.foundation.core import clock
from nok.foundation.core.errors import DomainError
from nok.organisation.access.models import get_visible
from nok.organisation.access.pages import StaffRequest, entry_page, staff_page
from nok.organisation.access.roles import Permission
from nok.organisation.access.scope import scope
from nok.organisation.accounts.actions import (
    Proof,
    first_recovery_codes,
    open_account,
    remember_device,
)
from nok.organisation.accounts.forms import NewAccountForm
from nok.organisation.accounts.models import User
from nok.organisation.accounts.views import begin, device_of, new_app
from nok.organisation.centres.actions import employment as employing
from nok.organisation.centres.actions import invitations
from nok.organisation.centres.forms.colleagues import InviteForm
from nok.organisation.centres.leaving import in_hand, only_theirs
from nok.organisation.centres.models import Employment, Invitation


@staff_page(Permission.STAFF_READ)
def colleagues(request: StaffRequest) -> HttpResponse:
    return _colleagues(request)


def _colleagues(request: StaffRequest, problem: str = "", status: int = 200) -> HttpResponse:
    now = clock.now()
    here = Employment.objects.visible_to(request.actor).current(clock.day_of(now)).select_related("user")
    asked = Invitation.objects.visible_to(request.actor).filter(accepted_at=None, withdrawn_at=None)
    context = {
        "employments": here.order_by("user__name"),
        "invitations": [(each, each.is_waiting(now)) for each in asked.order_by("made_at")],
        "may_invite": request.actor.may(Permission.STAFF_INVITE),
        "problem": problem,
    }
    return render(request, "centres/colleagues.html", context, status=status)


@staff_page(Permission.STAFF_INVITE)
def invite(request: StaffRequest) -> HttpResponse:
    """Make an invitation; its link is shown in the answer and nowhere else."""
    form = InviteForm(request.POST if request.method == "POST" else None)
    link = ""
    if form.is_valid():
        try:
            token = invitations.invite(**form.cleaned_data, now=clock.now(), by=request.actor)
        except (invitations.AlreadyInvited, invitations.AlreadyEmployed) as problem:
            form.add_error("email", str(problem))
        else:
            link = request.build_absolute_uri(reverse("staff:take_up", args=[token]))
    return render(request, "centres/invite.html", {"form": form, "link": link, "days": invitations.GOOD_FOR.days})


@staff_page(Permission.STAFF_INVITE)
def withdraw(request: StaffRequest, invitation_id: UUID) -> HttpResponse:
    invitation = get_visible(Invitation, request.actor, id=invitation_id)
    if request.method == "POST":
        try:
            invitations.withdraw(invitation=invitation, now=clock.now(), by=request.actor)
        except invitations.NoLongerGood as problem:
            return _colleagues(request, str(problem), status=409)
        return redirect("staff:colleagues")
    return render(request, "centres/withdraw.html", {"invitation": invitation})


@staff_page(Permission.STAFF_INVITE)
def end(request: StaffRequest, employment_id: UUID) -> HttpResponse:
    employment = get_visible(Employment, request.actor, id=employment_id, until_on=None)
    problem = ""
    if request.method == "POST":
        try:
            employing.end_employment(
                employment=employment, known=_known(request), today=clock.today(), by=request.actor
            )
        except employing.LastLeader as refused:
            return _colleagues(request, str(refused), status=409)
        except employing.OnlyThey as refused:
            problem = str(refused)
        else:
            return redirect("staff:colleagues")
    context = _deciding(request, employment, problem) | {"in_hand": list(in_hand(employment, request.actor))}
    return render(request, "centres/end_employment.html", context, status=409 if problem else 200)


@staff_page(Permission.STAFF_INVITE)
def train(request: StaffRequest, employment_id: UUID) -> HttpResponse:
    """Say whether a colleague is trained to meet those under 18."""
    employment = get_visible(Employment, request.actor, id=employment_id, until_on=None)
    problem = ""
    if request.method == "POST":
        is_trained = request.POST.get("is_trained") == "1"
        try:
            employing.set_child_trained(
                employment=employment,
                is_trained=is_trained,
                known=_known(request),
                today=clock.today(),
                by=request.actor,
            )
        except employing.NotHere as refused:
            return _colleagues(request, str(refused), status=409)
        except employing.OnlyThey as refused:
            problem = str(refused)
        else:
            return redirect("staff:colleagues")
    return render(
        request, "centres/train.html", _deciding(request, employment, problem), status=409 if problem else 200
    )


def _deciding(request: StaffRequest, employment: Employment, problem: str) -> dict[str, Any]:
    """What whoever decides over a colleague should know first."""
    only = only_theirs(employment, request.actor)
    return {"employment": employment, "only": only, "known": sum(one.count for one in only), "problem": problem}


def _known(request: StaffRequest) -> int:
    """How much the leader has said they know."""
    given = request.POST.get("known", "")
    return int(given) if re.fullmatch(r"[0-9]{1,9}", given) else 0


@staff_page(Permission.DESK_OPEN)
def switch(request: StaffRequest) -> HttpResponse:
    """Choose among the centres one works at."""
    if request.method == "POST":
        mine = {str(place.centre_id) for place in request.workplaces}
        if request.POST.get("centre") in mine:
            request.session["centre"] = request.POST["centre"]
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "centres/switch.html", {"workplaces": request.workplaces})


# --- coming in -------------------------------------------------------------------------------------


@entry_page
@sensitive_post_parameters()
def take_up(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind an invitation's link: a new account, or one more place to work."""
    try:
        opened = invitations.open_link(token, clock.now())
    except invitations.NoLongerGood as problem:
        return render(request, "centres/invitation_over.html", {"problem": problem}, status=410)
    if request.user.is_authenticated and request.user.email == opened.invitation.email:
        return _one_more_place(request, token, request.user, opened)
    form = NewAccountForm(request.POST if request.method == "POST" else None)
    form.purpose = purpose = invitations.mark(token)
    if form.is_valid():
        try:
            return _new_account(request, token, form, opened.invitation.email)
        except DomainError as problem:
            form.add_error(None, str(problem))
    context = {"opened": opened, "form": form, "app": new_app(form, purpose, opened.invitation.email)}
    return render(request, "centres/take_up.html", context)


@transaction.atomic
def _new_account(request: HttpRequest, token: str, form: NewAccountForm, email: str) -> HttpResponse:
    now, given = clock.now(), form.cleaned_data
    user = open_account(
        email=email,
        name=given["name"],
        password=given["new_password"],
        language=get_language() or settings.LANGUAGE_CODE,
        secret=given["secret"],
        step=given["step"],
        now=now,
    )
    invitations.take_up(token=token, user=user, now=now)
    with scope(user=user.id):
        device = remember_device(user=user, device=device_of(request), now=now)
    codes = first_recovery_codes(user=user)
    return begin(request, Proof(user, device, 0), render(request, "centres/welcome.html", {"codes": codes}))


def _one_more_place(request: HttpRequest, token: str, user: User, opened: invitations.Opened) -> HttpResponse:
    if request.method == "POST":
        try:
            employment = invitations.take_up(token=token, user=user, now=clock.now())
        except DomainError as problem:
            return render(request, "centres/invitation_over.html", {"problem": problem}, status=409)
        request.session["centre"] = str(employment.centre_id)
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "centres/one_more_place.html", {"opened": opened})
