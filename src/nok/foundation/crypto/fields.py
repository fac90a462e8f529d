"""Sealing one field under a data key: AES-256-GCM, padded, bound to where it stands.

A sealed field is `version (1 byte) | nonce (12 bytes) | ciphertext and tag (16 bytes)`. The text is
padded first, so that its length says little; what it is bound to is authenticated with it, so that a
field moved to another row, column, centre or slot does not open.
"""

import os
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = 1
NONCE_BYTES = 12
TAG_BYTES = 16
LENGTH_BYTES = 4
STEPS = (256, 1024, 4096, 16384, 65536)


class DoesNotOpen(Exception):
    """The sealed value has been changed, moved or cut, or the key is another."""


class TooLong(ValueError):
    """The text is longer than any step of padding."""


@dataclass(frozen=True)
class Place:
    """Where a sealed field stands."""

    table: str
    column: str
    row: UUID
    centre: UUID
    slot: UUID

    @property
    def bound(self) -> bytes:
        """What is authenticated with the field. The parts cannot run into each other: names hold no bar."""
        parts = (str(VERSION), self.table, self.column, self.row.hex, self.centre.hex, self.slot.hex)
        return "|".join(parts).encode()


def new_data_key() -> bytes:
    """256 random bits, for one person, thread or case."""
    return AESGCM.generate_key(256)


def seal_field(data_key: bytes, text: str, place: Place) -> bytes:
    """Seal a text where it stands.

    :raises TooLong: if it has more than 65,532 bytes
    """
    nonce = os.urandom(NONCE_BYTES)
    return bytes([VERSION]) + nonce + AESGCM(data_key).encrypt(nonce, _padded(text.encode()), place.bound)


def open_field(data_key: bytes, sealed: bytes, place: Place) -> str:
    """Open a sealed field.

    :raises DoesNotOpen: if it was not sealed with this key for this place, or is not whole
    """
    if len(sealed) < 1 + NONCE_BYTES + TAG_BYTES or sealed[0] != VERSION:
        raise DoesNotOpen
    nonce, ciphertext = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        return _unpadded(AESGCM(data_key).decrypt(nonce, ciphertext, place.bound)).decode()
    except InvalidTag:
        raise DoesNotOpen from None


def _padded(plain: bytes) -> bytes:
    whole = len(plain) + LENGTH_BYTES
    step = next((step for step in STEPS if whole <= step), None)
    if step is None:
        raise TooLong(f"{whole} bytes")
    return len(plain).to_bytes(LENGTH_BYTES) + plain + bytes(step - whole)


def _unpadded(padded: bytes) -> bytes:
    length = int.from_bytes(padded[:LENGTH_BYTES])
    return padded[LENGTH_BYTES : LENGTH_BYTES + length]
