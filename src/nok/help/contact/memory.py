"""What the public door's processes share, and no disk has seen: the key of the cookies, and who wrote how often.

It is made when this module is first imported, before the workers fork (`gunicorn --preload`), and is gone when
the door stops. A restart is therefore the end of every open dialogue: the code is asked for again.
"""

import fcntl
import hashlib
import hmac
import mmap
import os
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

KEY_SECONDS = 15 * 60
KEYS = 2  # the one in use, and the one before it: a cookie lives a little longer than the key it was made under
KEY = struct.Struct(">Q32s")
PLACES = 4096
PLACE = struct.Struct(">8sIHH")  # whose, the hour, how many times in it, and the second of the last
ROOT_BYTES = 32
FREE_AN_HOUR = 60  # a school class writes at once, from one address
PAUSE_SECONDS = 10

_memory = mmap.mmap(-1, ROOT_BYTES + KEYS * KEY.size + PLACES * PLACE.size)
_memory[:ROOT_BYTES] = os.urandom(ROOT_BYTES)
_lock = tempfile.TemporaryFile()  # noqa: SIM115 - it holds nothing but the lock, for as long as the process lives


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time; a process that dies lets go."""
    fcntl.lockf(_lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.lockf(_lock, fcntl.LOCK_UN)


def keys(now: datetime) -> list[bytes]:
    """The keys cookies may be sealed under, the one to use first. An old one is overwritten."""
    window = int(now.timestamp()) // KEY_SECONDS
    with _alone():
        kept = {number: key for number, key in map(_key, range(KEYS)) if window - KEYS < number <= window}
        if window not in kept:
            kept[window] = os.urandom(32)
        for place, number in enumerate(sorted(kept, reverse=True) + [0] * (KEYS - len(kept))):
            KEY.pack_into(_memory, ROOT_BYTES + place * KEY.size, number, kept.get(number, bytes(32)))
    return [kept[number] for number in sorted(kept, reverse=True)]


def _key(place: int) -> tuple[int, bytes]:
    number, key = KEY.unpack_from(_memory, ROOT_BYTES + place * KEY.size)
    return number, key


def seconds_to_wait(address: str, now: datetime) -> int:
    """How long whoever has this address must wait before they write or try a code again; mostly 0, then it is noted.

    The address is kept as a keyed hash under a key that lives only here, and counts for this hour alone.
    """
    second = int(now.timestamp())
    hour, within = divmod(second, 3600)
    whose = hmac.new(_memory[:ROOT_BYTES], f"{hour}|{address}".encode(), hashlib.sha256).digest()[:8]
    at = ROOT_BYTES + KEYS * KEY.size + int.from_bytes(whose) % PLACES * PLACE.size
    with _alone():
        who, when, times, last = PLACE.unpack_from(_memory, at)
        if (who, when) != (whose, hour & 0xFFFFFFFF):
            times, last = 0, 0
        left = last + PAUSE_SECONDS - within if times >= FREE_AN_HOUR else 0
        if left > 0:
            return left
        PLACE.pack_into(_memory, at, whose, hour & 0xFFFFFFFF, min(times + 1, 0xFFFF), within)
    return 0
