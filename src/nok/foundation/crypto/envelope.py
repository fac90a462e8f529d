"""The shape of a key slot: a data key sealed to the centre's key, and that sealed to the epoch's key.

Both layers are HPKE (RFC 9180) in base mode, X25519, HKDF-SHA256, AES-256-GCM. So whoever holds the two
public halves can make a slot, and only both private halves together open it. The epoch's private half
lives beside the master key, never in the database, and is destroyed after a week: then a copy of the slot
in any backup or write-ahead log is worth nothing.
"""

from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from nok.foundation.crypto.fields import DoesNotOpen

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True)
class PublicKey:
    """The public half of a centre's or an epoch's key."""

    id: UUID
    half: bytes


@dataclass(frozen=True)
class PrivateKey:
    """The private half; only the key file's readers ever hold one."""

    id: UUID
    half: bytes


def new_private_half() -> bytes:
    """32 random bytes that are an X25519 private key."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_half(private_half: bytes) -> bytes:
    """The public half that belongs to a private one."""
    return X25519PrivateKey.from_private_bytes(private_half).public_key().public_bytes_raw()


def seal_slot(data_key: bytes, *, slot: UUID, centre: UUID, centre_key: PublicKey, epoch: PublicKey) -> bytes:
    """Seal a data key into a slot."""
    inner = _seal(data_key, centre_key.half, _inner_info(slot, centre, centre_key.id))
    return seal_again(inner, slot=slot, epoch=epoch)


def seal_again(inner: bytes, *, slot: UUID, epoch: PublicKey) -> bytes:
    """Put the outer layer on: what the nightly renewal does, without touching the centre's layer."""
    return _seal(inner, epoch.half, _outer_info(slot, epoch.id))


def open_outer(wrapped: bytes, *, slot: UUID, epoch: PrivateKey) -> bytes:
    """Take the epoch's layer off.

    :raises DoesNotOpen: if the slot is another's, has been changed, or the epoch's key is another
    """
    return _open(wrapped, epoch.half, _outer_info(slot, epoch.id))


def open_slot(wrapped: bytes, *, slot: UUID, centre: UUID, centre_key: PrivateKey, epoch: PrivateKey) -> bytes:
    """The data key in a slot.

    :raises DoesNotOpen: if anything does not belong together
    """
    inner = open_outer(wrapped, slot=slot, epoch=epoch)
    return _open(inner, centre_key.half, _inner_info(slot, centre, centre_key.id))


def _inner_info(slot: UUID, centre: UUID, key: UUID) -> bytes:
    return f"nok slot 1|{slot.hex}|{centre.hex}|{key.hex}".encode()


def _outer_info(slot: UUID, epoch: UUID) -> bytes:
    return f"nok epoch 1|{slot.hex}|{epoch.hex}".encode()


def _seal(plain: bytes, half: bytes, info: bytes) -> bytes:
    return SUITE.encrypt(plain, X25519PublicKey.from_public_bytes(half), info)


def _open(sealed: bytes, half: bytes, info: bytes) -> bytes:
    try:
        return SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(half), info)
    except (InvalidTag, ValueError):
        raise DoesNotOpen from None
