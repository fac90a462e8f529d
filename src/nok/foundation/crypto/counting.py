"""Pseudonyms for counting: one person is the same all through a centre's year, and nobody once its key is gone.

A pseudonym is made under the key of the centre and the year, over a random number that lies in the person's key slot
and goes when the slot does. The keys lie in the key file alone. Once a year's key is destroyed, no pseudonym of that
year leads anywhere, and none can be made again.
"""

import hashlib
import hmac
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from nok.foundation.crypto import keyfile, keys

PSEUDONYM_BYTES = 16


@dataclass(frozen=True)
class YearKey:
    """The key of a centre's year."""

    key: bytes

    def pseudonym(self, counting: UUID) -> bytes:
        """What the person of this counting number is called in the year."""
        return self._digest(b"person", counting.bytes)

    def entry_id(self, cause: UUID) -> UUID:
        """The id of the entry that this row causes: always the same one, so that nothing is counted twice.

        It tells nobody without the key which row that was.
        """
        return UUID(bytes=self._digest(b"entry", cause.bytes), version=4)

    def _digest(self, what: bytes, over: bytes) -> bytes:
        return hmac.new(self.key, b"nok register 1|" + what + b"|" + over, hashlib.sha256).digest()[:PSEUDONYM_BYTES]


def year_keys(centres: Collection[UUID], year: int) -> dict[UUID, YearKey]:
    """The keys of these centres' year, made the first time.

    :raises KeyFileTrouble: if the key file cannot be read, or a new key cannot be kept
    """
    names = {centre: _name(centre, year) for centre in centres}
    ring = keys.ring()
    if missing := names.values() - ring.years.keys():
        with keyfile.only_writer(keys.file()):
            ring = keyfile.read(keys.file(), keys.secret()).with_years(missing)
            keyfile.write(keys.file(), keys.secret(), ring)
    return {centre: YearKey(ring.years[name]) for centre, name in names.items()}


def _name(centre: UUID, year: int) -> str:
    return f"{centre.hex}/{year}"
