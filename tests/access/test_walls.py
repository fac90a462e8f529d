"""Every table with walls, tried as the four real logins with plain SQL: none of the application's checks is there."""

from uuid import uuid4

import psycopg
import pytest
from django.apps import apps
from psycopg import sql
from psycopg.errors import InsufficientPrivilege

from nok.organisation.access.models import CentreOwned
from tests.access.rows import ELVERUM, HAMAR, KARI, LOGINS, OPEN_TO_ALL, PERSON, enter, insert, rows_of, signed

pytestmark = pytest.mark.database

WALLED = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND (c.relrowsecurity OR EXISTS (
        SELECT 1 FROM pg_attribute a
        WHERE a.attrelid = c.oid AND NOT a.attisdropped AND a.attname IN ('centre_id', 'user_id')))
    ORDER BY 1
"""
OWN_AFFAIR = {("centres_employment", "user_id"), ("contact_reading", "user_id"), ("contact_barring", "user_id"),
              ("enquiries_presence", "user_id")}  # fmt: skip
each_login = pytest.mark.parametrize("login", LOGINS)


def walled(world):
    with world.connect("nok_owner") as connection:
        return [name for (name,) in connection.execute(WALLED)]


def ids(connection, statement, table):
    """The ids a statement reaches; none if the login may not even try."""
    try:
        with connection.transaction():
            return {row for (row,) in connection.execute(sql.SQL(statement).format(table=sql.Identifier(table)))}
    except InsufficientPrivilege:
        return set()


def whose(connection, table, centre):
    """The column that says whose a row is, and what stands in it for this centre, or who works there."""
    columns = {
        name
        for (name,) in connection.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND NOT attisdropped", [table]
        )
    }
    if "centre_id" in columns:
        return "centre_id", centre
    return "user_id" if "user_id" in columns else "id", centre if table == "centres_centre" else PERSON[centre]


def all_of(world, centre):
    """Every id of a centre, table by table, as a scope of its own shows them to the owner."""
    found = {}
    with world.connect("nok_owner") as connection:
        enter(connection, signed(world, "nok_owner", centre, PERSON[centre]))
        for table in walled(world):
            column, value = whose(connection, table, centre)
            query = sql.SQL("SELECT id FROM {} WHERE {} = %s").format(sql.Identifier(table), sql.Identifier(column))
            found[table] = {row for (row,) in connection.execute(query, [value])}
        connection.rollback()
    return found


def test_every_walled_table_has_rows_of_both_centres(filled):
    empty = [
        (table, name)
        for name, centre in (("elverum", ELVERUM), ("hamar", HAMAR))
        for table, found in all_of(filled, centre).items()
        if not found
    ]

    assert empty == []  # a new table needs its row in rows.py


def test_every_walled_table_has_forced_policies_for_every_verb(filled):
    with filled.connect("nok_owner") as connection:
        shut = {
            name
            for (name,) in connection.execute(
                "SELECT relname FROM pg_class c WHERE relrowsecurity AND relforcerowsecurity AND 4 <= "
                "(SELECT count(DISTINCT polcmd) FROM pg_policy WHERE polrelid = c.oid)"
            )
        }

    assert set(walled(filled)) - shut == set()


@each_login
def test_without_a_scope_nothing_is_there(filled, login):
    with filled.connect(login) as connection:
        seen = {
            (table, verb)
            for table in walled(filled)
            for verb, statement in {
                "select": "SELECT id FROM {table}",
                "update": "UPDATE {table} SET id = id RETURNING id",
                "delete": "DELETE FROM {table} RETURNING id",
            }.items()
            if ids(connection, statement, table) and not (verb == "select" and table in OPEN_TO_ALL)
        }
        connection.rollback()

    assert seen == set()


@each_login
@pytest.mark.parametrize("statement", [
    "SELECT id FROM {table}", "UPDATE {table} SET id = id RETURNING id", "DELETE FROM {table} RETURNING id",
])  # fmt: skip
def test_a_scope_reaches_only_its_own_rows(filled, login, statement):
    own, foreign = all_of(filled, ELVERUM), all_of(filled, HAMAR)
    with filled.connect(login) as connection:
        enter(connection, signed(filled, login, ELVERUM, KARI))
        reached = {}
        for table in walled(filled):
            with connection.transaction(force_rollback=True):
                reached[table] = ids(connection, statement, table)
        connection.rollback()

    is_read = statement.startswith("SELECT")
    across = {
        table: found & foreign[table] for table, found in reached.items() if not (is_read and table in OPEN_TO_ALL)
    }
    assert {table: found for table, found in across.items() if found} == {}
    # What is there to be found: as the owner, who has every right, all of one's own.
    if login == "nok_owner":
        assert {table: own[table] - found for table, found in reached.items() if own[table] - found} == {}


@each_login
def test_no_login_puts_a_row_in_at_another_centre(filled, login):
    put_in = []
    with filled.connect(login) as connection:
        enter(connection, signed(filled, login, ELVERUM, KARI))
        for table, row in sorted(rows_of(HAMAR).items()):
            # A row of the other centre whose keys are free, so that only the wall can refuse it.
            new = dict(row) | {"id": 99 if table == "audit_link" else uuid4()}
            new |= {"slot_id": uuid4()} if table == "contact_thread" else {}
            try:
                with connection.transaction(force_rollback=True):
                    connection.execute(insert(table, new), list(new.values()))
            except InsufficientPrivilege:
                continue
            put_in.append(table)
        connection.rollback()

    # Anyone may write to any centre: the thread and the slot of its key. What is in it opens for that centre alone.
    assert put_in == (["contact_thread", "crypto_keyslot"] if login == "nok_public" else [])


@each_login
def test_no_login_moves_its_own_row_to_another_centre(filled, login):
    moved = []
    with filled.connect(login) as connection:
        enter(connection, signed(filled, login, ELVERUM, KARI))
        for table, row in rows_of(HAMAR).items():
            for column in row.keys() & {"centre_id", "user_id"}:
                statement = sql.SQL("UPDATE {} SET {} = %s").format(sql.Identifier(table), sql.Identifier(column))
                # Whom a centre employs is its own affair, and people's ids are random; only the centre is walled.
                if (table, column) in OWN_AFFAIR:
                    continue
                try:
                    with connection.transaction(force_rollback=True):
                        if connection.execute(statement, [row[column]]).rowcount:
                            moved.append((table, column))
                except InsufficientPrivilege:
                    continue
        connection.rollback()

    assert moved == []


def test_the_public_login_sees_no_more_with_a_scope_it_signed_itself(filled):
    with filled.connect("nok_public") as connection:
        enter(connection, signed(filled, "nok_public", f"{ELVERUM},{HAMAR}", KARI))

        assert connection.execute("SELECT nok_scope_centres(), nok_scope_user()").fetchone() == (None, None)
        seen = {table for table in walled(filled) if ids(connection, "SELECT id FROM {table}", table)}
        connection.rollback()

    assert seen - OPEN_TO_ALL == set()


def same_centre_keys(world):
    """Every foreign key that carries the centre: the table, its column, and the table it points to."""
    with world.connect("nok_owner") as connection:
        return connection.execute(
            "SELECT k.conrelid::regclass::text, a.attname, k.confrelid::regclass::text, k.convalidated "
            "FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] "
            "WHERE k.contype = 'f' AND k.conname LIKE '%%same_centre'"
        ).fetchall()


def test_a_row_cannot_point_across_the_wall(filled):
    own, foreign = all_of(filled, ELVERUM), all_of(filled, HAMAR)
    keys = same_centre_keys(filled)
    pointed = []
    for table, column, target, _ in keys:
        with filled.connect("nok_owner") as connection:
            # Both centres in sight, so that only the key can refuse.
            enter(connection, signed(filled, "nok_owner", f"{ELVERUM},{HAMAR}", KARI))
            changed = connection.execute(
                sql.SQL("UPDATE {} SET {} = %s WHERE id = %s").format(sql.Identifier(table), sql.Identifier(column)),
                [next(iter(foreign[target])), next(iter(own[table]))],
            )
            assert changed.rowcount == 1
            try:
                connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
                pointed.append(table)
            except psycopg.errors.ForeignKeyViolation:
                pass
            connection.rollback()

    assert len(keys) >= 3
    assert pointed == []


def test_every_key_between_two_centre_owned_tables_carries_the_centre(filled):
    with filled.connect("nok_owner") as connection:
        between = {
            (one, column)
            for one, column in connection.execute(
                "SELECT k.conrelid::regclass::text, a.attname FROM pg_constraint k "
                "JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] "
                "WHERE k.contype = 'f' AND cardinality(k.conkey) = 1 "
                "AND EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = k.conrelid AND attname = 'centre_id') "
                "AND EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = k.confrelid AND attname = 'centre_id')"
            )
        }

    assert between == set()


def test_every_key_to_another_row_of_a_centre_carries_the_centre(filled):
    keys = {
        f"{model._meta.db_table}_{field.name}_same_centre"
        for model in apps.get_models()
        if issubclass(model, CentreOwned)
        for field in model._meta.local_fields
        if field.many_to_one and issubclass(field.related_model, CentreOwned)
    }
    with filled.connect("nok_owner") as connection:
        there = {name for (name,) in connection.execute("SELECT conname FROM pg_constraint WHERE contype = 'f'")}

    assert len(keys) >= 3
    assert keys - there == set()


def test_every_rule_of_the_tables_stands_in_the_database(filled):
    with filled.connect("nok_owner") as connection:
        there = {name for (name,) in connection.execute(
            "SELECT conname FROM pg_constraint UNION SELECT indexname FROM pg_indexes")}  # fmt: skip
    ruled = [model for model in apps.get_models() if model.__module__.startswith("nok.")]
    rules = {each.name for model in ruled for each in model._meta.constraints}

    assert len(rules) > 40
    assert rules - there == set()
