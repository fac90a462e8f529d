"""The database's own walls around the ledger, as the real logins, with plain SQL."""

from uuid import uuid4

import psycopg
import pytest

from tests.access.rows import ELVERUM, HAMAR, KARI, OLA, enter, insert, rows_of, signed

pytestmark = pytest.mark.database


@pytest.fixture
def ledger(world):
    """A world with one entry of Kari's in Elverum's ledger."""
    with world.connect("nok_owner") as owner:
        enter(owner, signed(world, "nok_owner", ELVERUM, KARI))
        row = rows_of(ELVERUM)["register_entry"]
        owner.execute(insert("register_entry", row), list(row.values()))
    return world


def tried(world, login: str, statement, values=(), *, centre=ELVERUM, user=KARI) -> str:
    """What became of it: refused, or how many rows it found."""
    with world.connect(login) as connection:
        enter(connection, signed(world, login, centre, user))
        try:
            count = connection.execute(statement, values).rowcount
        except psycopg.errors.InsufficientPrivilege as refusal:
            return "no right" if "permission denied" in str(refusal) else "refused"
        finally:
            connection.rollback()
    return f"{count} rows"


def put(world, login: str, **other: object) -> str:
    row = rows_of(ELVERUM)["register_entry"] | {"id": uuid4()} | other
    return tried(world, login, insert("register_entry", row), list(row.values()))


@pytest.mark.parametrize("login", ["nok_staff", "nok_worker"])
@pytest.mark.parametrize("statement", ["UPDATE register_entry SET hour = 3", "DELETE FROM register_entry"])
def test_nothing_in_the_ledger_is_changed_or_deleted(ledger, login, statement):
    assert tried(ledger, login, statement) == "no right"


def test_the_public_login_may_not_even_ask(ledger):
    assert tried(ledger, "nok_public", "SELECT id FROM register_entry") == "no right"


def test_a_colleague_enters_in_their_own_name_and_in_no_other(ledger):
    assert put(ledger, "nok_staff") == "1 rows"
    assert put(ledger, "nok_staff", author_id=OLA) == "refused"
    assert put(ledger, "nok_staff", author_id=None) == "refused"
    assert put(ledger, "nok_staff", source="dialogue", author_id=None) == "refused"


def test_the_worker_enters_what_the_dialogue_causes_and_nothing_else(ledger):
    assert put(ledger, "nok_worker", source="dialogue", author_id=None) == "1 rows"
    assert put(ledger, "nok_worker") == "refused"


def test_nobody_enters_at_another_centre(ledger):
    assert put(ledger, "nok_staff", centre_id=HAMAR) == "refused"
    assert put(ledger, "nok_worker", centre_id=HAMAR, source="dialogue", author_id=None) == "refused"


def test_another_centre_sees_nothing(ledger):
    assert tried(ledger, "nok_staff", "SELECT id FROM register_entry", centre=HAMAR, user=OLA) == "0 rows"
