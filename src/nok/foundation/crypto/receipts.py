"""What a sender's code does at the public door: it finds their thread, and opens their own copy of its key.

The door has a key file of its own, `NOK_DOOR_FILE`, sealed with `NOK_DOOR_SECRET`: a root that look-ups and codes
are made under, and the week's epochs. A receipt is the thread's key sealed under the code (Argon2id, RFC 9106,
19 MiB, two passes, one lane, AES-256-GCM), and that sealed again under the newest epoch. Who has the whole of the
database has no look-ups to try; who has the door's file too still lacks every code; and of what was erased a week
ago nothing opens, also for one who has the code. Nothing here can open a slot.
"""

import hashlib
import hmac
import os
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from nok.foundation.crypto import keyfile
from nok.foundation.crypto.fields import NONCE_BYTES, DoesNotOpen
from nok.foundation.crypto.models import Installation
from nok.foundation.crypto.stretching import CODE_BYTES, SALT_BYTES, code_key


@dataclass(frozen=True)
class Receipt:
    """A sender's copy of a thread's key, as the database keeps it."""

    salt: bytes
    epoch_id: UUID
    wrapped: bytes


def ring() -> keyfile.KeyRing:
    """The door's keys.

    :raises KeyFileTrouble: if they cannot be read
    """
    return keyfile.kept(file(), secret())


def file() -> Path:
    """Where the door's key file lies.

    :raises KeyFileTrouble: if this process was started without one
    """
    if not settings.NOK_DOOR_FILE:
        raise keyfile.KeyFileTrouble("Denne prosessen har ingen nøkkelfil for døra: NOK_DOOR_FILE er ikke satt.")
    return Path(settings.NOK_DOOR_FILE)


def secret() -> bytes:
    """What the door's key file is sealed with.

    :raises KeyFileTrouble: if this process was started without it
    """
    return keyfile.secret_of("NOK_DOOR_SECRET", settings.NOK_DOOR_SECRET)


def is_ready() -> bool:
    """Whether messages can be taken in and found again: the door's file is there, whole, and this database's own."""
    try:
        return _is_ours(ring())
    except keyfile.KeyFileTrouble:
        return False


_ours: set[UUID] = set()


def _is_ours(keys: keyfile.KeyRing) -> bool:
    """Asked until the answer is yes: a database does not change its door's file."""
    if keys.installation not in _ours and Installation.objects.filter(id=1, door=keys.installation).exists():
        _ours.add(keys.installation)
    return keys.installation in _ours


def code_for(nonce: bytes, attempt: int = 0) -> int:
    """The code that belongs to a form: the same form, the same code.

    :param attempt: another one, when the first cannot be written in words
    """
    return int.from_bytes(_derived("code", nonce + bytes([attempt]))[:CODE_BYTES])


def look_up(code: int) -> str:
    """What a thread is found by: nothing that can be led back to the code without the door's root."""
    return _derived("look-up", code.to_bytes(CODE_BYTES)).hex()


def mark(*parts: bytes) -> bytes:
    """A keyed hash of something that has been, so that it can be known again and not read."""
    return _derived("mark", b"".join(len(part).to_bytes(4) + part for part in parts))


def seal_receipt(data_key: bytes, code: int, *, door: UUID) -> Receipt:
    """A sender's copy of the thread's key. `door` is the row it will stand in.

    :raises KeyFileTrouble: if the door's file cannot be read, or is another database's: what is sealed under that
        is lost when the right one comes back
    """
    salt, keys = os.urandom(SALT_BYTES), ring()
    if not _is_ours(keys):
        raise keyfile.KeyFileTrouble(f"Nøkkelfilen {file()} er fra en annen installasjon. Legg tilbake den rette.")
    epoch = keys.newest
    inner = _seal(code_key(code, salt), data_key, _inner(door))
    return Receipt(salt, epoch.id, _seal(epoch.half, inner, _outer(door, epoch.id)))


def open_receipt(receipt: Receipt, code: int, *, door: UUID) -> bytes:
    """The thread's key.

    :raises DoesNotOpen: if the code is another, or anything does not belong together. It takes as long.
    """
    key = code_key(code, receipt.salt)
    return _open(key, take_outer_off(receipt, ring(), door=door), _inner(door))


def nothing_to_open(code: int) -> None:
    """Work as long as `open_receipt` on what is not there, so that a miss takes as long as a hit."""
    epoch, door = ring().newest, UUID(int=0)
    key = code_key(code, bytes(SALT_BYTES))
    try:
        _open(epoch.half, bytes(NONCE_BYTES + 76), _outer(door, epoch.id))
    except DoesNotOpen:
        hmac.new(key, b"", hashlib.sha256).digest()


def take_outer_off(receipt: Receipt, keys: keyfile.KeyRing, *, door: UUID) -> bytes:
    """The receipt without its epoch's layer: what the nightly renewal does.

    :raises DoesNotOpen: if the epoch is gone, or the receipt is not whole
    """
    epoch = keys.epoch(receipt.epoch_id)
    if epoch is None:
        raise DoesNotOpen
    return _open(epoch.half, receipt.wrapped, _outer(door, epoch.id))


def put_outer_on(inner: bytes, epoch: keyfile.Epoch, *, door: UUID) -> bytes:
    """The receipt under this epoch."""
    return _seal(epoch.half, inner, _outer(door, epoch.id))


def _derived(purpose: str, what: bytes) -> bytes:
    return hmac.new(ring().master, f"nok door 1|{purpose}|".encode() + what, hashlib.sha256).digest()


def _inner(door: UUID) -> bytes:
    return f"nok receipt 1|{door.hex}".encode()


def _outer(door: UUID, epoch: UUID) -> bytes:
    return f"nok receipt epoch 1|{door.hex}|{epoch.hex}".encode()


def _seal(key: bytes, plain: bytes, bound: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound)


def _open(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
    except (InvalidTag, ValueError):
        raise DoesNotOpen from None
