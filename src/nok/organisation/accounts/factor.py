"""The second factor: codes of an authenticator app, and recovery codes on paper."""

import base64
import binascii
import hmac
import secrets
from datetime import datetime

import pyotp
import segno

from nok.organisation.accounts.models import Authenticator, RecoveryCode, User
from nok.organisation.accounts.sealing import NotOurs, digest, seal, unseal

STEP_SECONDS = 30
# A clock that is half a minute wrong still gives good codes.
TOLERATED_STEPS = (0, -1, 1)
RECOVERY_CODES = 10
RECOVERY_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
RECOVERY_LENGTH = 12
ISSUER = "Arbeidsbordet"


def new_secret() -> str:
    """A secret for an authenticator app: base32, 160 bits."""
    return pyotp.random_base32()


def sealed_for_form(secret: str, *, purpose: str) -> str:
    """The secret as a form carries it until the first code has been shown to be right: nothing is kept meanwhile."""
    return base64.urlsafe_b64encode(seal(secret, bound_to=f"form|{purpose}")).decode()


def from_form(written: str, *, purpose: str) -> str | None:
    """The secret a form carried, or None if it is not one of ours."""
    try:
        return unseal(base64.urlsafe_b64decode(written.encode()), bound_to=f"form|{purpose}")
    except (NotOurs, binascii.Error, UnicodeError):
        return None


def square(secret: str, email: str) -> str:
    """The square for the app to read, as the address of a picture that holds itself."""
    address = pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)
    return str(segno.make(address, error="m").svg_data_uri(border=2))


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """Which half-minute this code belongs to, if it is right just now."""
    written = "".join(code.split())
    current = int(now.timestamp()) // STEP_SECONDS
    app = pyotp.TOTP(secret)
    for offset in TOLERATED_STEPS:
        if hmac.compare_digest(app.generate_otp(current + offset), written):
            return current + offset
    return None


def enrol(user: User, secret: str, *, step: int) -> None:
    """Make this the user's one authenticator; the code that proved it is used up."""
    Authenticator.objects.filter(user=user).delete()
    sealed = seal(secret, bound_to=f"authenticator|{user.id}")
    Authenticator(user=user, secret=sealed, last_step=step).save(force_insert=True)


def use_code(user: User, code: str, now: datetime) -> bool:
    """Whether the code, of the app or on paper, is right and was not used before; uses it up."""
    return _use_app_code(user, code, now) or _use_recovery_code(user, code, now)


def _use_app_code(user: User, code: str, now: datetime) -> bool:
    app = Authenticator.objects.filter(user=user).first()
    if app is None:
        return False
    step = step_of(secret_of(app), code, now)
    if step is None:
        return False
    return Authenticator.objects.filter(pk=app.pk, last_step__lt=step).update(last_step=step) == 1


def secret_of(app: Authenticator) -> str:
    """The authenticator's secret, opened."""
    return unseal(bytes(app.secret), bound_to=f"authenticator|{app.user_id}")


def _use_recovery_code(user: User, code: str, now: datetime) -> bool:
    mark = digest(_plain(code), of=str(user.id))
    return RecoveryCode.objects.filter(user=user, digest=mark, used_at=None).update(used_at=now) == 1


def _plain(code: str) -> str:
    return "".join(letter for letter in code.casefold() if letter in RECOVERY_ALPHABET)


def new_recovery_codes(user: User) -> list[str]:
    """Ten new codes, in groups of four; the old ones are worth nothing any more."""
    RecoveryCode.objects.filter(user=user).delete()
    codes = ["".join(secrets.choice(RECOVERY_ALPHABET) for _ in range(RECOVERY_LENGTH)) for _ in range(RECOVERY_CODES)]
    for code in codes:
        RecoveryCode(user=user, digest=digest(code, of=str(user.id))).save(force_insert=True)
    return ["-".join(code[start : start + 4] for start in range(0, RECOVERY_LENGTH, 4)) for code in codes]


def recovery_codes_left(user: User) -> int:
    """How many of the codes on paper are still good."""
    return RecoveryCode.objects.filter(user=user, used_at=None).count()
