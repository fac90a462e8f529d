"""The cookie of an open dialogue: sealed under the door's memory, and nothing to anybody else."""

import base64
import random
import subprocess
import sys
from datetime import timedelta

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nok.foundation.core import clock
from nok.help.contact import memory
from nok.help.contact.visit import BOUND, NONCE_BYTES, SessionStore

KEPT = {"thread": "0f" * 16, "look_up": "ab" * 32, "key": "cd" * 32}
MINUTE = timedelta(minutes=1)


def sealed(kept=None, at=None):
    """A cookie that holds this, as it was at that moment."""
    store = SessionStore()
    store.update(KEPT if kept is None else kept)
    if at is None:
        store.save()
        return store.session_key
    return store._sealed(at)


def opened(cookie):
    return dict(SessionStore(cookie).items())


def test_what_is_put_in_a_visit_is_there_the_next_time():
    assert opened(sealed()) == KEPT


def test_nothing_in_the_cookie_can_be_read():
    whole = base64.urlsafe_b64decode(sealed())

    assert [value for value in KEPT.values() if value.encode() in whole or bytes.fromhex(value) in whole] == []
    assert sealed() != sealed()


def test_its_length_says_nothing_of_what_is_in_it():
    assert len({len(sealed(kept)) for kept in ({}, KEPT, KEPT | {"nonce": "00" * 16}, {"a": "x" * 400})}) == 1


def test_a_cookie_changed_anywhere_is_nothing():
    cookie = sealed()
    whole = base64.urlsafe_b64decode(cookie)
    chosen = random.Random(2026).sample(range(len(whole) * 8), 500)
    flipped = [whole[: bit // 8] + bytes([whole[bit // 8] ^ 1 << bit % 8]) + whole[bit // 8 + 1 :] for bit in chosen]

    assert [opened(base64.urlsafe_b64encode(each).decode()) for each in flipped] == [{}] * 500


def test_a_cookie_cut_anywhere_is_nothing():
    cookie = sealed()

    assert [opened(cookie[:length]) for length in range(len(cookie))] == [{}] * len(cookie)


def test_whatever_stands_in_the_cookies_place_is_nothing():
    strange = ["", " ", "a", "=", "====", "é", "\u2603" * 40, "null", "A" * 100_000, "../../etc/passwd", "\x00"]

    assert [opened(each) for each in strange] == [{}] * len(strange)


def test_a_cookie_lives_a_quarter_of_an_hour_from_its_last_use():
    now = clock.now()

    assert opened(sealed(at=now - 14 * MINUTE)) == KEPT
    assert opened(sealed(at=now - 15 * MINUTE - timedelta(seconds=1))) == {}


def test_a_cookie_of_another_start_is_nothing():
    ask = "import django; django.setup(); from tests.contact.test_visit import sealed; print(sealed())"
    paths = {"PYTHONPATH": ":".join(sys.path), "DJANGO_SETTINGS_MODULE": "nok.config.settings.test"}
    foreign = subprocess.check_output([sys.executable, "-c", ask], env=paths, text=True).strip()

    assert len(foreign) == len(sealed())
    assert opened(foreign) == {}


def test_what_was_sealed_for_something_else_under_the_same_key_is_nothing():
    key, nonce = memory.keys(clock.now())[0], bytes(NONCE_BYTES)
    plain = b'{"at": 99999999999, "kept": 1}'.ljust(512)
    foreign, own = (nonce + AESGCM(key).encrypt(nonce, plain, bound) for bound in (b"something else", BOUND))

    assert opened(base64.urlsafe_b64encode(foreign).decode()) == {}
    assert opened(base64.urlsafe_b64encode(own).decode()) == {"kept": 1}


def test_a_visit_that_is_ended_leaves_no_cookie_to_set():
    store = SessionStore(sealed())
    store.flush()

    assert store.is_empty()
    assert store.session_key is None


def test_no_visit_stands_in_the_database():
    assert SessionStore().exists(sealed()) is False
