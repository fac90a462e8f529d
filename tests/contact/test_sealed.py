"""What was moved, cut or changed where it is stored is not taken for what was said."""

import random

import pytest

from nok.foundation.crypto import receipts
from nok.foundation.crypto.envelope import open_outer
from nok.foundation.crypto.fields import open_field
from tests.contact.asking import as_public
from tests.contact.stored import EACH, SEALED, THREADS, opens

pytestmark = pytest.mark.database
FLIPS = 10_000


def test_no_text_opens_in_the_place_of_another(stored):
    texts = stored.texts()
    taken = [
        (place.row, other.row)
        for place, _ in texts
        for other, text in texts
        if place != other
        for key in {stored.keys[place.slot], stored.keys[other.slot]}
        if opens(open_field, key, text, place)
    ]

    assert len(texts) == THREADS * EACH
    assert taken == []
    assert [place for place, text in texts if not opens(open_field, stored.keys[place.slot], text, place)] == []


def test_no_slot_and_no_copy_opens_in_the_place_of_another(stored):
    slots = stored.rows("SELECT id, wrapped FROM crypto_keyslot")
    epochs = [epoch.private for epoch in stored.ring("KEY").epochs]
    doors, ring = stored.rows("SELECT id, salt, epoch_id, wrapped FROM contact_door"), stored.ring("DOOR")

    assert [
        (here, there)
        for here, _ in slots
        for there, wrapped in slots
        for epoch in epochs
        if here != there and opens(open_outer, wrapped, slot=here, epoch=epoch)
    ] == []
    assert [
        (here, there)
        for here, *_ in doors
        for there, *rest in doors
        if here != there and opens(receipts.take_outer_off, receipts.Receipt(*rest), ring, door=here)
    ] == []


def test_no_flipped_bit_and_no_cut_is_taken(stored):
    texts, chance = stored.texts(), random.Random(2026)
    taken = 0
    for _ in range(FLIPS):
        place, text = chance.choice(texts)
        bit = chance.randrange(len(text) * 8)
        spoilt = text[: bit // 8] + bytes([text[bit // 8] ^ 1 << bit % 8]) + text[bit // 8 + 1 :]
        taken += opens(open_field, stored.keys[place.slot], spoilt, place)
    for place, text in texts:
        cuts = [text[:length] for length in range(len(text))] + [text + b"\0", text + text, text[1:]]
        taken += sum(opens(open_field, stored.keys[place.slot], cut, place) for cut in cuts)

    assert taken == 0


SWAP = """
WITH one AS (SELECT id, text FROM contact_message WHERE thread_id = %(thread)s AND number = 1),
     other AS (SELECT id, text FROM contact_message WHERE thread_id = %(thread)s AND number = 2)
UPDATE contact_message m SET text = CASE WHEN m.id = one.id THEN other.text ELSE one.text END
FROM one, other WHERE m.id IN (one.id, other.id)
"""
READ = """
opened = intake.come_back(codes.read(given["code"]))
try:
    told = [line.said.text for line in reading.read(opened).messages]
except intake.fields.DoesNotOpen:
    told = "does not open"
"""


def test_texts_that_changed_places_in_the_database_are_not_shown(stored):
    thread, code = next(iter(stored.codes.items()))
    before = as_public(stored.world, READ, code=code)
    for expected in ("does not open", [f"Kanari 0.{number}" for number in range(EACH)]):
        with stored.world.connect("nok_owner") as owner:
            for table in SEALED:
                owner.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
            assert owner.execute(SWAP, {"thread": thread}).rowcount == 2
            for table in SEALED:
                owner.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        assert as_public(stored.world, READ, code=code) == expected

    assert before == expected
