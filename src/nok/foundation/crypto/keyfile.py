"""The key file: the master key and the epochs' private halves, sealed, outside the database.

One file, `NOK_KEY_FILE`, sealed with `NOK_KEY_SECRET`. Another key service can take this module's place:
everything else asks for a `KeyRing`. Layout, all in one:

    magic (8 bytes) | installation (16) | check of the secret (8) | nonce (12) | AES-256-GCM of JSON

The JSON holds `master` (hexadecimal), `epochs`: id, made (ISO 8601), private half (hexadecimal), and `years`: the
keys that pseudonyms of a centre's year are made with, by "<centre>/<year>" (hexadecimal).
"""

import fcntl
import hashlib
import hmac
import json
import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nok.foundation.crypto.envelope import PrivateKey, new_private_half

MAGIC = b"NOKKEYS1"
HEADER_BYTES = len(MAGIC) + 16 + 8
NONCE_BYTES = 12
KEPT_FOR = timedelta(days=7)
SLACK = timedelta(hours=12)  # a night's work does not begin at the same second every night


class KeyFileTrouble(Exception):
    """The key file cannot be used; the message says what is wrong and what to do. Nothing was changed."""


@dataclass(frozen=True)
class Epoch:
    """A week's key: made one night, destroyed seven days later."""

    id: UUID
    made_at: datetime
    half: bytes

    @property
    def private(self) -> PrivateKey:
        return PrivateKey(self.id, self.half)


@dataclass(frozen=True)
class KeyRing:
    """What the key file holds."""

    installation: UUID
    master: bytes
    epochs: tuple[Epoch, ...]
    years: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def newest(self) -> Epoch:
        return max(self.epochs, key=lambda epoch: epoch.made_at)

    def epoch(self, identity: UUID) -> Epoch | None:
        """The epoch of this id, unless it has been destroyed."""
        return next((epoch for epoch in self.epochs if epoch.id == identity), None)

    def with_epoch(self, now: datetime) -> "KeyRing":
        """The ring with one more epoch."""
        return replace(self, epochs=(*self.epochs, Epoch(uuid4(), now, new_private_half())))

    def with_years(self, names: Collection[str]) -> "KeyRing":
        """The ring with a key for each of these years of centres; one that is there stands."""
        new = {name: AESGCM.generate_key(256) for name in names}
        return replace(self, years={**new, **self.years})

    def without(self, gone: set[UUID]) -> "KeyRing":
        """The ring without these epochs."""
        return replace(self, epochs=tuple(epoch for epoch in self.epochs if epoch.id not in gone))

    def overdue(self, now: datetime, newest_before: Epoch) -> set[UUID]:
        """The epochs that are a week old. Somebody may be sealing to the one that was newest until now,
        so that one stays until tomorrow however old it is."""
        return {one.id for one in self.epochs if now - one.made_at >= KEPT_FOR - SLACK and one != newest_before}


def new_ring(now: datetime) -> KeyRing:
    """A new installation's keys."""
    return KeyRing(uuid4(), AESGCM.generate_key(256), ()).with_epoch(now)


def read(path: Path, secret: bytes) -> KeyRing:
    """The keys in the file.

    :raises KeyFileTrouble: if it is missing, half-written, damaged, or sealed with another secret
    """
    try:
        whole = path.read_bytes()
    except FileNotFoundError:
        raise KeyFileTrouble(
            f"Nøkkelfilen {path} mangler. Legg tilbake kopien av den. Uten den kan ingenting åpnes."
        ) from None
    except OSError as problem:
        raise KeyFileTrouble(f"Nøkkelfilen {path} kan ikke leses: {problem.strerror}.") from None
    if len(whole) < HEADER_BYTES + NONCE_BYTES or not whole.startswith(MAGIC):
        raise KeyFileTrouble(f"{path} er ingen hel nøkkelfil. Legg tilbake kopien av den.")
    header, nonce, sealed = (
        whole[:HEADER_BYTES],
        whole[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES],
        whole[HEADER_BYTES + NONCE_BYTES :],
    )
    if not hmac.compare_digest(header[-8:], _check(secret)):
        raise KeyFileTrouble(f"Hemmeligheten passer ikke til nøkkelfilen {path}.")
    try:
        kept = json.loads(AESGCM(_key(secret)).decrypt(nonce, sealed, header))
    except InvalidTag:
        raise KeyFileTrouble(f"Nøkkelfilen {path} er skadet. Legg tilbake kopien av den.") from None
    epochs = (
        Epoch(UUID(one["id"]), datetime.fromisoformat(one["made"]), bytes.fromhex(one["half"]))
        for one in kept["epochs"]
    )
    years = {name: bytes.fromhex(key) for name, key in kept.get("years", {}).items()}
    installation = UUID(bytes=header[len(MAGIC) : len(MAGIC) + 16])
    return KeyRing(installation, bytes.fromhex(kept["master"]), tuple(epochs), years)


def secret_of(variable: str, value: str) -> bytes:
    """The secret a process was started with, from its 64 hexadecimal digits.

    :raises KeyFileTrouble: if it is none; a file must never be sealed with nothing
    """
    if not re.fullmatch(r"[0-9a-fA-F]{64}", value):
        raise KeyFileTrouble(f"{variable} er ikke satt, eller er ikke 64 heksadesimale sifre.")
    return bytes.fromhex(value)


_kept: dict[Path, tuple[tuple[int, int], KeyRing]] = {}


def kept(path: Path, secret: bytes) -> KeyRing:
    """The keys in the file, read again when it has changed.

    :raises KeyFileTrouble: as `read`
    """
    try:
        told = path.stat()
    except OSError:
        return read(path, secret)
    stamp = (told.st_mtime_ns, told.st_ino)
    if path not in _kept or _kept[path][0] != stamp:
        _kept[path] = (stamp, read(path, secret))
    return _kept[path][1]


def renew(path: Path, secret: bytes, now: datetime, move: Callable[[KeyRing, set[UUID]], int]) -> int:
    """Make tonight's epoch, have everything moved to it, and destroy those that are a week old.

    The file is written before anything is sealed to the new epoch, and an old one leaves it only when nothing
    is under it: whenever it is stopped, everything still opens, and it can be begun again.

    :param move: told the ring, and which epochs will be gone after; says how many it moved
    """
    with only_writer(path):
        ring = read(path, secret)
        until_now = ring.newest
        ring = ring.with_epoch(now)
        write(path, secret, ring)
        gone = ring.overdue(now, until_now)
        moved = move(ring, gone)
        write(path, secret, ring.without(gone))
        return moved


def write(path: Path, secret: bytes, ring: KeyRing) -> None:
    """Put the keys in the file, whole or not at all, and wipe what the file held before.

    :raises KeyFileTrouble: if it cannot be written
    """
    header = MAGIC + ring.installation.bytes + _check(secret)
    kept = {
        "master": ring.master.hex(),
        "epochs": [{"id": str(one.id), "made": one.made_at.isoformat(), "half": one.half.hex()} for one in ring.epochs],
        "years": {name: key.hex() for name, key in ring.years.items()},
    }
    nonce = os.urandom(NONCE_BYTES)
    whole = header + nonce + AESGCM(_key(secret)).encrypt(nonce, json.dumps(kept).encode(), header)
    try:
        _replace(path, whole)
    except OSError as problem:
        raise KeyFileTrouble(f"Nøkkelfilen {path} kan ikke skrives: {problem.strerror}.") from None


def _replace(path: Path, whole: bytes) -> None:
    new = path.with_name(f"{path.name}.new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(descriptor, whole)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    before = path.open("r+b") if path.exists() else None
    new.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    if before:
        with before:
            size = before.seek(0, os.SEEK_END)
            before.seek(0)
            before.write(bytes(size))
            before.flush()
            os.fsync(before.fileno())


@contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """Hold the right to change the key file, so that two who renew at once do so one after the other.

    :raises KeyFileTrouble: if nothing can be written where it lies
    """
    try:
        lock = path.with_name(f"{path.name}.lock").open("a")
    except OSError as problem:
        raise KeyFileTrouble(f"Nøkkelfilen {path} kan ikke skrives: {problem.strerror}.") from None
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _key(secret: bytes) -> bytes:
    return hmac.new(secret, b"nok key file: seal", hashlib.sha256).digest()


def _check(secret: bytes) -> bytes:
    return hmac.new(secret, b"nok key file: check", hashlib.sha256).digest()[:8]
