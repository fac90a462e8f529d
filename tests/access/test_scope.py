"""The wall between centres, tried as the real logins with plain SQL."""

from uuid import UUID

import psycopg
import pytest

from nok.organisation.access.scope import scope as open_scope
from nok.organisation.centres.loading import fixed_id
from tests.access.rows import KARI, LOGINS, enter
from tests.access.rows import signed as sign

ELVERUM, HAMAR = fixed_id("centre", "elverum"), fixed_id("centre", "hamar")
SERVING = ("nok_public", "nok_staff", "nok_worker")
pytestmark = pytest.mark.database


def rename(connection: psycopg.Connection, scope: str, centre: UUID) -> int:
    connection.execute("SELECT set_config('nok.scope', %s, true)", [scope])
    changed = connection.execute("UPDATE centres_centre SET travel = 'x' WHERE id = %s", [centre])
    return changed.rowcount


def test_staff_changes_only_its_own_centre(world):
    with world.connect("nok_staff") as connection:
        scope = sign(world, "nok_staff", ELVERUM)

        assert rename(connection, scope, ELVERUM) == 1
        assert rename(connection, scope, HAMAR) == 0


def test_no_scope_changes_nothing(world):
    with world.connect("nok_staff") as connection:
        assert rename(connection, "", ELVERUM) == 0


def resigned(scope: str, **parts: str) -> str:
    """The same signature under another payload."""
    user, centres, lookup, until, signature = scope.split("|")
    whole = {"user": user, "centres": centres, "lookup": lookup, "until": until} | parts
    return "|".join([*whole.values(), signature])


BAD = {
    "another login's key": lambda world, login: sign(world, next(each for each in LOGINS if each != login), ELVERUM),
    "expired": lambda world, login: sign(world, login, ELVERUM, seconds=-1),
    "another signature": lambda world, login: sign(world, login, ELVERUM)[:-1] + "z",
    "no signature": lambda world, login: sign(world, login, ELVERUM).rpartition("|")[0],
    "an empty signature": lambda world, login: sign(world, login, ELVERUM).rpartition("|")[0] + "|",
    "cut in the middle": lambda world, login: sign(world, login, ELVERUM)[:60],
    "another centre added": lambda world, login: resigned(sign(world, login, ELVERUM), centres=f"{ELVERUM},{HAMAR}"),
    "another person": lambda world, login: resigned(sign(world, login, ELVERUM), user=str(KARI)),
    "longer life": lambda world, login: resigned(sign(world, login, ELVERUM), until="99999999999"),
    "a bar in the look-up": lambda world, login: sign(world, login, ELVERUM, lookup="a|b"),
    "a bar in the centres": lambda world, login: sign(world, login, f"{ELVERUM}|{HAMAR}"),
    "only a bar": lambda world, login: "|",
    "only words": lambda world, login: "true",
}


@pytest.mark.parametrize("login", SERVING)
@pytest.mark.parametrize("wrong", BAD)
def test_a_scope_that_is_not_ours_is_refused(filled, login, wrong):
    with filled.connect(login) as connection:
        enter(connection, BAD[wrong](filled, login))

        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT nok_scope()")


@pytest.mark.parametrize("login", LOGINS)
def test_the_same_scope_made_right_is_taken(filled, login):
    with filled.connect(login) as connection:
        enter(connection, sign(filled, login, ELVERUM, KARI, lookup="a"))

        found = connection.execute("SELECT nok_scope_lookup(), nok_scope_centres(), nok_scope_user()").fetchone()

    signs_centres = login != "nok_public"
    assert found == ("a", [ELVERUM] if signs_centres else None, KARI if signs_centres else None)


def test_a_scope_is_over_with_its_transaction(filled):
    with filled.connect("nok_staff") as connection:
        enter(connection, sign(filled, "nok_staff", ELVERUM, KARI))
        connection.commit()

        assert connection.execute("SELECT nok_scope_centres()").fetchone() == (None,)


@pytest.mark.django_db
def test_what_somebody_typed_never_becomes_a_part_of_a_scope():
    with pytest.raises(ValueError, match="look-up"), open_scope(lookup=f"x|{HAMAR}"):
        pass


@pytest.mark.parametrize("login", SERVING)
@pytest.mark.parametrize("other", ["nok_owner", "nok_staff", "nok_worker"])
@pytest.mark.parametrize("statement", ["SET ROLE {}", "SET SESSION AUTHORIZATION {}", "SET LOCAL ROLE {}"])
def test_no_login_becomes_another(filled, login, other, statement):
    if login == other:
        other = "nok_public"
    with filled.connect(login) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement.format(other))


@pytest.mark.parametrize("login", SERVING)
def test_no_serving_login_puts_the_walls_down(filled, login):
    for statement in (
        "ALTER TABLE centres_employment DISABLE ROW LEVEL SECURITY",
        "DROP POLICY see ON centres_employment",
        "ALTER TABLE centres_employment OWNER TO CURRENT_USER",
        "CREATE OR REPLACE FUNCTION public.nok_scope() RETURNS text[] LANGUAGE sql AS 'SELECT NULL::text[]'",
        "SELECT key FROM access_scopekey",
        "UPDATE access_scopekey SET signs_centres = true",
    ):
        with filled.connect(login) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement)


def test_the_owners_walls_stay_when_row_security_is_switched_off(filled):
    with filled.connect("nok_owner") as connection:
        connection.execute("SET row_security = off")

        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT id FROM centres_employment")


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
        connection.execute("SELECT set_config('nok.scope', %s, true)", [sign(world, "nok_staff", ELVERUM)])
        connection.execute(
            "INSERT INTO centres_openinghours (id, centre_id, office_id, purpose, weekday, opens, closes) "
            "VALUES (gen_random_uuid(), %s, %s, 'phone', 1, '08:00', '09:00')",
            [ELVERUM, office],
        )

        with pytest.raises(psycopg.errors.ForeignKeyViolation):
            connection.commit()
