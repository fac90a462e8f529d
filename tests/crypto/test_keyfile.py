"""The key file: whole or not at all, and plain words about what is wrong with it."""

import os
import stat
from datetime import UTC, datetime, timedelta

import pytest

from nok.foundation.crypto import keyfile

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
SECRET = b"s" * 32


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "keys"
    keyfile.write(place, SECRET, keyfile.new_ring(NOW))
    return place


def test_what_is_written_is_read(path):
    ring = keyfile.new_ring(NOW).with_epoch(NOW + timedelta(days=1))
    keyfile.write(path, SECRET, ring)

    assert keyfile.read(path, SECRET) == ring


def test_only_the_owner_may_read_it(path):
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_in_it_can_be_read_without_the_secret(path):
    ring = keyfile.read(path, SECRET)
    whole = path.read_bytes()

    assert ring.master not in whole
    assert ring.newest.half not in whole
    assert ring.master.hex().encode() not in whole


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(keyfile.KeyFileTrouble, match="mangler"):
        keyfile.read(tmp_path / "nowhere", SECRET)


def test_another_secret_is_said(path):
    with pytest.raises(keyfile.KeyFileTrouble, match="passer ikke"):
        keyfile.read(path, b"t" * 32)


def test_every_cut_and_every_changed_byte_is_said(path):
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(keyfile.KeyFileTrouble):
            keyfile.read(path, SECRET)
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(keyfile.KeyFileTrouble):
            keyfile.read(path, SECRET)


def test_a_file_that_cannot_be_written_keeps_what_it_had(path, monkeypatch):
    before = path.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(keyfile.KeyFileTrouble, match="kan ikke skrives"):
        keyfile.write(path, SECRET, keyfile.new_ring(NOW))

    assert path.read_bytes() == before


def test_the_file_that_was_replaced_is_wiped(path):
    with path.open("rb") as before:
        keyfile.write(path, SECRET, keyfile.new_ring(NOW))
        before.seek(0)

        assert not any(before.read())
