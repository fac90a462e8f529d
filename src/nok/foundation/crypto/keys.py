"""The keys this process may hold, as it was started with them. The public door is started with none."""

import os
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from nok.foundation.crypto import keyfile
from nok.foundation.crypto.envelope import PrivateKey
from nok.foundation.crypto.fields import NONCE_BYTES, DoesNotOpen
from nok.foundation.crypto.models import CentrePrivateKey


def file() -> Path:
    """Where the key file lies.

    :raises KeyFileTrouble: if this process was started without one
    """
    if not settings.NOK_KEY_FILE:
        raise keyfile.KeyFileTrouble("Denne prosessen har ingen nøkkelfil: NOK_KEY_FILE er ikke satt.")
    return Path(settings.NOK_KEY_FILE)


def secret() -> bytes:
    """What the key file is sealed with.

    :raises KeyFileTrouble: if this process was started without it
    """
    return keyfile.secret_of("NOK_KEY_SECRET", settings.NOK_KEY_SECRET)


def ring() -> keyfile.KeyRing:
    """The keys, read again when the file has changed.

    :raises KeyFileTrouble: if they cannot be read
    """
    return keyfile.kept(file(), secret())


def seal_private(half: bytes, *, key: UUID, centre: UUID, master: bytes) -> bytes:
    """A centre's private half as the database keeps it."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(master).encrypt(nonce, half, _bound(key, centre))


def private_key(key: UUID) -> PrivateKey:
    """A centre's private half, opened.

    :raises DoesNotOpen: if it has been destroyed, is out of sight, or is not what was sealed
    """
    row = CentrePrivateKey.objects.filter(id=key).first()
    if row is None:
        raise DoesNotOpen
    sealed = bytes(row.sealed)
    nonce, ciphertext = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        return PrivateKey(key, AESGCM(ring().master).decrypt(nonce, ciphertext, _bound(key, row.centre_id)))
    except InvalidTag:
        raise DoesNotOpen from None


def _bound(key: UUID, centre: UUID) -> bytes:
    return f"nok centre key 1|{key.hex}|{centre.hex}".encode()
