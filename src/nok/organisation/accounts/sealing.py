"""Sealing an authenticator's secret: AES-256-GCM under a key that lies outside the database.

A sealed secret is `version (1 byte) | nonce (12 bytes) | ciphertext and tag`, bound to what it belongs to.
"""

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

VERSION = b"\x01"
NONCE_BYTES = 12


class NotOurs(Exception):
    """The sealed value was not made here, for this, or has been changed."""


def seal(secret: str, *, bound_to: str) -> bytes:
    """Seal a text so that it opens only for the same `bound_to`."""
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + nonce + AESGCM(_key("seal")).encrypt(nonce, secret.encode(), bound_to.encode())


def unseal(sealed: bytes, *, bound_to: str) -> str:
    """Open what `seal` made.

    :raises NotOurs: if it was not made for this, or has been changed
    """
    version, nonce, rest = sealed[:1], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    if version != VERSION or len(nonce) != NONCE_BYTES:
        raise NotOurs
    try:
        return AESGCM(_key("seal")).decrypt(nonce, rest, bound_to.encode()).decode()
    except InvalidTag:
        raise NotOurs from None


def digest(value: str, *, of: str) -> str:
    """A keyed hash, 64 hexadecimal digits: tells the same value again, and tells a thief of the database nothing."""
    return hmac.new(_key("digest"), f"{of}|{value}".encode(), hashlib.sha256).hexdigest()


def _key(purpose: str) -> bytes:
    root = bytes.fromhex(settings.NOK_FACTOR_KEY)
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"nok accounts {purpose}".encode()).derive(root)
