"""A world with two dozen messages, and what a copy of its whole database holds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag

from nok.foundation.crypto import keyfile
from nok.foundation.crypto.fields import DoesNotOpen, Place
from tests.conftest import Server, World
from tests.contact.asking import as_public, open_dialogue

THREADS, EACH = 6, 4
SEALED = ("contact_thread", "contact_message", "contact_door", "contact_reading", "crypto_keyslot",
          "crypto_centreprivatekey")  # fmt: skip

WRITE = """
told = []
for thread in range(given["threads"]):
    sent = intake.send(centre=snapshot().by_slug[("elverum", "hamar")[thread % 2]], nonce=thread.to_bytes(16),
                       text=f"Kanari {thread}.0", now=clock.now(), telling=intake.Telling())
    for number in range(1, given["each"]):
        intake.reply(sent.opened, nonce=number.to_bytes(16), said=Said(f"Kanari {thread}.{number}"), now=clock.now())
    told.append([str(sent.opened.thread_id), sent.opened.key.hex(), codes.disguises(sent.code).characters])
"""


@dataclass(frozen=True)
class Stored:
    """A world with messages, and what only the senders' codes can give: each thread's key."""

    world: World
    keys: dict[UUID, bytes]
    codes: dict[UUID, str]

    def rows(self, statement: str) -> list[tuple]:
        """All there is, past every wall: what a copy of the whole database holds."""
        with self.world.connect("nok_owner") as owner:
            for table in SEALED:
                owner.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
            found = owner.execute(statement).fetchall()
            owner.rollback()
        return found

    def texts(self) -> list[tuple[Place, bytes]]:
        asked = self.rows("SELECT id, centre_id, thread_id, text FROM contact_message ORDER BY id")
        return [(Place("contact_message", "text", row, centre, thread), text) for row, centre, thread, text in asked]

    def ring(self, name: str) -> keyfile.KeyRing:
        files = self.world.environment("owner")
        return keyfile.read(Path(files[f"NOK_{name}_FILE"]), bytes.fromhex(files[f"NOK_{name}_SECRET"]))


@pytest.fixture(scope="session")
def stored(server: Server, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stored]:
    """A world with two dozen messages; whoever changes anything in it puts it back."""
    with server.copy(template, tmp_path_factory.mktemp("stored")) as world:
        open_dialogue(world, "elverum", "hamar")
        world.command("collectstatic", "--no-input", "--verbosity=0")
        told = as_public(world, WRITE, threads=THREADS, each=EACH)
        yield Stored(
            world,
            {UUID(thread): bytes.fromhex(key) for thread, key, _ in told},
            {UUID(thread): code for thread, _, code in told},
        )


def opens(way: Callable[..., object], *words: Any, **more: Any) -> bool:
    """Whether this opens."""
    try:
        way(*words, **more)
    except (DoesNotOpen, InvalidTag):
        return False
    return True
