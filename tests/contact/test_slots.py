"""A conversation's slot, as the real logins, with plain SQL: it is there, of its own centre, and of it alone."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from uuid import UUID, uuid4, uuid5

import psycopg
import pytest
from psycopg.errors import ForeignKeyViolation, UniqueViolation

from tests.access.rows import ELVERUM, HAMAR, KARI, enter, fill, insert, rows_of, signed
from tests.conftest import World

pytestmark = pytest.mark.database
HERE, THERE, NOWHERE = uuid5(ELVERUM, "crypto_keyslot"), uuid5(HAMAR, "crypto_keyslot"), UUID(int=7)
THREAD = uuid5(ELVERUM, "contact_thread")
KEY = "contact_thread_slot_same_centre"
OF_THREAD = ("contact_message", "contact_door", "contact_reading", "contact_barring", "enquiries_handling",
             "enquiries_note", "enquiries_presence")  # fmt: skip
BROKEN = [(THERE, ForeignKeyViolation), (NOWHERE, ForeignKeyViolation), (HERE, UniqueViolation)]


@pytest.fixture
def filled(world: World) -> World:
    fill(world)
    return world


@contextmanager
def entered(world: World, login: str) -> Iterator[psycopg.Connection]:
    """One transaction as this login in the centre's own scope; for the public, that of the sender's look-up."""
    with closing(world.connect(login)) as connection:
        enter(connection, signed(world, login, ELVERUM, KARI, lookup=ELVERUM.hex * 2))
        yield connection
        connection.commit()


def new_thread(slot: UUID) -> dict[str, object]:
    return {**rows_of(ELVERUM)["contact_thread"], "id": uuid4(), "slot_id": slot}


@pytest.mark.parametrize("login", ["nok_public", "nok_owner"])
@pytest.mark.parametrize(("slot", "refusal"), BROKEN, ids=["another centre's", "absent", "another thread's"])
def test_a_new_thread_takes_no_slot_but_one_of_its_own(filled, login, slot, refusal):
    row = new_thread(slot)
    with pytest.raises(refusal), entered(filled, login) as connection:
        connection.execute(insert("contact_thread", row), list(row.values()))


@pytest.mark.parametrize("login", ["nok_public", "nok_staff", "nok_worker", "nok_owner"])
@pytest.mark.parametrize("slot", [THERE, NOWHERE], ids=["another centre's", "absent"])
def test_no_thread_is_moved_to_another_slot(filled, login, slot):
    with entered(filled, login) as connection:
        changed = connection.execute("UPDATE contact_thread SET slot_id = %s WHERE id = %s", [slot, THREAD])
        assert changed.rowcount == 1
        with pytest.raises(ForeignKeyViolation):
            connection.commit()


@pytest.mark.parametrize("login", ["nok_public", "nok_staff", "nok_worker", "nok_owner"])
def test_no_slot_is_destroyed_under_a_thread_that_needs_it(filled, login):
    with entered(filled, login) as connection:
        assert connection.execute("DELETE FROM crypto_keyslot WHERE id = %s", [HERE]).rowcount == 1
        with pytest.raises(ForeignKeyViolation):
            connection.commit()


def test_a_sender_burns_slot_and_conversation_in_one_transaction(filled):
    burn = "UPDATE contact_thread SET slot_id = NULL, role = '', age = '', state = 'gone', since = NULL WHERE id = %s"
    with entered(filled, "nok_public") as sender:
        assert sender.execute("DELETE FROM crypto_keyslot WHERE id = %s", [HERE]).rowcount == 1
        assert sender.execute(burn, [THREAD]).rowcount == 1

    with entered(filled, "nok_owner") as owner:
        assert owner.execute("SELECT slot_id FROM contact_thread").fetchall() == [(None,)]
        assert owner.execute("SELECT id FROM crypto_keyslot").fetchall() == []


def test_the_night_forgets_slot_and_conversation_in_one_transaction(filled):
    with entered(filled, "nok_worker") as night:
        assert night.execute("DELETE FROM crypto_keyslot WHERE id = %s", [HERE]).rowcount == 1
        for table in OF_THREAD:
            night.execute(f"DELETE FROM {table} WHERE thread_id = %s", [THREAD])  # type: ignore[arg-type]
        assert night.execute("DELETE FROM contact_thread WHERE id = %s", [THREAD]).rowcount == 1

    with entered(filled, "nok_owner") as owner:
        assert owner.execute("SELECT id FROM contact_thread").fetchall() == []


# --- on a database with conversations in it ---------------------------------------------------------------


def migrate(world: World, *to: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "django", "migrate", "contact", *to, "--verbosity=0"]
    return subprocess.run(command, env=world.environment("owner"), capture_output=True, text=True, check=False)


def keys_there(world: World) -> list[tuple[bool]]:
    with world.connect("nok_owner") as owner:
        return owner.execute("SELECT convalidated FROM pg_constraint WHERE conname = %s", [KEY]).fetchall()


def forced(world: World) -> set[str]:
    with world.connect("nok_owner") as owner:
        return {name for (name,) in owner.execute("SELECT relname FROM pg_class WHERE relforcerowsecurity")}


def test_the_key_is_put_on_a_database_that_holds_conversations(filled):
    before = forced(filled)
    assert migrate(filled, "0002").returncode == 0
    assert keys_there(filled) == []

    assert migrate(filled).stderr == ""

    assert keys_there(filled) == [(True,)]
    assert forced(filled) == before >= {"contact_thread", "crypto_keyslot"}


def test_the_key_is_not_put_on_a_database_that_breaks_it(filled):
    assert migrate(filled, "0002").returncode == 0
    with entered(filled, "nok_owner") as owner:
        owner.execute("UPDATE contact_thread SET slot_id = %s", [THERE])

    assert f'violates foreign key constraint "{KEY}"' in migrate(filled).stderr

    assert keys_there(filled) == []
