"""The nights of the dialogue, by virtual time: what is over goes, nothing goes early, and no old copy opens."""

import json
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest

from tests.contact.asking import START, as_public, open_dialogue, run_as

pytestmark = pytest.mark.database
NOW = datetime.now(UTC)
DAY = timedelta(days=1)
OF_A_THREAD = ("contact_thread", "contact_message", "contact_door", "contact_reading", "contact_barring",
               "crypto_keyslot")  # fmt: skip

WRITE = """
def write(number, centre, at):
    return intake.send(centre=snapshot().by_slug[centre], nonce=number.to_bytes(16), text=f"Hei {number}", now=at,
                       telling=intake.Telling(age="a18_23"))
at = datetime.fromisoformat(given["at"])
numbered = enumerate(given["centres"], start=given["first"])
told = [codes.disguises(write(number, centre, at).code).characters for number, centre in numbered]
"""
BACK = """
at, opened = datetime.fromisoformat(given["at"]), intake.come_back(codes.read(given["code"]))
"""
READ_ALL = """
back = [intake.come_back(codes.read(code)) for code in given["codes"]]
told = [[line.said.text for line in reading.read(opened).messages] for opened in back if opened]
"""
BY_NIGHT = """
from nok.foundation.crypto import keys, receipts, renewal
from nok.foundation.crypto.models import KeySlot
from nok.foundation.privacy.clocks import sweep
from nok.help.contact import keeping
from nok.help.contact.models import Door, Mark, Thread
from nok.organisation.centres.keeping import every_centre, within
at = datetime.fromisoformat(given["at"]) if "at" in given else clock.now()
def night(number):
    keeping.renew_doors(at + timedelta(days=number))
    renewal.renew_epoch(every_centre(), at + timedelta(days=number), within, lambda done, total: None)
"""


@pytest.fixture
def taking(world):
    """A world where two centres take messages."""
    open_dialogue(world, "elverum", "hamar")
    return world


def write(world, *centres, at=NOW, first=0):
    """Write «Hei 0», «Hei 1» and so on, one to each of these centres; the codes."""
    return as_public(world, WRITE, centres=centres, at=at.isoformat(), first=first)


def back(world, code, script, at=NOW):
    return as_public(world, BACK + script, code=code, at=at.isoformat())


def by_night(world, script, **given):
    return run_as("worker", world, BY_NIGHT + script, **given)


def forget(world, at):
    """How many conversations go on the night of this day."""
    return by_night(world, "told = keeping.forget_threads(clock.day_of(at))", at=at.isoformat())


def as_owner(world, statement, *values):
    """What a statement finds past every wall."""
    with world.connect("nok_owner") as owner:
        for table in (*OF_A_THREAD, "contact_dialoguesettings"):
            owner.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        found = owner.execute(statement, values)
        rows = found.fetchall() if found.description else []
        for table in (*OF_A_THREAD, "contact_dialoguesettings"):
            owner.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        return rows


def left(world):
    """How many rows each table has of conversations."""
    return {table: as_owner(world, f"SELECT count(*) FROM {table}")[0][0] for table in OF_A_THREAD}


NOTHING = dict.fromkeys(OF_A_THREAD, 0)


# --- when it goes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("days", [30, 90, 180])
def test_a_conversation_is_kept_as_long_as_its_centre_has_decided_and_no_longer(taking, days):
    as_owner(taking, "UPDATE contact_dialoguesettings SET keeps_days = %s", days)
    (code,) = write(taking, "elverum")

    assert forget(taking, NOW + days * DAY) == 0
    assert as_public(taking, READ_ALL, codes=[code]) == [["Hei 0"]]
    assert forget(taking, NOW + (days + 1) * DAY) == 1
    assert left(taking) == NOTHING
    assert as_public(taking, READ_ALL, codes=[code]) == []


@pytest.mark.parametrize("push", [
    "intake.reply(opened, nonce=bytes(16), said=Said('Mer'), now=at)",
    "intake.keep(opened, at)",
])  # fmt: skip
def test_what_is_new_pushes_the_day(taking, push):
    (code,) = write(taking, "elverum")
    back(taking, code, push, at=NOW + 80 * DAY)

    assert forget(taking, NOW + 170 * DAY) == 0
    assert len(as_public(taking, READ_ALL, codes=[code])) == 1
    assert forget(taking, NOW + 171 * DAY) == 1


def test_only_what_is_over_goes_at_whichever_centre(taking):
    write(taking, "elverum", "hamar", at=NOW - 91 * DAY)
    codes = write(taking, "elverum", "hamar", first=2)

    assert forget(taking, NOW) == 2
    assert as_public(taking, READ_ALL, codes=codes) == [["Hei 2"], ["Hei 3"]]
    rows = left(taking)
    assert {rows[table] for table in ("contact_thread", "contact_message", "contact_door", "crypto_keyslot")} == {2}


def test_the_trace_of_what_a_sender_deleted_goes_after_a_week(taking):
    (code,) = write(taking, "elverum")
    back(taking, code, "told = intake.burn(opened, at)")
    trace = NOTHING | {"contact_thread": 1}

    assert left(taking) == trace
    assert (forget(taking, NOW + 7 * DAY), left(taking)) == (0, trace)
    assert (forget(taking, NOW + 8 * DAY), left(taking)) == (1, NOTHING)


def test_who_writes_while_the_night_works_is_waited_for(taking):
    (code,) = write(taking, "elverum", at=NOW - 91 * DAY)
    with taking.connect("nok_owner") as writing:
        for table in OF_A_THREAD:
            writing.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        writing.commit()
        writing.execute("UPDATE contact_thread SET expires_on = expires_on + 90")
        night = subprocess.Popen(
            [sys.executable, "-c", f"{START}{BY_NIGHT}print(keeping.forget_threads(clock.today()))", "{}"],
            env=taking.environment("worker"), stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        wait_until_it_waits(taking)
        writing.commit()
    said, _ = night.communicate(timeout=30)

    assert said.strip() == "0"
    assert as_public(taking, READ_ALL, codes=[code]) == [["Hei 0"]]


def wait_until_it_waits(world):
    until = time.monotonic() + 30
    while True:
        with world.connect("nok_owner") as owner:
            asked = "SELECT count(*) FROM pg_locks WHERE NOT granted"
            if owner.execute(asked).fetchone()[0]:
                return
        assert time.monotonic() < until, "the night never came to what was locked"
        time.sleep(0.05)


def test_the_marks_of_forms_go_after_their_days(taking):
    write(taking, "elverum")
    days = by_night(taking, """
def marks(days):
    sweep(at + timedelta(days=days))
    return Mark.objects.count()
told = [marks(days) for days in (0, 1, 2, 3)]
""", at=NOW.isoformat())  # fmt: skip

    assert days == [2, 2, 2, 0]


# --- what a copy is worth ---------------------------------------------------------------------------


COPIES = """
def copy(model, fields):
    row = {name: bytes.fromhex(value) if name in ("salt", "wrapped") else value for name, value in fields.items()}
    return model(**{name: UUID(value) if name.endswith("id") else value for name, value in row.items()})
from uuid import UUID
slot, door = copy(KeySlot, given["slot"]), copy(Door, given["door"])
def opens():
    with within(every_centre()):
        by_master = renewal.opens(slot, keys.ring())
    try:
        receipts.open_receipt(door.receipt, given["number"], door=door.id)
    except receipts.DoesNotOpen:
        return [by_master, False]
    return [by_master, True]
"""
SLOT = "SELECT id::text, centre_id::text, key_id::text, epoch_id::text, encode(wrapped, 'hex') FROM crypto_keyslot"
DOOR = ("SELECT id::text, centre_id::text, thread_id::text, epoch_id::text, encode(salt, 'hex'), "
        "encode(wrapped, 'hex') FROM contact_door")  # fmt: skip


def copies(world):
    (slot,), (door,) = as_owner(world, SLOT), as_owner(world, DOOR)
    return {
        "slot": dict(zip(("id", "centre_id", "key_id", "epoch_id", "wrapped"), slot, strict=True)),
        "door": dict(zip(("id", "centre_id", "thread_id", "epoch_id", "salt", "wrapped"), door, strict=True)),
    }


def test_a_week_after_it_was_deleted_no_copy_of_it_opens_with_all_there_is(taking):
    """The copy of a backup, with the code, the database, and both key files as they are that night."""
    (code,) = write(taking, "elverum")
    kept = copies(taking)
    back(taking, code, "told = intake.burn(opened, at)")
    number = as_public(taking, "told = codes.read(given['code'])", code=code)

    nights = by_night(taking, COPIES + """
told = [opens()]
for number in range(1, 9):
    night(number)
    told.append(opens())
""", at=NOW.isoformat(), number=number, **kept)  # fmt: skip

    assert nights == [[True, True]] * 7 + [[False, False]] * 2


def test_a_code_that_was_changed_opens_no_copy_after_a_week(taking):
    (code,) = write(taking, "elverum")
    kept = copies(taking)
    new = back(
        taking,
        code,
        """
offered = exchange.offer(opened, b"n" * 16)
exchange.take(opened, offered)
told = codes.disguises(offered.code).characters
""",
    )
    number = as_public(taking, "told = codes.read(given['code'])", code=code)

    nights = by_night(taking, COPIES + """
told = []
for number in range(1, 9):
    night(number)
    told.append(opens()[1])
""", at=NOW.isoformat(), number=number, **kept)  # fmt: skip

    assert nights == [True] * 6 + [False] * 2
    assert as_public(taking, READ_ALL, codes=[code, new]) == [["Hei 0"]]


# --- the keys of the door ---------------------------------------------------------------------------


def test_every_door_opens_after_many_nights(taking):
    codes = write(taking, *["elverum", "hamar"] * 3)
    found = by_night(taking, """
for number in range(1, 20):
    night(number)
with within(every_centre()):
    told = [len(receipts.ring().epochs), sorted({str(door.epoch_id) == str(receipts.ring().newest.id)
            for door in Door.objects.all()})]
""", at=NOW.isoformat())  # fmt: skip

    assert found == [7, [True]]
    assert as_public(taking, READ_ALL, codes=codes) == [[f"Hei {number}"] for number in range(6)]


@pytest.mark.parametrize("strange", ["epoch_id = gen_random_uuid()", "wrapped = 'half written'"])
def test_doors_nothing_opens_are_passed_by_and_keep_no_key_from_being_destroyed(taking, strange):
    codes = write(taking, *["elverum", "hamar"] * 3)
    first = "(SELECT id FROM contact_door ORDER BY id LIMIT 2)"  # a whole batch of them
    as_owner(taking, f"UPDATE contact_door SET {strange} WHERE id IN {first}")
    found = by_night(taking, """
keeping.BATCH = 2
for number in range(1, 9):
    night(number)
with within(every_centre()):
    under = [door.epoch_id == receipts.ring().newest.id for door in Door.objects.order_by("id")]
told = [under, min(epoch.made_at for epoch in receipts.ring().epochs) > at]
""", at=NOW.isoformat())  # fmt: skip

    assert found == [[False] * 2 + [True] * 4, True]
    assert len(as_public(taking, READ_ALL, codes=codes)) == 4


KILLED = """
import os
def dying(kept, left):
    def act(*words, **more):
        nonlocal left
        if left == 0:
            os.kill(os.getpid(), 9)
        left -= 1
        return kept(*words, **more)
    return act
keeping.BATCH = 2
"""


def kill_by_night(world, script, **given):
    """Do this as the worker, which is killed on the way."""
    done = subprocess.run(
        [sys.executable, "-c", START + BY_NIGHT + KILLED + script, json.dumps(given)],
        env=world.environment("worker"), check=False,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL


def test_a_renewal_killed_anywhere_loses_no_way_in_and_can_be_begun_again(taking):
    codes = write(taking, *["elverum", "hamar"] * 3)
    said = [[f"Hei {number}"] for number in range(6)]
    for number, (target, step) in enumerate(
        [("keyfile.write", 0), ("receipts.put_outer_on", 0), ("receipts.put_outer_on", 3), ("keyfile.write", 1)]
    ):
        at = (NOW + (number + 1) * 8 * DAY).isoformat()
        kill_by_night(taking, f"""
keeping.{target} = dying(keeping.{target}, {step})
keeping.renew_doors(at)
""", at=at)  # fmt: skip
        assert as_public(taking, READ_ALL, codes=codes) == said
    by_night(taking, "keeping.renew_doors(at)", at=(NOW + 40 * DAY).isoformat())

    assert as_public(taking, READ_ALL, codes=codes) == said


def test_a_night_killed_while_it_forgets_leaves_nothing_half_and_can_be_begun_again(taking):
    write(taking, *["elverum", "hamar"] * 3, at=NOW - 100 * DAY)
    for step in (0, 1, 3):
        kill_by_night(taking, f"""
from django.db.models import QuerySet
QuerySet.delete = dying(QuerySet.delete, {step})
keeping.forget_threads(clock.today())
""")  # fmt: skip
        rows = left(taking)
        assert rows["contact_thread"] == rows["crypto_keyslot"] == rows["contact_message"] == rows["contact_door"]
        assert rows["contact_thread"] == (4 if step == 3 else 6)
    forget(taking, NOW)

    assert left(taking) == NOTHING


# --- as the worker --------------------------------------------------------------------------------


def test_a_worker_that_was_down_at_the_hour_does_the_nights_work_when_it_is_up(taking):
    write(taking, "elverum", at=NOW - 100 * DAY)
    worker = subprocess.Popen(
        [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", "1"],
        env=taking.environment("worker"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        until = time.monotonic() + 40
        while left(taking) != NOTHING:
            assert time.monotonic() < until, "the night's work was not done"
            time.sleep(0.2)
    finally:
        worker.kill()
        worker.wait()
