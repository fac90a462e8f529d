"""What each login may do is what the walls in the migrations say, table by table, and nothing else."""

import os

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from nok.organisation.access.guard import LOGINS, Guard

pytestmark = pytest.mark.database

# Granted beside the wall by a migration of their own: table, login, what.
BESIDE = {
    ("centres_membership", "nok_staff"): {"insert", "update", "delete"},
    ("centres_centrename", "nok_staff"): {"insert", "update", "delete"},
    ("centres_office", "nok_staff"): {"insert"},
}
# Counters the job queue takes numbers from.
COUNTERS = {
    ("procrastinate_jobs_id_seq", "nok_worker", "USAGE"),
    ("procrastinate_events_id_seq", "nok_worker", "USAGE"),
    ("procrastinate_periodic_defers_id_seq", "nok_worker", "USAGE"),
}
# Tables no wall was put around, with the reason.
UNGUARDED: dict[str, str] = {}
# Unique on a centre-owned table without the centre in it, with the reason.
UNIQUE_EVERYWHERE: dict[str, str] = {
    "contact_door_look_up_key": "a random look-up, in a table of its own: only who has the code can make it",
}


def promised() -> dict[tuple[str, str], set[str]]:
    """What the newest wall of each table gives each login."""
    newest: dict[str, Guard] = {}
    loader = MigrationLoader(None)
    for key in loader.graph._generate_plan(loader.graph.leaf_nodes(), at_end=True):
        for operation in loader.graph.nodes[key].operations:
            if isinstance(operation, Guard):
                model = apps.get_model(key[0], operation.model)._meta.db_table if operation.model else operation.table
                newest[model] = operation
    given = {(table, login): what for table, guard in newest.items() for login, what in guard._wanted.items() if what}
    return {pair: given.get(pair, set()) | BESIDE.get(pair, set()) for pair in given.keys() | BESIDE.keys()}


def asked(world, query):
    with world.connect("nok_owner") as connection:
        return connection.execute(query).fetchall()


def test_grants_are_those_of_the_newest_wall(filled):
    found: dict[tuple[str, str], set[str]] = {}
    for table, login, what in asked(
        filled,
        "SELECT c.relname, CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee) END, "
        "lower(x.privilege_type) FROM pg_class c, aclexplode(c.relacl) x "
        "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind <> 'S' AND x.grantee <> c.relowner",
    ):
        found.setdefault((table, login), set()).add(what)

    assert found == promised()


def test_the_public_login_may_not_look_where_hidden_addresses_are(filled):
    with filled.connect("nok_public") as connection:
        may = connection.execute("SELECT has_table_privilege('centres_hiddenaddress', 'select')").fetchone()

    assert may == (False,)


def test_no_column_is_granted_alone(filled):
    alone = asked(
        filled,
        "SELECT attrelid::regclass::text FROM pg_attribute JOIN pg_class c ON c.oid = attrelid "
        "WHERE attacl IS NOT NULL AND c.relnamespace = 'public'::regnamespace",
    )

    assert alone == []


def test_only_the_jobs_counters_are_granted(filled):
    found = asked(
        filled,
        "SELECT c.relname, pg_get_userbyid(x.grantee), x.privilege_type FROM pg_class c, aclexplode(c.relacl) x "
        "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S' AND x.grantee <> c.relowner",
    )

    assert set(found) == COUNTERS


def test_every_table_has_a_wall(filled):
    open_tables = asked(
        filled,
        "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') "
        "AND obj_description(c.oid) IS DISTINCT FROM 'guarded'",
    )

    assert {table for (table,) in open_tables} == set(UNGUARDED)


def test_no_view_looks_past_the_walls(filled):
    views = asked(
        filled,
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm', 'f')",
    )

    assert views == []


def test_three_functions_run_as_their_owner(filled):
    as_owner = asked(
        filled, "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY 1"
    )

    # The first reads the keys of scopes, which no serving login may. The others answer a yes or a number about rows
    # that are not shown: whether anybody may meet a young sender.
    assert as_owner == [("nok_scope",), ("nok_young_is_met",), ("nok_young_unmet",)]


def test_what_runs_as_its_owner_is_for_one_login_alone(filled):
    may = asked(
        filled,
        "SELECT proname, pg_get_userbyid(x.grantee) FROM pg_proc, aclexplode(proacl) x "
        "WHERE proname LIKE 'nok\\_young\\_%' AND x.grantee <> proowner ORDER BY 1",
    )

    assert may == [("nok_young_is_met", "nok_public"), ("nok_young_unmet", "nok_staff")]


def test_unique_on_a_centres_table_holds_within_the_centre(filled):
    # Across centres a refusal would tell what stands at another.
    across = asked(
        filled,
        "SELECT i.indexrelid::regclass::text FROM pg_index i "
        "JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attname = 'centre_id' "
        "WHERE i.indisunique AND NOT i.indisprimary AND NOT a.attnum = ANY (i.indkey::int2[])",
    )

    assert {name for (name,) in across} == set(UNIQUE_EVERYWHERE)


def test_no_login_can_become_more_than_it_is(filled):
    # Where each login came with an address of its own, the owner makes the tests' databases.
    may_make = "rolcreatedb AND rolname <> 'nok_owner'" if os.environ.get("NOK_OWNER_URL") else "rolcreatedb"
    strong = asked(
        filled,
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'nok\\_%' AND rolname <> 'nok_admin' "
        f"AND (rolsuper OR rolbypassrls OR {may_make} OR rolcreaterole OR rolreplication)",
    )
    member = asked(
        filled,
        "SELECT r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member "
        "WHERE r.rolname IN ('nok_owner', 'nok_public', 'nok_staff', 'nok_worker')",
    )

    assert (strong, member) == ([], [])


def test_no_serving_login_owns_anything(filled):
    owned = asked(
        filled,
        "SELECT r.rolname, d.classid::regclass::text, d.objid FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid "
        "WHERE d.deptype = 'o' AND r.rolname IN ('nok_public', 'nok_staff', 'nok_worker')",
    )

    assert owned == []


@pytest.mark.parametrize("login", LOGINS)
def test_no_serving_login_makes_anything(filled, login):
    with filled.connect(login) as connection:
        rights = connection.execute(
            "SELECT has_schema_privilege('public', 'CREATE'), has_database_privilege(current_database(), 'CREATE'), "
            "has_database_privilege(current_database(), 'TEMP')"
        ).fetchone()

    assert rights == (False, False, False)
