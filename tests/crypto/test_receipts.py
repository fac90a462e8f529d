"""A sender's copy of a thread's key: it opens with their code at its own door, and with nothing else."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from nok.foundation.crypto import keyfile, receipts, renewal
from nok.foundation.crypto.fields import DoesNotOpen, new_data_key

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 11, 1, 2, 0, tzinfo=UTC)
KEY, DOOR, CODE = new_data_key(), uuid4(), 0x0123456789ABCDEF0123


@pytest.fixture(autouse=True)
def installation(settings, tmp_path):
    settings.NOK_KEY_FILE, settings.NOK_KEY_SECRET = str(tmp_path / "keys"), "5e" * 32
    settings.NOK_DOOR_FILE, settings.NOK_DOOR_SECRET = str(tmp_path / "door"), "d0" * 32
    renewal.begin(NIGHT)
    renewal.begin_door(NIGHT)


def another_file(settings, tmp_path):
    """Put another installation's file, sealed with the same secret, in the door's place."""
    settings.NOK_DOOR_FILE = str(tmp_path / "another")
    keyfile.write(receipts.file(), receipts.secret(), keyfile.new_ring(NIGHT))


def test_a_copy_opens_with_its_code():
    assert receipts.open_receipt(receipts.seal_receipt(KEY, CODE, door=DOOR), CODE, door=DOOR) == KEY


def test_a_copy_opens_with_no_code_that_is_one_bit_another():
    receipt = receipts.seal_receipt(KEY, CODE, door=DOOR)
    for bit in (0, 1, 40, 78, 79):
        with pytest.raises(DoesNotOpen):
            receipts.open_receipt(receipt, CODE ^ 1 << bit, door=DOOR)


def test_a_copy_moved_to_another_door_does_not_open():
    receipt = receipts.seal_receipt(KEY, CODE, door=DOOR)

    with pytest.raises(DoesNotOpen):
        receipts.open_receipt(receipt, CODE, door=uuid4())
    with pytest.raises(DoesNotOpen):
        receipts.take_outer_off(receipt, receipts.ring(), door=uuid4())


def test_a_copy_with_anothers_salt_or_another_epoch_does_not_open():
    receipt, other = (receipts.seal_receipt(KEY, CODE, door=DOOR) for _ in range(2))

    for spoilt in (replace(receipt, salt=other.salt), replace(receipt, epoch_id=uuid4())):
        with pytest.raises(DoesNotOpen):
            receipts.open_receipt(spoilt, CODE, door=DOOR)


def test_every_flipped_bit_and_every_cut_of_the_outer_layer_is_refused():
    receipt, ring = receipts.seal_receipt(KEY, CODE, door=DOOR), receipts.ring()
    whole = receipt.wrapped
    flipped = [
        whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :] for at in range(len(whole)) for bit in range(8)
    ]
    for wrapped in [*flipped, *(whole[:length] for length in range(len(whole)))]:
        with pytest.raises(DoesNotOpen):
            receipts.take_outer_off(replace(receipt, wrapped=wrapped), ring, door=DOOR)


def test_two_copies_of_the_same_key_have_nothing_in_common():
    one, other = (receipts.seal_receipt(KEY, CODE, door=DOOR) for _ in range(2))

    assert one.salt != other.salt
    assert one.wrapped != other.wrapped


def test_a_copy_is_what_is_written_of_it():
    """Opened by another maker's Argon2id and the layers written out anew."""
    receipt, epoch = receipts.seal_receipt(KEY, CODE, door=DOOR), receipts.ring().newest
    outer = f"nok receipt epoch 1|{DOOR.hex}|{epoch.id.hex}".encode()
    inner = AESGCM(epoch.half).decrypt(receipt.wrapped[:12], receipt.wrapped[12:], outer)
    key = hash_secret_raw(CODE.to_bytes(10), receipt.salt, 2, 19 * 1024, 1, 32, Type.ID)

    assert AESGCM(key).decrypt(inner[:12], inner[12:], f"nok receipt 1|{DOOR.hex}".encode()) == KEY


def test_argon2id_answers_as_the_standard_says():
    # RFC 9106, section 5.3.
    derive = Argon2id(
        salt=b"\2" * 16, length=32, iterations=3, lanes=4, memory_cost=32, secret=b"\3" * 8, ad=b"\4" * 12
    )

    assert derive.derive(b"\1" * 32).hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_looking_for_what_is_not_there_fails_in_silence():
    assert receipts.nothing_to_open(CODE) is None


def test_the_look_up_and_the_code_of_a_form_belong_to_this_door_alone(settings, tmp_path):
    here = receipts.look_up(CODE), receipts.code_for(b"form"), receipts.mark(b"form")
    assert here == (receipts.look_up(CODE), receipts.code_for(b"form"), receipts.mark(b"form"))
    another_file(settings, tmp_path)
    there = receipts.look_up(CODE), receipts.code_for(b"form"), receipts.mark(b"form")

    assert [one == other for one, other in zip(here, there, strict=True)] == [False] * 3


def test_a_mark_knows_where_its_parts_end():
    assert receipts.mark(b"ab", b"c") != receipts.mark(b"a", b"bc")


# --- a door whose file is not as it should be ---------------------------------------------------------


def test_a_door_with_its_own_file_is_ready():
    assert receipts.is_ready()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("NOK_DOOR_FILE", ""),
        ("NOK_DOOR_FILE", "/nowhere/door"),
        ("NOK_DOOR_SECRET", ""),
        ("NOK_DOOR_SECRET", "d0"),
        ("NOK_DOOR_SECRET", "not hexadecimal"),
        ("NOK_DOOR_SECRET", "d1" * 32),
    ],
)
def test_a_door_without_its_file_or_secret_is_not_ready(settings, variable, value):
    setattr(settings, variable, value)

    assert not receipts.is_ready()
    with pytest.raises(keyfile.KeyFileTrouble):
        receipts.seal_receipt(KEY, CODE, door=DOOR)


def test_a_door_whose_file_is_half_written_is_not_ready():
    whole = receipts.file().read_bytes()
    for length in range(0, len(whole), 7):
        receipts.file().write_bytes(whole[:length])
        assert not receipts.is_ready()
    receipts.file().write_bytes(whole)

    assert receipts.is_ready()


def test_nothing_is_sealed_under_another_installations_file(settings, tmp_path):
    another_file(settings, tmp_path)

    assert not receipts.is_ready()
    with pytest.raises(keyfile.KeyFileTrouble, match="annen installasjon"):
        receipts.seal_receipt(KEY, CODE, door=DOOR)
