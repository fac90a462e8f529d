"""Words that nobody may find again: sent to both doors in every way there is, then looked for in all that was kept."""

import contextlib
import os
import resource
import signal
import subprocess
import threading
import time
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from tests.browser import Doors, opened_doors
from tests.conftest import ROOT, Server, World
from tests.contact.asking import open_dialogue
from tests.contact.sender import INSIDE, Sender
from tests.contact.trouble import away
from tests.tools.demos import began
from tools import addresses

pytestmark = [pytest.mark.database]

MARK = "kanari7f3a"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
FIELDS = ("email", "password", "code", "sted", "q", "name", "new_password", "first_code", "csrfmiddlewaretoken")
PATHS = (
    "/", "/finn/", "/sok/", "/kommuner/", "/kommuner/3403/", "/senter/elverum/", "/ut/", "/data/sentre.json", "/inn/",
    "/konto/", "/medarbeidere/", "/senteret/kontakt/", "/logg/",
)  # fmt: skip


def mark(kind: str) -> str:
    """A word that is this kind's own, so that a hit says where it came from."""
    return f"{MARK}{kind}"


def send_everything(doors: Doors) -> set[int]:
    """The word as path, query, header, cookie, password, code and body, by every method; the answers' statuses."""
    statuses = set()
    marked = {
        "User-Agent": mark("agent"), "Referer": f"http://{mark('referer')}.example/", "Cookie": f"a={mark('cookie')}",
        "X-Forwarded-For": mark("forwarded"), "Accept-Language": mark("language"), "Authorization": mark("authorised"),
    }  # fmt: skip
    body = "&".join(f"{name}={mark(name)}%40nok.example" for name in FIELDS)
    for door in ("public", "staff"):
        host = {"Host": "localhost"} if door == "staff" else {}
        for path in PATHS:
            query = f"?sted={mark('query')}&q={mark('query')}&kommune={mark('query')}&next=/{mark('next')}/"
            asked = [
                ("GET", path + query, host | marked, None),
                ("GET", f"{path}{mark('path')}/{quote('é<')}", host | marked, None),
                ("POST", path + query, host | marked | FORM, body),
                ("PUT", path + query, host | marked | FORM, body),
                ("POST", path, host | marked | FORM, body + "x" * 400_000),
                ("GET", path, marked | {"Host": f"{mark('host')}.example"}, None),
            ]
            for method, where, headers, sent in asked:
                statuses.add(doors.ask(where, door=door, method=method, headers=headers, body=sent).status)
    return statuses


def sign_in_wrongly(doors: Doors) -> int:
    """The word as address, password and code through a form that the door takes."""
    page = doors.ask("/inn/", door="staff", headers={"Host": "localhost"})
    token = page.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    cookie = (page.header("Set-Cookie") or "").split(";")[0]
    body = f"csrfmiddlewaretoken={token}&email={mark('email')}%40nok.example"
    body += f"&password={mark('password')}&code={mark('code')}"
    headers = {"Host": "localhost", "Cookie": cookie, "Origin": doors.staff} | FORM
    return doors.ask("/inn/", door="staff", method="POST", headers=headers, body=body).status


def write_in_the_dialogue(doors: Doors, server: Server) -> set[int]:
    """The word as message, code, cookie, wish and name through every answer of the dialogue; their statuses."""
    marked = {"User-Agent": mark("agent"), "Referer": f"{doors.public}/{mark('referer')}/"}
    sender, statuses = Sender(doors), set()

    def press(do: str, **fields: str) -> None:
        statuses.add(sender.ask(INSIDE, "POST", sender.body(do, **fields), **marked).status)
        statuses.add(sender.go(f"{INSIDE}?{mark('query')}={mark('query')}").status)

    sender.write_to("elverum")
    press("send", text=f"{mark('toolong')} " * 2000)
    press("send", text=mark("huge") + "x" * 400_000)
    press("send", text=f"En hel setning med {mark('message')} i.", role=mark("role"), age=mark("age"))
    press("send", text=f"En hel setning med {mark('message')} i.", hopes="talk")
    press("try", code=mark("code"))
    press("have")
    with away(server, doors):
        statuses.add(sender.ask(INSIDE, "POST", sender.body("reply", text=mark("away")), **marked).status)
    press("reply", text=mark("reply"))
    press("to-meet")
    press("meet", when=mark("when"), name=mark("name"))
    press("reply", text=mark("forged"), csrfmiddlewaretoken=mark("token"))
    press("open", code=f"{mark('code')}", text=mark("kept"))
    stranger = Sender(doors, cookie=mark("cookie"))
    statuses.add(stranger.ask(INSIDE, "POST", f"do=send&text={mark('dead')}", **marked).status)
    many = Sender(doors)
    many.go("/skriv/tilbake/")
    for _ in range(62):
        statuses.add(many.ask(INSIDE, "POST", many.body("open", code=mark("guess")), **marked).status)
    return statuses


def break_a_page(doors: Doors, server: Server) -> int:
    """A row that no program can write, so that a page with the word in its address fails with an error."""
    with psycopg.connect(addresses.with_database(server.admin_url, doors.world.name)) as database:
        database.execute("ALTER TABLE centres_centre DISABLE ROW LEVEL SECURITY, DROP CONSTRAINT centre_services_known")
        database.execute("UPDATE centres_centre SET services = ARRAY['x'] WHERE slug = 'elverum'")
        database.execute("ALTER TABLE centres_centre ENABLE ROW LEVEL SECURITY")
    return doors.ask(f"/senter/elverum/?q={mark('broken')}", headers={"User-Agent": mark("agent")}).status


def kill_workers_at_work(doors: Doors) -> int:
    """End the workers of both doors while they answer, as an out of memory machine would; how many there were."""
    killed = 0
    for door in ("public", "staff"):
        listed = subprocess.run(
            ["pgrep", "-f", f"127.0.0.1:{doors.port(door)}"], capture_output=True, text=True, check=False
        )
        master, *workers = sorted((int(number) for number in listed.stdout.split()), key=began)
        assert master != os.getpid()
        for worker in workers:
            os.kill(worker, signal.SIGABRT)
            killed += 1
    time.sleep(1)
    return killed


def found_in(place: Path, names: str = "**/*") -> list[str]:
    """Every file under the place that holds the word, however it is stored."""
    kept = []
    for file in place.glob(names):
        if file.is_file() and not file.is_symlink():
            content = file.read_bytes()
            kept += [f"{file}: {content[at : at + 30]!r}" for at in [content.find(MARK.encode())] if at >= 0]
    return kept


def engine_files(server: Server) -> Path | None:
    """The engine's own files: tables, write-ahead log, temporary files, and our own engine's log beside them.

    None where a server was given whose administrator may not ask for them.
    """
    with psycopg.connect(server.admin_url, autocommit=True) as database:
        if database.info.parameter_status("is_superuser") != "on":
            return None
        database.execute("CHECKPOINT")
        shown = database.execute("SHOW data_directory").fetchone()
    assert shown
    files = Path(shown[0])
    assert (files / "PG_VERSION").is_file()
    return files.parent if (files.parent / "server.log").is_file() else files


def stored_rows(world: World, server: Server) -> list[str]:
    """Every table of the database that holds the word in some row, looked at with the walls taken down."""
    readable = "relkind = 'r' AND has_table_privilege(oid, 'SELECT')"
    with psycopg.connect(addresses.with_database(server.admin_url, world.name)) as database:
        walled = database.execute("SELECT oid::regclass::text FROM pg_class WHERE relrowsecurity").fetchall()
        for (name,) in walled:
            database.execute(f"ALTER TABLE {name} DISABLE ROW LEVEL SECURITY")
        tables = database.execute(f"SELECT oid::regclass::text FROM pg_class WHERE {readable}").fetchall()
        assert set(walled) <= set(tables)
        return [
            name
            for (name,) in tables
            if database.execute(
                f"SELECT 1 FROM {name} AS row WHERE row::text LIKE %s LIMIT 1", [f"%{MARK}%"]
            ).fetchone()
        ]


def write_while_killed(doors: Doors) -> int:
    """The word in the memory of the public door's workers when they are ended; how many there were."""
    senders = [Sender(doors) for _ in range(6)]
    for sender in senders:
        sender.write_to("elverum")
    bodies = [sender.body("send", text=f"{mark('killed')} " * 500) for sender in senders]
    working = [threading.Thread(target=try_to_send, args=pair) for pair in zip(senders, bodies, strict=True)]
    for each in working:
        each.start()
    killed = kill_workers_at_work(doors)
    for each in working:
        each.join()
    for sender, body in zip(senders, bodies, strict=True):
        sender.send(body)
        assert len(sender.codes()) == 3
    return killed


def try_to_send(sender: Sender, body: str) -> None:
    with contextlib.suppress(OSError, HTTPException):
        sender.copy().send(body)


def test_no_word_of_a_dialogue_is_kept_anywhere(world: World, weather: str, server: Server, tmp_path: Path):
    open_dialogue(world, "elverum", "hamar")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    dumps = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (dumps[1], dumps[1]))
    os.environ["TMPDIR"] = str(temporary)
    try:
        with opened_doors(world, weather) as doors:
            statuses = write_in_the_dialogue(doors, server)
            assert write_while_killed(doors) >= 2
    finally:
        del os.environ["TMPDIR"]
        resource.setrlimit(resource.RLIMIT_CORE, dumps)

    assert {200, 303, 413, 429, 503} <= statuses
    assert 500 not in statuses
    assert stored_rows(world, server) == []
    assert found_in(world.home) == []
    assert found_in(temporary) == []
    assert found_in(ROOT, "core*") == []
    files = engine_files(server)
    if files is None:
        assert {"NOK_ADMIN_URL", "NOK_OWNER_URL"} & set(os.environ)
    else:
        assert found_in(files) == []


def test_no_word_of_a_visitor_is_kept_anywhere(own_doors: Doors, server: Server):
    # Broken before anybody has read it: a door keeps in memory what it has read.
    statuses = {break_a_page(own_doors, server), sign_in_wrongly(own_doors), *send_everything(own_doors)}
    assert kill_workers_at_work(own_doors) >= 2
    assert own_doors.ask(f"/finn/?sted={mark('query')}").status == 200

    assert {200, 302, 303, 400, 403, 404, 405, 500} <= statuses
    assert stored_rows(own_doors.world, server) == []
    assert found_in(own_doors.world.home) == []
    files = engine_files(server)
    if files is None:
        assert {"NOK_ADMIN_URL", "NOK_OWNER_URL"} & set(os.environ)
    else:
        assert found_in(files) == []


def test_the_search_would_have_found_the_word(tmp_path: Path):
    (tmp_path / "log").write_text(f"GET /finn/?sted={mark('query')}")

    assert len(found_in(tmp_path)) == 1
