"""The session of an open dialogue: all of it in one cookie, sealed under a key that only the door's memory holds.

The framework's session middleware carries it, its token against forged forms included. Pages that do not touch it set
no cookie. What is in the cookie can be read by nobody who has it: without the door's memory it is noise.
"""

import base64
import json
import os
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.contrib.sessions.backends.base import SessionBase

from nok.foundation.core import clock
from nok.help.contact import memory

IDLE_SECONDS = 15 * 60
STEP = 512  # its length says nothing of what is in it
NONCE_BYTES = 12
BOUND = b"nok visit 1"


class SessionStore(SessionBase):
    """A session that is its own key."""

    def load(self) -> dict[str, Any]:
        """What the cookie holds; nothing if it is too old, changed, or from before a restart."""
        now = clock.now()
        sealed = _decoded(self.session_key or "")
        for key in memory.keys(now):
            try:
                kept: dict[str, Any] = json.loads(
                    AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], BOUND)
                )
            except (InvalidTag, ValueError):
                continue
            if now.timestamp() - kept.pop("at") <= IDLE_SECONDS:
                return kept
        self._session_key = None
        return {}

    def save(self, must_create: bool = False) -> None:
        """Seal it all into what becomes the cookie."""
        self._session_key = self._sealed(clock.now())
        self.modified = True

    def _sealed(self, now: datetime) -> str:
        plain = json.dumps(dict(self.items()) | {"at": now.timestamp()}).encode()
        padded = plain.ljust(-(-len(plain) // STEP) * STEP)
        nonce = os.urandom(NONCE_BYTES)
        whole = nonce + AESGCM(memory.keys(now)[0]).encrypt(nonce, padded, BOUND)
        return base64.urlsafe_b64encode(whole).decode()

    def create(self) -> None:
        self.modified = True

    def exists(self, session_key: str) -> bool:
        return False

    def delete(self, session_key: str | None = None) -> None:
        self._session_key = None
        self._session_cache: dict[str, Any] = {}
        self.modified = True

    def cycle_key(self) -> None:
        self.save()

    @classmethod
    def clear_expired(cls) -> None:
        """Nothing is kept."""


def _decoded(cookie: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(cookie.encode())
    except ValueError:
        return b""
