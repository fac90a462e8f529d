"""What the public door has, and what it can do with it to what is stored: nothing, without a code."""

import hashlib
import hmac
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nok.foundation.crypto import receipts
from nok.foundation.crypto.envelope import PrivateKey, open_outer, public_half
from nok.foundation.crypto.fields import NONCE_BYTES, open_field
from tests.access.rows import LOGINS, enter, signed
from tests.contact.asking import START, as_public
from tests.contact.stored import EACH, SEALED, THREADS, opens
from tools.home import Home, Ports

pytestmark = pytest.mark.database
OPENS = {"nok.foundation.crypto.opening", "nok.foundation.crypto.keys", "nok.foundation.crypto.renewal"}
MAY_HAVE = {
    "PATH", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "DJANGO_SETTINGS_MODULE", "NOK_HOME", "NOK_DATABASE_URL",
    "NOK_SECRET_KEY", "NOK_SCOPE_KEY", "NOK_PUBLIC_ADDRESS", "NOK_STAFF_ADDRESS", "NOK_DEMO", "NOK_DOOR_FILE",
    "NOK_DOOR_SECRET", "LANG", "TMPDIR", "NOK_HOSTS", "NOK_EXIT_URL",
}  # fmt: skip


# --- what it is started with ----------------------------------------------------------------------------


def test_the_public_door_is_started_with_what_is_its_own_and_no_more(tmp_path):
    home = Home(tmp_path / "home")
    home.make()
    addresses = {login: f"postgresql://{login}:secret@/nok" for login in LOGINS}
    public = home.environment("public", addresses, Ports())
    others = {name: home.environment(name, addresses, Ports()) for name in ("owner", "staff", "worker")}
    secrets = {
        value
        for environment in others.values()
        for name, value in environment.items()
        if name.endswith(("_SECRET", "_KEY", "_FILE", "_URL")) and "DOOR" not in name and "EXIT" not in name
    }

    assert set(public) <= MAY_HAVE
    assert len(secrets) > 9
    assert [name for name, value in public.items() if value in secrets] == []


SERVE = """
from wsgiref.util import setup_testing_defaults
from nok.config.wsgi_public import application
def get(path):
    environ = {"HTTP_HOST": "localhost", "PATH_INFO": path}
    setup_testing_defaults(environ)
    status = []
    b"".join(application(environ, lambda said, headers: status.append(said)))
    return status[0][:3]
pages = {path: get(path) for path in ("/", "/om/", "/senter/elverum/", "/skriv/til/elverum/", "/skriv/tilbake/")}
"""


def test_nothing_that_opens_is_loaded_where_pages_are_served(stored):
    told = as_public(stored.world, SERVE + """
from nok.foundation.crypto import receipts
told = [pages, receipts.is_ready(), sorted(name for name in sys.modules if name.startswith("nok."))]
""")  # fmt: skip
    pages, is_ready, loaded = told

    assert {path: status for path, status in pages.items() if not path.startswith("/skriv")} == {
        "/": "200", "/om/": "200", "/senter/elverum/": "200"
    }  # fmt: skip
    assert {status for path, status in pages.items() if path.startswith("/skriv")} <= {"200", "303"}
    assert is_ready
    assert "nok.help.contact.intake" in loaded
    assert OPENS & set(loaded) == set()


def test_without_its_file_the_door_still_tells_what_it_tells_and_takes_nothing_in(stored):
    ask = (
        SERVE
        + """
from nok.foundation.crypto import receipts
told = [pages["/"], pages["/om/"], pages["/senter/elverum/"], receipts.is_ready()]
print(json.dumps(told))
"""
    )
    run = subprocess.run(
        [sys.executable, "-c", START + ask, "{}"], env=stored.world.environment("public") | {"NOK_DOOR_FILE": ""},
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert run.stdout.splitlines()[-1] == '["200", "200", "200", false]'


def test_the_memory_of_a_door_that_serves_holds_no_key_of_anyone(stored):
    script = (
        SERVE + "from nok.foundation.crypto import receipts; receipts.is_ready(); print('ready', flush=True);"
        "sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", START + script, "{}"],
        env=stored.world.environment("public"),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert process.stdout.readline() == b"ready\n"
        memory = memory_of(process.pid)
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()
    master = stored.ring("KEY")
    keys = [master.master, *(epoch.half for epoch in master.epochs), *stored.keys.values()]
    keys += [bytes.fromhex(stored.world.environment("owner")["NOK_KEY_SECRET"]), *centre_private_halves(stored)]

    assert stored.ring("DOOR").master in memory  # it can be found where it is
    assert [key for key in keys if key in memory or key.hex().encode() in memory] == []


def memory_of(pid):
    """All that a process has in hand."""
    parts = []
    folder = Path(f"/proc/{pid}")
    with (folder / "maps").open() as maps, (folder / "mem").open("rb") as memory:
        for line in maps:
            span, rights = line.split()[:2]
            start, end = (int(each, 16) for each in span.split("-"))
            if rights.startswith("rw"):
                memory.seek(start)
                parts.append(memory.read(end - start))
    return b"".join(parts)


def centre_private_halves(stored):
    master = stored.ring("KEY").master
    halves = []
    for key, centre, sealed in stored.rows("SELECT id, centre_id, sealed FROM crypto_centreprivatekey"):
        bound = f"nok centre key 1|{key.hex}|{centre.hex}".encode()
        halves.append(AESGCM(master).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound))
    return halves


# --- what it reaches and opens --------------------------------------------------------------------------


def test_without_a_code_the_public_login_reads_no_row_of_anybodys(stored):
    centres = [centre for (centre,) in stored.rows("SELECT DISTINCT centre_id FROM contact_thread")]
    seen = {}
    with stored.world.connect("nok_public") as public:
        for centre in (None, *centres):
            if centre:
                enter(public, signed(stored.world, "nok_public", centre, centre))
            for table in SEALED:
                try:
                    with public.transaction():
                        seen[centre, table] = len(public.execute(f"SELECT * FROM {table}").fetchall())
                except psycopg.Error:
                    seen[centre, table] = 0
        public.rollback()

    assert len(seen) == 3 * len(SEALED)
    assert {place: count for place, count in seen.items() if count} == {}
    assert len(stored.texts()) == THREADS * EACH


def all_it_has(stored):
    """Every secret the door is started with or finds in its file, as it is and as it might be made a key of."""
    environment = stored.world.environment("public")
    given = {value for name, value in environment.items() if name.startswith("NOK_") and "FACTOR" not in name}
    raw = {value.encode() for value in given} | {bytes.fromhex(value) for value in given if _is_hex(value)}
    ring = stored.ring("DOOR")
    raw |= {ring.master, ring.installation.bytes, *(epoch.half for epoch in ring.epochs)}
    made = {hashlib.sha256(each).digest() for each in raw}
    purposes = (b"", b"nok key file: seal", b"nok door 1|code|", b"nok door 1|look-up|", b"nok door 1|mark|")
    made |= {hmac.digest(each, purpose, hashlib.sha256) for each in raw for purpose in purposes}
    return {each for each in raw | made if len(each) == 32}


def _is_hex(value):
    try:
        return bool(bytes.fromhex(value))
    except ValueError:
        return False


def opened_by(keys, stored):
    """What these keys open of a copy of the whole database: texts, slots, and senders' copies."""
    found = []
    for key in keys:
        found += [("text", place.row) for place, text in stored.texts() if opens(open_field, key, text, place)]
        for slot, epoch, wrapped in stored.rows("SELECT id, epoch_id, wrapped FROM crypto_keyslot"):
            if opens(open_outer, wrapped, slot=slot, epoch=PrivateKey(epoch, key)):
                found.append(("slot", slot))
        for door, inner in inner_copies(stored):
            bound = f"nok receipt 1|{door.hex}".encode()
            if opens(AESGCM(key).decrypt, inner[:NONCE_BYTES], inner[NONCE_BYTES:], bound):
                found.append(("copy", door))
    return found


def inner_copies(stored):
    """The senders' copies without the door's layer, which the door may take off: what is left needs the code."""
    ring = stored.ring("DOOR")
    for door, salt, epoch, wrapped in stored.rows("SELECT id, salt, epoch_id, wrapped FROM contact_door"):
        yield door, receipts.take_outer_off(receipts.Receipt(salt, epoch, wrapped), ring, door=door)


def test_nothing_the_public_door_has_opens_anything_of_a_copy_of_the_whole_database(stored):
    keys = all_it_has(stored)

    assert len(keys) > 30
    assert opened_by(keys, stored) == []


def test_the_same_attempt_opens_what_it_has_the_key_to(stored):
    epochs = {epoch.half for epoch in stored.ring("KEY").epochs}
    by_kind = [kind for kind, _ in opened_by({*stored.keys.values(), *epochs}, stored)]

    assert (by_kind.count("text"), by_kind.count("slot")) == (THREADS * EACH, THREADS)


def test_what_the_door_publishes_of_keys_are_public_halves_alone(stored):
    with stored.world.connect("nok_public") as public:
        halves = {
            half for (half,) in public.execute("SELECT half FROM crypto_epoch UNION SELECT half FROM crypto_centrekey")
        }

    ring = stored.ring("KEY")
    assert halves >= {public_half(epoch.half) for epoch in ring.epochs}
    assert opened_by(halves, stored) == []
