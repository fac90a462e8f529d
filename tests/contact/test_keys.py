"""`keys`: what it lists and what it tries, the door's file and the senders' copies too."""

import subprocess
import sys

import pytest

from tests.contact.asking import as_public, open_dialogue

pytestmark = pytest.mark.database
SEND = """
told = [intake.send(centre=snapshot().by_slug["elverum"], nonce=number.to_bytes(16), text="Hei", now=clock.now(),
                    telling=intake.Telling()).code for number in range(3)]
"""


@pytest.fixture
def taking(world):
    open_dialogue(world, "elverum")
    as_public(world, SEND)
    return world


def keys(world, *words, **more):
    """What the command says; or why it refuses."""
    run = subprocess.run(
        [sys.executable, "-m", "django", "keys", *words],
        env=world.environment("owner") | more, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in run.stderr
    return run.stdout if run.returncode == 0 else run.stderr


def spoil(world, statement):
    with world.connect("nok_owner") as owner:
        owner.execute("ALTER TABLE contact_door NO FORCE ROW LEVEL SECURITY")
        assert owner.execute(statement).rowcount == 1
        owner.execute("ALTER TABLE contact_door FORCE ROW LEVEL SECURITY")


def test_show_lists_both_files_and_no_key(taking):
    said = keys(taking, "show")

    assert f"Nøkkelfil: {taking.home / 'keys'}, " in said
    assert f"Nøkkelfil for døra: {taking.home / 'door' / 'ring'}, " in said
    assert said.count("ukenøkkel fra") == 2
    assert "kopier hos dem som har skrevet: 3" in said
    assert "Nok. Elverum Ressurssenter: nøkkel fra" in said


def test_check_opens_every_slot_and_every_copy(taking):
    assert keys(taking, "check") == "Alt lar seg åpne: 3 forseglet, 3 kopier hos dem som har skrevet.\n"


@pytest.mark.parametrize("change", [
    "epoch_id = gen_random_uuid()",
    "wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)",
])  # fmt: skip
def test_check_finds_a_copy_that_does_not_open(taking, change):
    spoil(taking, f"UPDATE contact_door SET {change} WHERE id = (SELECT id FROM contact_door LIMIT 1)")

    assert "1 lar seg ikke åpne." in keys(taking, "check")


def test_a_rolled_centre_leaves_every_copy_whole(taking):
    assert keys(taking, "roll-centre", "elverum") == "Nok. Elverum Ressurssenter har ny nøkkel. 3 flyttet.\n"
    assert keys(taking, "check").startswith("Alt lar seg åpne")


@pytest.mark.parametrize(("more", "line"), [
    ({"NOK_DOOR_FILE": ""}, "NOK_DOOR_FILE er ikke satt"),
    ({"NOK_DOOR_SECRET": ""}, "NOK_DOOR_SECRET er ikke satt"),
    ({"NOK_DOOR_SECRET": "d1" * 32}, "passer ikke"),
    ({"NOK_KEY_SECRET": "not hexadecimal"}, "NOK_KEY_SECRET er ikke satt, eller er ikke 64 heksadesimale sifre"),
    ({"NOK_KEY_FILE": "/nowhere/keys"}, "kan ikke skrives"),
])  # fmt: skip
def test_what_is_wrong_with_a_file_is_one_plain_line(taking, more, line):
    before = {name: (taking.home / name).read_bytes() for name in ("keys", "door/ring")}
    said = keys(taking, "begin", **more)

    assert line in said
    assert len(said.splitlines()) == 1
    assert {name: (taking.home / name).read_bytes() for name in ("keys", "door/ring")} == before
