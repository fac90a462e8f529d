"""Signing in, and what a person changes about their own account."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from secrets import token_urlsafe
from uuid import uuid4

from django.contrib.auth.hashers import check_password, make_password
from django.db import IntegrityError, transaction

from nok.foundation.audit.actions import add_entry
from nok.foundation.core.errors import DomainError
from nok.organisation.access.scope import scope
from nok.organisation.accounts import factor
from nok.organisation.accounts.models import Device, User
from nok.organisation.accounts.sealing import digest

WRONG_CODES = 5
PAUSE = timedelta(minutes=15)
EVERY_OTHER = ""


class NotProved(DomainError):
    """E-mail address, password and code do not belong together; which of them is not told."""

    words = "accounts-not-proved"


class AlreadyAnAccount(DomainError):
    """Somebody has an account with this e-mail address."""

    words = "accounts-already-an-account"


@dataclass(frozen=True)
class Proof:
    """Who has shown to be who they are, the mark for their browser, and how many wrong codes came from others."""

    user: User
    device: str
    strange_codes: int


@dataclass(frozen=True)
class Confirmation:
    """Password and code once more, before something that matters, and the mark of the browser they came from."""

    password: str
    code: str
    device: str


def prove(*, email: str, password: str, code: str, device: str, now: datetime) -> Proof:
    """Check address, password and code together, so that no answer tells which was right.

    Wrong passwords are not counted: they teach nothing without the code, and so nobody can shut
    another out by trying. Five wrong codes with the right password pause the browser they came
    from for fifteen minutes; a browser the user has signed in from is counted apart from all others.

    :param device: the mark the browser was given at an earlier sign-in, or empty
    :raises NotProved: the same for every reason
    """
    user = _find(email)
    if not _is_right(user, password, code, device, now) or user is None:
        raise NotProved
    with scope(user=user.id):
        strange = Device.objects.filter(user=user, digest=EVERY_OTHER).first()
        strange_codes = strange.wrong_codes if strange else 0
        _log("account.signed_in", user, now)
        return Proof(user, remember_device(user=user, device=device, now=now), strange_codes)


def _is_right(user: User | None, password: str, code: str, device: str, now: datetime) -> bool:
    if not check_password(password, user.password if user else _nobodys_password()) or user is None:
        return False
    with scope(user=user.id):
        User.objects.select_for_update().get(id=user.id)  # one try at a time, or the count would not hold
        browser = _browser(user, device)
        if not _is_paused(browser, now) and factor.use_code(user, code, now):
            return True
        _count_wrong_code(browser, now)
        return False


def remember_device(*, user: User, device: str, now: datetime) -> str:
    """Know this browser again next time, and forget the wrong codes. Returns its mark, a new one if it was unknown."""
    browser = _browser(user, device)
    if browser.digest == EVERY_OTHER:
        device = token_urlsafe(24)
        browser = Device(user=user, digest=digest(device, of=str(user.id)))
    Device.objects.filter(user=user, digest=EVERY_OTHER).delete()
    browser.wrong_codes, browser.used_at = 0, now
    browser.save()
    return device


def _find(email: str) -> User | None:
    with scope(lookup=address_mark(email)):
        return User.objects.filter(email=email.lower(), is_active=True).first()


def address_mark(email: str) -> str:
    """What the scope looks an address up by: the database compares it with the address's own hash."""
    return hashlib.sha256(email.lower().encode()).hexdigest()


@cache
def _nobodys_password() -> str:
    return make_password(token_urlsafe())


def _browser(user: User, device: str) -> Device:
    mark = digest(device, of=str(user.id)) if device else EVERY_OTHER
    known = Device.objects.filter(user=user, digest__in={mark, EVERY_OTHER}).order_by("-digest")
    return known.first() or Device(user=user, digest=EVERY_OTHER)


def _is_paused(browser: Device, now: datetime) -> bool:
    return browser.wrong_codes >= WRONG_CODES and browser.wrong_at is not None and now - browser.wrong_at < PAUSE


def _count_wrong_code(browser: Device, now: datetime) -> None:
    if _is_paused(browser, now):
        return
    fresh = browser.wrong_at is None or now - browser.wrong_at >= PAUSE
    browser.wrong_codes, browser.wrong_at = (1 if fresh else browser.wrong_codes + 1), now
    browser.used_at = browser.used_at or now
    browser.save()


@transaction.atomic
def open_account(*, email: str, name: str, password: str, language: str, secret: str, step: int, now: datetime) -> User:
    """Make an account with its authenticator; called when an invitation is taken up.

    :param step: the half-minute of the code that proved the authenticator
    :raises AlreadyAnAccount: if the address is taken
    """
    user = User(id=uuid4(), email=email.lower(), name=name, language=language, last_login=now)
    user.set_password(password)
    with scope(user=user.id):
        try:
            with transaction.atomic():
                user.save(force_insert=True)
        except IntegrityError:  # somebody was there, perhaps in the same moment
            raise AlreadyAnAccount from None
        factor.enrol(user, secret, step=step)
        _log("account.opened", user, now)
    return user


@contextmanager
def _confirmed(user: User, proof: Confirmation, now: datetime) -> Iterator[None]:
    if not _is_right(user, proof.password, proof.code, proof.device, now):
        raise NotProved
    with scope(user=user.id):
        yield


def change_password(*, user: User, proof: Confirmation, new_password: str, now: datetime) -> None:
    """Change the password; every other session of the user ends.

    :raises NotProved: if the password or the code is not right
    """
    with _confirmed(user, proof, now):
        user.set_password(new_password)
        user.save(update_fields=["password"])
        _log("account.password_changed", user, now)


def renew_recovery_codes(*, user: User, proof: Confirmation, now: datetime) -> list[str]:
    """Give ten new codes on paper; the old ones are worth nothing.

    :raises NotProved: if the password or the code is not right
    """
    with _confirmed(user, proof, now):
        _log("account.recovery_codes_renewed", user, now)
        return factor.new_recovery_codes(user)


def change_authenticator(*, user: User, proof: Confirmation, secret: str, step: int, now: datetime) -> None:
    """Move to another authenticator app.

    :raises NotProved: if the password or the code of the old app, or on paper, is not right
    """
    with _confirmed(user, proof, now):
        factor.enrol(user, secret, step=step)
        _log("account.authenticator_changed", user, now)


def first_recovery_codes(*, user: User) -> list[str]:
    """The codes on paper of an account that was opened just now."""
    with scope(user=user.id):
        return factor.new_recovery_codes(user)


@transaction.atomic
def save_profile(*, user: User, name: str, language: str, now: datetime) -> None:
    """Change what colleagues see, and the language of the pages."""
    with scope(user=user.id):
        user.name, user.language = name, language
        user.save(update_fields=["name", "language"])
        _log("account.profile_saved", user, now)


def _log(action: str, user: User, now: datetime) -> None:
    add_entry(at=now, actor_id=user.id, centre_id=None, action=action, object_kind="accounts.user", object_id=user.id)
