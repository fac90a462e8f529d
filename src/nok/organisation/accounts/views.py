"""The way in and out, and a person's own account."""

from django import forms
from django.conf import settings
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from nok.foundation.core import clock
from nok.organisation.access.pages import StaffRequest, entry_page, staff_page
from nok.organisation.access.roles import Permission
from nok.organisation.access.scope import scope
from nok.organisation.accounts import actions, factor, session
from nok.organisation.accounts.forms import ChangeAppForm, ConfirmForm, NewPasswordForm, ProfileForm, SignInForm

DEVICE_COOKIE = "__Host-device"
DEVICE_SECONDS = 400 * 24 * 3600


# What a form held when its sender turned out to be signed out travels on under this prefix.
KEPT = "kept-"


@entry_page
@sensitive_post_parameters()
def sign_in(request: HttpRequest) -> HttpResponse:
    """Address, password and code on one page."""
    target = _safe(request, request.GET.get("next", ""))
    if getattr(request, "actor", None) is not None:
        return redirect(target)
    is_meant_for_us = request.method == "POST" and "email" in request.POST
    form = SignInForm(request.POST if is_meant_for_us else None)
    kept = _kept(request, is_meant_for_us)
    if form.is_valid():
        try:
            proof = actions.prove(**form.cleaned_data, device=device_of(request), now=clock.now())
        except actions.NotProved as problem:
            form.add_error(None, str(problem))
        else:
            answer = _send_again(request, target, kept) if kept else redirect(target)
            return begin(request, proof, answer)
    context = {"form": form, "timed_out": "ut" in request.GET, "kept": kept, "prefix": KEPT}
    return render(request, "accounts/sign_in.html", context)


def _kept(request: HttpRequest, is_meant_for_us: bool) -> list[tuple[str, str]]:
    """The fields of the form that was on its way when the session was over."""
    every = [(name, value) for name, values in request.POST.lists() for value in values]
    if not is_meant_for_us:
        return [(name, value) for name, value in every if name != "csrfmiddlewaretoken"]
    return [(name.removeprefix(KEPT), value) for name, value in every if name.startswith(KEPT)]


def _send_again(request: HttpRequest, target: str, kept: list[tuple[str, str]]) -> HttpResponse:
    """The form as it was, one press from being sent."""
    return render(request, "accounts/send_again.html", {"target": target, "kept": kept})


def device_of(request: HttpRequest) -> str:
    """The mark this browser was given when somebody signed in from it, or empty."""
    return str(request.get_signed_cookie(DEVICE_COOKIE, "", max_age=DEVICE_SECONDS))


def begin(request: HttpRequest, proof: actions.Proof, answer: HttpResponse) -> HttpResponse:
    """Let the browser in with this answer, and know it again next time."""
    with scope(user=proof.user.id):
        login(request, proof.user)
    session.begin(request, clock.now())
    if proof.strange_codes:
        request.session["strange_codes"] = proof.strange_codes
    answer.set_signed_cookie(
        DEVICE_COOKIE, proof.device, max_age=DEVICE_SECONDS, secure=True, httponly=True, samesite="Strict"
    )
    return answer


def _safe(request: HttpRequest, target: str) -> str:
    """Where to go after signing in: only to a page of this door."""
    own = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if own and target.startswith("/") else settings.LOGIN_REDIRECT_URL


@entry_page
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, and have the browser forget the pages."""
    logout(request)
    answer = redirect(settings.LOGIN_URL)
    answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer


# --- one's own account -----------------------------------------------------------------------------


@staff_page(Permission.DESK_OPEN)
def account(request: StaffRequest) -> HttpResponse:
    form = ProfileForm(
        request.POST if request.method == "POST" else None,
        initial={"name": request.user.name, "language": request.user.language},
    )
    if form.is_valid():
        actions.save_profile(user=request.user, **form.cleaned_data, now=clock.now())
        return redirect("accounts:account")
    return render(
        request, "accounts/account.html", {"form": form, "codes_left": factor.recovery_codes_left(request.user)}
    )


@staff_page(Permission.DESK_OPEN)
@sensitive_post_parameters()
def change_password(request: StaffRequest) -> HttpResponse:
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.change_password(
                user=request.user,
                proof=_confirmation(request, form),
                new_password=form.cleaned_data["new_password"],
                now=clock.now(),
            )
        except actions.NotProved as problem:
            form.add_error(None, str(problem))
        else:
            update_session_auth_hash(request, request.user)
            return redirect("accounts:account")
    return render(request, "accounts/change_password.html", {"form": form})


@staff_page(Permission.DESK_OPEN)
@sensitive_post_parameters()
def recovery_codes(request: StaffRequest) -> HttpResponse:
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    codes: list[str] = []
    if form.is_valid():
        try:
            codes = actions.renew_recovery_codes(user=request.user, proof=_confirmation(request, form), now=clock.now())
        except actions.NotProved as problem:
            form.add_error(None, str(problem))
    return render(request, "accounts/recovery_codes.html", {"form": form, "codes": codes})


@staff_page(Permission.DESK_OPEN)
@sensitive_post_parameters()
def change_app(request: StaffRequest) -> HttpResponse:
    form = ChangeAppForm(request.POST if request.method == "POST" else None)
    form.purpose = purpose = str(request.user.id)
    if form.is_valid():
        try:
            actions.change_authenticator(
                user=request.user,
                proof=_confirmation(request, form),
                secret=form.cleaned_data["secret"],
                step=form.cleaned_data["step"],
                now=clock.now(),
            )
        except actions.NotProved as problem:
            form.add_error(None, str(problem))
        else:
            return redirect("accounts:account")
    return render(
        request, "accounts/change_app.html", {"form": form, "app": new_app(form, purpose, request.user.email)}
    )


def _confirmation(request: HttpRequest, form: forms.Form) -> actions.Confirmation:
    return actions.Confirmation(form.cleaned_data["password"], form.cleaned_data["code"], device_of(request))


def new_app(form: forms.Form, purpose: str, email: str) -> dict[str, str]:
    """The secret a form offers: the one it carried, if it is ours, else a new one."""
    secret = factor.from_form(form.data.get("sealed", ""), purpose=purpose) or factor.new_secret()
    return {
        "secret": " ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        "square": factor.square(secret, email),
        "sealed": factor.sealed_for_form(secret, purpose=purpose),
    }
