"""The database's own walls around a conversation, as the real logins, with plain SQL; and the worker's tidying."""

import psycopg
import pytest

from tests.access.rows import ELVERUM, HAMAR, KARI, OLA, enter, signed
from tests.conftest import World
from tests.contact.asking import open_dialogue, run_as

pytestmark = pytest.mark.database
TABLES = ("contact_thread", "contact_message", "contact_reading", "enquiries_handling", "enquiries_note",
          "enquiries_presence", "crypto_keyslot")  # fmt: skip

FILL = """
from uuid import UUID
from nok.foundation.crypto import fields, sealing
from nok.help.contact.models import Barring, Message, Reading, Thread
from nok.help.enquiries.models import Handling, Note, Presence
from nok.organisation.accounts.models import User
from nok.organisation.centres.models import Employment
kari, centre, today = UUID(given["kari"]), UUID(given["centre"]), clock.today()
with scope(user=kari):
    User(id=kari, email="kari@nok.example", name="Kari N", language="nb", password="x").save(force_insert=True)
def write(**columns):
    key = fields.new_data_key()
    slot = sealing.new_slot(key, centre)
    slot.save(force_insert=True)
    thread = Thread(centre_id=centre, slot_id=slot.id, began_on=today, expires_on=today, **{"state": "ours"} | columns)
    thread.save(force_insert=True)
    of = {"centre_id": centre, "thread": thread}
    for row in (Message(**of, number=1, on=today, text=b"x"), Handling(**of, owner_id=kari),
                Reading(**of, user_id=kari, role="leader", hour=clock.now(), name=b"x"),
                Note(**of, number=1, author_id=kari, on=today, text=b"x"),
                Presence(**of, user_id=kari, at=clock.now() - timedelta(minutes=given["minutes"]))):
        row.save(force_insert=True)
    return thread
with scope(centres=[centre], user=kari):
    Employment(centre_id=centre, user_id=kari, role="leader", from_on=today).save(force_insert=True)
    plain, shut, young = write(), write(), write(age="u16")
    Barring(centre_id=centre, thread=shut, user_id=kari, reason="knows", on=today).save(force_insert=True)
    told = [str(one.id) for one in (plain, shut, young)]
"""
TIDY = "from nok.help.enquiries.tasks import tidy_inbox\ntidy_inbox()"


def filled(world: World, minutes: int = 0) -> list[str]:
    open_dialogue(world, "elverum")
    return run_as("owner", world, FILL, kari=str(KARI), centre=str(ELVERUM), minutes=minutes)


def counts(world, login, centre, user, **more):
    with world.connect(login) as connection:
        enter(connection, signed(world, login, centre, user, **more))
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}  # type: ignore[arg-type]


def test_the_staff_login_sees_nothing_of_what_its_user_is_shut_out_of_or_not_trained_for(world):
    filled(world)

    assert counts(world, "nok_staff", ELVERUM, KARI) == dict.fromkeys(TABLES, 1)
    assert counts(world, "nok_owner", ELVERUM, KARI) == dict.fromkeys(TABLES, 3)
    with world.connect("nok_owner") as connection:
        enter(connection, signed(world, "nok_owner", ELVERUM, KARI))
        connection.execute("UPDATE centres_employment SET is_child_trained = true")
    assert counts(world, "nok_staff", ELVERUM, KARI) == dict.fromkeys(TABLES, 2)


def test_another_centre_and_nobody_see_nothing(world):
    filled(world)

    assert counts(world, "nok_staff", HAMAR, OLA) == dict.fromkeys(TABLES, 0)


def test_the_public_login_may_not_even_ask_for_what_colleagues_say(world):
    filled(world)
    refused = []
    with world.connect("nok_public") as connection:
        for table in TABLES[3:6]:
            try:
                with connection.transaction():
                    connection.execute(f"SELECT 1 FROM {table}")  # type: ignore[arg-type]
            except psycopg.errors.InsufficientPrivilege:
                refused.append(table)

    assert refused == list(TABLES[3:6])


def test_nobody_shut_out_adds_or_changes_anything_of_the_conversation(world):
    _, shut, young = filled(world)
    with world.connect("nok_staff") as connection:
        enter(connection, signed(world, "nok_staff", ELVERUM, KARI))
        for thread in (shut, young):
            for table in ("contact_message", "enquiries_handling"):
                changed = connection.execute(f"UPDATE {table} SET centre_id = centre_id WHERE thread_id = %s", [thread])  # type: ignore[arg-type]
                assert changed.rowcount == 0
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(
                    "INSERT INTO enquiries_presence (id, centre_id, thread_id, user_id, at) "
                    "VALUES (gen_random_uuid(), %s, %s, %s, now())", [ELVERUM, thread, KARI],
                )  # fmt: skip


def test_being_shut_out_cannot_be_taken_back(world):
    filled(world)
    with world.connect("nok_staff") as connection:
        enter(connection, signed(world, "nok_staff", ELVERUM, KARI))
        for statement in ("DELETE FROM contact_barring", "UPDATE contact_barring SET user_id = gen_random_uuid()"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(statement)


def test_the_staff_login_shuts_out_nobody_but_its_own_user_and_only_here(world):
    plain, _, _ = filled(world)
    shut = (
        'INSERT INTO contact_barring (id, centre_id, thread_id, user_id, reason, "on") '
        "VALUES (gen_random_uuid(), %s, %s, %s, 'knows', now())"
    )
    with world.connect("nok_staff") as connection:
        enter(connection, signed(world, "nok_staff", ELVERUM, KARI))
        for centre, user in ((ELVERUM, OLA), (HAMAR, KARI), (HAMAR, OLA)):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(shut, [centre, plain, user])
        assert connection.execute("SELECT count(*) FROM contact_thread").fetchone() == (1,)

        connection.execute(shut, [ELVERUM, plain, KARI])

        assert connection.execute("SELECT count(*) FROM contact_thread").fetchone() == (0,)


def test_the_worker_forgets_what_belongs_to_a_deleted_conversation_and_who_wrote_a_while_ago(world):
    plain, _, _ = filled(world, minutes=11)
    burn = "UPDATE contact_thread SET state = 'gone', slot_id = NULL, role = '', age = '', since = NULL WHERE id = %s"
    with world.connect("nok_owner") as connection:
        enter(connection, signed(world, "nok_owner", ELVERUM, KARI))
        connection.execute(burn, [plain])

    for _ in range(2):
        run_as("worker", world, TIDY)

    left = counts(world, "nok_owner", ELVERUM, KARI)
    assert {table: left[table] for table in TABLES[3:6]} == {
        "enquiries_handling": 2, "enquiries_note": 2, "enquiries_presence": 0,
    }  # fmt: skip


def test_the_worker_leaves_whoever_is_writing_now(world):
    filled(world, minutes=9)

    run_as("worker", world, TIDY)

    assert counts(world, "nok_owner", ELVERUM, KARI)["enquiries_presence"] == 3


def test_practice_messages_are_put_in_once(world):
    world.command("keys", "begin")
    world.command("make_demo")
    with world.connect("nok_owner") as connection:
        enter(connection, signed(world, "nok_owner", ELVERUM, KARI))
        connection.execute("UPDATE contact_dialoguesettings SET is_open = false")
        before = connection.execute("SELECT count(*) FROM contact_thread").fetchone()
    world.command("make_demo")

    with world.connect("nok_owner") as connection:
        enter(connection, signed(world, "nok_owner", ELVERUM, KARI))
        assert connection.execute("SELECT count(*) FROM contact_thread").fetchone() == before == (6,)
        still = "SELECT is_open FROM contact_dialoguesettings WHERE centre_id = %s"
        assert connection.execute(still, [ELVERUM]).fetchone() == (False,)
