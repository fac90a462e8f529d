"""The first start of the door's key file, stopped at every step; and a file that is not this database's."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db.models import QuerySet

from nok.foundation.crypto import keyfile, keys, receipts, renewal
from nok.foundation.crypto.models import Installation

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 11, 1, 2, 0, tzinfo=UTC)
STEPS = ((os, "open"), (os, "write"), (os, "fsync"), (os, "close"), (Path, "rename"), (QuerySet, "update"))


@pytest.fixture(autouse=True)
def installation(settings, tmp_path):
    settings.NOK_KEY_FILE, settings.NOK_KEY_SECRET = str(tmp_path / "keys"), "5e" * 32
    settings.NOK_DOOR_FILE, settings.NOK_DOOR_SECRET = str(tmp_path / "door"), "d0" * 32
    renewal.begin(NIGHT)


def known_door():
    return Installation.objects.get(id=1).door


def begin_killed_at(step, monkeypatch):
    """Begin, and die just before this step; whether it died."""
    left = step

    def dying(kept):
        def act(*words, **more):
            nonlocal left
            if left == 0:
                raise KeyboardInterrupt
            left -= 1
            return kept(*words, **more)

        return act

    with monkeypatch.context() as patched:
        for owner, name in STEPS:
            patched.setattr(owner, name, dying(getattr(owner, name)))
        try:
            renewal.begin_door(NIGHT)
        except KeyboardInterrupt:
            return True
    return False


def test_a_first_start_killed_at_any_step_can_be_begun_again(monkeypatch):
    step, known_before_its_file = 0, 0
    while begin_killed_at(step, monkeypatch):
        known = known_door()
        if known is None:
            assert not receipts.file().exists()  # a file in its place always belongs to a database
        known_before_its_file += known is not None and not receipts.file().exists()
        ring = renewal.begin_door(NIGHT)
        assert ring == receipts.ring()
        assert ring.installation == known_door()
        assert known in {None, ring.installation}
        receipts.file().unlink()
        Installation.objects.update(door=None)
        step += 1

    assert step > 6
    assert known_before_its_file > 0  # the hardest moment has been tried
    assert receipts.is_ready()


def test_begin_twice_gives_the_same_keys():
    assert renewal.begin_door(NIGHT) == renewal.begin_door(NIGHT) == receipts.ring()


def test_a_lost_file_is_never_made_anew():
    renewal.begin_door(NIGHT)
    receipts.file().unlink()

    with pytest.raises(keyfile.KeyFileTrouble, match="mangler"):
        renewal.begin_door(NIGHT)
    assert not receipts.file().exists()


def test_the_file_of_another_installation_is_refused():
    renewal.begin_door(NIGHT)
    keyfile.write(receipts.file(), receipts.secret(), keyfile.new_ring(NIGHT))

    with pytest.raises(keyfile.KeyFileTrouble, match="annen installasjon"):
        renewal.begin_door(NIGHT)


def test_the_master_key_file_is_no_door(settings):
    renewal.begin_door(NIGHT)
    settings.NOK_DOOR_FILE, settings.NOK_DOOR_SECRET = settings.NOK_KEY_FILE, settings.NOK_KEY_SECRET

    with pytest.raises(keyfile.KeyFileTrouble, match="annen installasjon"):
        renewal.begin_door(NIGHT)
    assert keys.ring().installation != known_door()


def test_a_file_a_database_has_never_heard_of_is_left_alone():
    keyfile.write(receipts.file(), receipts.secret(), keyfile.new_ring(NIGHT))
    before = receipts.file().read_bytes()

    with pytest.raises(keyfile.KeyFileTrouble, match="Flytt filen"):
        renewal.begin_door(NIGHT)
    assert receipts.file().read_bytes() == before
    assert known_door() is None


@pytest.mark.parametrize("secret", ["", "d0", "d1" * 32])
def test_another_secret_or_none_changes_nothing(settings, secret):
    renewal.begin_door(NIGHT)
    before = receipts.file().read_bytes()
    settings.NOK_DOOR_SECRET = secret

    with pytest.raises(keyfile.KeyFileTrouble):
        renewal.begin_door(NIGHT)
    assert receipts.file().read_bytes() == before


def test_a_place_nothing_can_be_written_in_is_said(settings, tmp_path):
    settings.NOK_DOOR_FILE = str(tmp_path / "nowhere" / "door")

    with pytest.raises(keyfile.KeyFileTrouble, match="kan ikke skrives"):
        renewal.begin_door(NIGHT)
    assert known_door() is None
