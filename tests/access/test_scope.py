"""The wall between centres, tried as the real logins with plain SQL."""

import hashlib
import time
from uuid import UUID

import psycopg
import pytest

from nok.organisation.centres.loading import fixed_id
from tests.conftest import World

ELVERUM, HAMAR = fixed_id("centre", "elverum"), fixed_id("centre", "hamar")
pytestmark = pytest.mark.database


def signed(world: World, login: str, centre: UUID, *, seconds: int = 60) -> str:
    payload = f"{UUID(int=0)}|{centre}||{int(time.time()) + seconds}"
    key = bytes.fromhex(world.keys[login])
    return f"{payload}|{hashlib.sha256(key + hashlib.sha256(key + payload.encode()).digest()).hexdigest()}"


def rename(connection: psycopg.Connection, scope: str, centre: UUID) -> int:
    connection.execute("SELECT set_config('nok.scope', %s, true)", [scope])
    changed = connection.execute("UPDATE centres_centre SET travel = 'x' WHERE id = %s", [centre])
    return changed.rowcount


def test_staff_changes_only_its_own_centre(world):
    with world.connect("nok_staff") as connection:
        scope = signed(world, "nok_staff", ELVERUM)

        assert rename(connection, scope, ELVERUM) == 1
        assert rename(connection, scope, HAMAR) == 0


def test_no_scope_changes_nothing(world):
    with world.connect("nok_staff") as connection:
        assert rename(connection, "", ELVERUM) == 0


@pytest.mark.parametrize("wrong", ["another login's key", "expired", "forged"])
def test_a_scope_that_is_not_ours_is_refused(world, wrong):
    scope = {
        "another login's key": signed(world, "nok_worker", ELVERUM),
        "expired": signed(world, "nok_staff", ELVERUM, seconds=-1),
        "forged": signed(world, "nok_staff", ELVERUM)[:-1] + "z",
    }[wrong]
    with world.connect("nok_staff") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        rename(connection, scope, ELVERUM)


def test_public_may_change_nothing_and_read_no_staff(world):
    for statement in (
        "UPDATE centres_centre SET travel = 'x'",
        "DELETE FROM places_county",
        "SELECT * FROM accounts_user",
        "SELECT * FROM access_scopekey",
        "SELECT * FROM audit_entry",
    ):
        with world.connect("nok_public") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement)


def test_hours_cannot_point_across_the_wall(world):
    office = fixed_id("office", "hamar")
    with world.connect("nok_staff") as connection:
        connection.execute("SELECT set_config('nok.scope', %s, true)", [signed(world, "nok_staff", ELVERUM)])
        connection.execute(
            "INSERT INTO centres_openinghours (id, centre_id, office_id, purpose, weekday, opens, closes) "
            "VALUES (gen_random_uuid(), %s, %s, 'phone', 1, '08:00', '09:00')",
            [ELVERUM, office],
        )

        with pytest.raises(psycopg.errors.ForeignKeyViolation):
            connection.commit()


def test_every_table_with_a_centre_has_a_forced_policy(world):
    with world.connect("nok_owner") as connection:
        open_tables = connection.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
            "WHERE c.relkind = 'r' AND a.attname = 'centre_id' AND NOT a.attisdropped "
            "AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"
        ).fetchall()

    assert open_tables == []
