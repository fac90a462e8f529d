"""Messages count themselves: each once, as what its sender said they are; and no line leads back to one."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

import pytest

from nok.foundation.crypto import keyfile
from nok.help.contact.codes import AGES, YOUNG
from nok.help.contact.counting import USER_TYPES
from nok.register.codebook import codebook
from nok.register.codes import DIALOGUE
from tests.contact.asking import as_public, run_as

pytestmark = pytest.mark.database
NOW = datetime.now(UTC)
ANOTHER_DAY = NOW + timedelta(days=1 if NOW.month < 7 else -1)  # of the same year

WRITE = """
def write(number, role, age, at):
    return intake.send(centre=snapshot().by_slug["elverum"], nonce=number.to_bytes(16), text=f"Hei {number}", now=at,
                       telling=intake.Telling(role=role, age=age))
at = datetime.fromisoformat(given["at"])
told = [codes.disguises(write(number, role, age, at).code).characters
        for number, (role, age) in enumerate(given["people"], start=given["first"])]
"""
REPLY = """
opened = intake.come_back(codes.read(given["code"]))
intake.reply(opened, nonce=given["text"].encode().ljust(16)[:16], said=Said(given["text"]),
             now=datetime.fromisoformat(given["at"]))
"""
BURN = """
intake.burn(intake.come_back(codes.read(given["code"])), clock.now())
"""
TRAIN = """
from nok.organisation.centres.models import Centre
from nok.organisation.centres.published import bump
centre = Centre.objects.get(slug="elverum")
with scope(centres=[centre.id]):
    told = Centre.objects.filter(id=centre.id).update(has_child_trained=True)
bump()
"""
COUNT = """
from nok.help.contact.counting import count_messages
told = count_messages()
"""
LEDGER = """
SELECT kind, channel, user_type, gender, age_group, is_first_this_year, hour, source FROM register_entry
"""
ME = ("user_enquiry", "web_dialogue", "victim", "", "a18_23", True, None, "dialogue")
EVERY_TABLE = """
SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum) FROM pg_class c
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY c.relname
"""


def write(world, *people, at=NOW, first=0):
    return as_public(world, WRITE, people=people, at=at.isoformat(), first=first)


@pytest.fixture
def trained(taking):
    """Where also the young may write to Elverum."""
    run_as("owner", taking, TRAIN)
    return taking


def count(world):
    return run_as("worker", world, COUNT)


def past_the_walls(world, statement):
    with world.connect("nok_owner") as owner:
        for (table,) in owner.execute("SELECT relname FROM pg_class WHERE relforcerowsecurity").fetchall():
            owner.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY')
        rows = owner.execute(statement).fetchall()
        owner.rollback()
    return rows


def change_past_the_walls(world, statement):
    """Change one row of a conversation as nobody may."""
    with world.connect("nok_owner") as owner:
        for walls in ("NO FORCE", "FORCE"):
            if walls == "FORCE":
                assert owner.execute(statement).rowcount == 1
                owner.commit()
            for table in ("contact_message", "contact_thread"):
                owner.execute(f"ALTER TABLE {table} {walls} ROW LEVEL SECURITY")  # type: ignore[arg-type]


def ledger(world):
    return sorted(past_the_walls(world, LEDGER), key=str)


def test_a_message_is_entered_as_what_its_sender_said(trained):
    write(trained, ("exposed", "a18_23"), ("relative", "u16"), ("unsure", ""), ("professional", "a40_49"))

    assert count(trained) == 4
    assert ledger(trained) == sorted(
        [
            ME,
            ("user_enquiry", "web_dialogue", "relative", "", "u18", True, None, "dialogue"),
            ("user_enquiry", "web_dialogue", "", "", "", True, None, "dialogue"),
            ("partner_enquiry", "web_dialogue", "", "", "", None, None, "dialogue"),
        ],
        key=str,
    )


def test_all_that_a_sender_may_say_of_themselves_is_an_answer_of_the_form():
    said = {"channel": {DIALOGUE}, "user_type": {*USER_TYPES.values()}, "age_group": {"u18", *AGES} - {*YOUNG}}
    asked = {name: {one.code for one in codebook(2026).forms["A"][name].categories} for name in said}

    assert {name: codes - asked[name] for name, codes in said.items()} == {name: set() for name in said}


def test_a_message_is_counted_once_however_often_it_is_asked(taking):
    write(taking, ("exposed", "a18_23"))

    assert [count(taking), count(taking)] == [1, 0]
    assert ledger(taking) == [ME]


def test_a_mark_that_was_lost_makes_no_second_line(taking):
    write(taking, ("exposed", "a18_23"))
    count(taking)
    change_past_the_walls(taking, "UPDATE contact_message SET is_counted = false")

    assert count(taking) == 1
    assert ledger(taking) == [ME]


def test_one_sender_is_one_person_all_through_the_year_and_first_in_it_once(taking):
    (code,) = write(taking, ("exposed", "a18_23"))
    as_public(taking, REPLY, code=code, text="Samme dag", at=NOW.isoformat())
    as_public(taking, REPLY, code=code, text="En annen dag", at=ANOTHER_DAY.isoformat())
    write(taking, ("exposed", "a18_23"), first=7)
    count(taking)

    rows = past_the_walls(taking, 'SELECT person, "on", is_first_this_year FROM register_entry')

    assert len(rows) == 4
    assert len({bytes(person) for person, _, _ in rows}) == 2
    assert sum(is_first for _, _, is_first in rows) == 2


def test_what_is_counted_stays_counted_when_the_sender_burns_it(taking):
    (code,) = write(taking, ("exposed", "a18_23"))
    count(taking)

    as_public(taking, BURN, code=code)

    assert count(taking) == 0
    assert ledger(taking) == [ME]


def test_adviser_answers_are_not_counted(taking):
    write(taking, ("exposed", "a18_23"))
    count(taking)
    change_past_the_walls(
        taking,
        'INSERT INTO contact_message (id, centre_id, thread_id, number, author_id, "on", text, is_counted)'
        ' SELECT gen_random_uuid(), centre_id, thread_id, 2, gen_random_uuid(), "on", text, false FROM contact_message',
    )

    assert count(taking) == 0


def everything(world):
    """All that the database holds, past every wall, but for the ledger: table, column, value as bytes."""
    with world.connect("nok_owner") as owner:
        tables = [(name, columns) for name, columns in owner.execute(EVERY_TABLE) if name != "register_entry"]
        for name, _ in tables:
            owner.execute(f'ALTER TABLE "{name}" NO FORCE ROW LEVEL SECURITY')
        for name, columns in tables:
            for row in owner.execute(f'SELECT * FROM "{name}"'):
                for column, value in zip(columns, row, strict=True):
                    yield (
                        f"{name}.{column}",
                        getattr(value, "bytes", None)
                        or (bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()),
                    )
        owner.rollback()


def made_of(value, secret):
    """What the ledger's own ways, and the usual ones, make of a value and a secret."""
    yield value
    yield hashlib.sha256(value).digest()
    for words in (b"", b"nok register 1|person|", b"nok register 1|entry|"):
        yield hmac.new(secret, words + value, hashlib.sha256).digest()


def short(value):
    """As an id compares: its bytes but for those that say which kind of id it is."""
    return value[:6] + value[9:16] if len(value) >= 16 else value


def led_back(world, secrets):
    """The columns from which a line of the ledger is reached."""
    rows = past_the_walls(world, "SELECT id, person FROM register_entry")
    wanted = {short(one.bytes) for one, _ in rows} | {short(bytes(person)) for _, person in rows if person}
    return {
        where
        for where, value in everything(world)
        for secret in secrets
        if any(short(made) in wanted for made in made_of(value, secret))
    }


def test_no_line_leads_back_to_anyone_without_the_key_of_the_year(taking):
    write(taking, ("exposed", "a18_23"), ("relative", "a60p"), ("professional", ""))
    count(taking)
    worker = taking.environment("worker")
    ring = keyfile.read(taking.home / "keys", bytes.fromhex(worker["NOK_KEY_SECRET"]))
    named = [
        value for process in ("owner", "public", "staff", "worker") for value in taking.environment(process).values()
    ]
    held = [ring.master, ring.installation.bytes, *(one.half for one in ring.epochs)]
    held += [bytes.fromhex(value) for value in named if len(value) == 64 and value.isalnum()]
    held += [b"", bytes(32)]

    assert led_back(taking, held) == set()
    assert led_back(taking, ring.years.values()) == {"contact_message.id", "crypto_keyslot.counting"}


def test_lines_of_the_dialogue_have_no_hour_and_nothing_that_tells_their_order(taking):
    write(taking, ("exposed", "a18_23"), at=NOW - timedelta(hours=3))
    count(taking)

    ((hour, author, undoes),) = past_the_walls(taking, "SELECT hour, author_id, undoes FROM register_entry")

    assert (hour, author, undoes) == (None, None, None)
