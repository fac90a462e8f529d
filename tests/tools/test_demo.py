"""`./nok demo` from the first start to the last, as people use it."""

import os
import signal
import socket
import time
from pathlib import Path

import psycopg
import pytest

from tests.tools.demos import (
    BACK_WITHIN_SECONDS,
    Demo,
    demo,
    free_ports,
    living,
    nok,
    record,
    status_of,
    wait_until_gone,
)
from tools.home import Home

# Longer than the path of a socket may be, with what paths may hold.
LONG = "ei mappe, med «mellomrom» og æøå/" + "lang/" * 20


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory):
    with demo(
        tmp_path_factory.mktemp("demo") / LONG / "home",
    ) as started:
        yield started


def answers(running: Demo) -> bool:
    """Both doors, and the database behind them: the front page answers without it."""
    return status_of(running.public, "/finn/?sted=2408") == 200 and status_of(running.staff, "/") == 302


def answers_again(running: Demo) -> bool:
    until = time.monotonic() + BACK_WITHIN_SECONDS
    while not answers(running) and time.monotonic() < until:
        time.sleep(0.2)
    return answers(running)


def keep_a_row(home: Path) -> None:
    with psycopg.connect(Home(home).cluster.admin_url, autocommit=True) as database:
        database.execute("CREATE TABLE kept ()")


def kept_rows(home: Path) -> int:
    with psycopg.connect(Home(home).cluster.admin_url) as database:
        (found,) = database.execute("SELECT count(*) FROM pg_tables WHERE tablename = 'kept'").fetchone()
        return found


def test_demo_serves_both_doors_where_it_says(running):
    assert running.public in running.said
    assert running.staff in running.said
    assert answers(running)


def test_demo_prints_who_can_sign_in_and_code_prints_their_code(running):
    code = nok("code", "ingrid", "--home", running.home)

    assert "ingrid@elverum.example" in running.said
    assert code.stdout.strip().isdigit(), code.stderr


def test_status_tells_where_it_answers(running):
    told = nok("status", "--home", running.home)

    assert told.stdout == f"Kjører: {running.public} {running.staff}\n"


def test_second_start_in_the_same_home_is_refused_and_changes_nothing(running):
    public, staff = free_ports()

    refused = nok("demo", "--home", running.home, "--public-port", public, "--staff-port", staff)

    assert refused.returncode == 1
    assert refused.stderr == (
        f"nok: Det kjører allerede her: {running.public} {running.staff} «./nok stop» stopper det.\n"
    )
    assert answers(running)


@pytest.mark.parametrize("words", ["wsgi_public", "wsgi_staff", "procrastinate", "postgres/data"])
def test_what_is_killed_is_started_again(running, words):
    before = running.pid_of(words)

    os.kill(before, signal.SIGKILL)

    running.wait_for_another(words, before)
    assert answers_again(running), f"{running.said}\n{running.server_log}"


def test_a_database_that_will_not_start_again_is_tried_until_it_does(running):
    version = running.home / "postgres" / "data" / "PG_VERSION"
    written = version.read_text()
    version.write_text("12\n")
    os.kill(running.pid_of("postgres/data"), signal.SIGKILL)
    running.wait_for("Prøver igjen om litt.")
    version.write_text(written)

    assert answers_again(running), f"{running.said}\n{running.server_log}"


def test_nothing_in_the_home_but_static_files_is_for_others(running):
    assert (running.home.stat().st_mode & 0o777) == 0o700
    files = [path for path in running.home.rglob("*") if path.is_file()]
    published = running.home / "static"
    assert [str(path) for path in files if path.stat().st_mode & 0o077 and not path.is_relative_to(published)] == []
    assert [str(path) for path in Path("/tmp").glob("nok-*") if path.stat().st_mode & 0o077] == []


def test_two_homes_stand_side_by_side(running, tmp_path):
    with demo(tmp_path / "other home") as other:
        assert answers(other)
        assert answers(running)
        assert other.interrupt() == 0

        assert wait_until_gone(other.home) == []
    assert answers(running)


def test_a_home_lives_through_stops_and_kills_until_it_is_begun_afresh(tmp_path):
    home = tmp_path / "home"
    with demo(home) as first:
        keep_a_row(home)
        assert first.interrupt() == 0
    assert wait_until_gone(home) == []

    public, staff = map(str, free_ports())
    where = ("--home", str(home), "--public-port", public, "--staff-port", staff)
    detached = nok("demo", *where, "--detach")
    assert (detached.returncode, detached.stdout.count(f":{public}/")) == (0, 1), detached.stderr
    assert kept_rows(home) == 1
    os.kill(record(home)["pid"], signal.SIGKILL)
    assert wait_until_gone(home) == []

    with demo(home):
        assert kept_rows(home) == 1
        stopped = nok("stop", "--home", home)
        assert stopped.stdout == "Stoppet.\n"
        assert wait_until_gone(home) == []
    assert nok("status", "--home", home).stdout == "Stoppet.\n"

    with demo(home, "--fresh"):
        assert kept_rows(home) == 0


@pytest.mark.parametrize("seconds", [0.6, 2.5])
def test_killed_while_it_starts_it_leaves_nothing_running_and_starts_again(tmp_path, seconds):
    home = tmp_path / "home"
    begun = Demo(home)
    begun.wait_for("Starter.")
    time.sleep(seconds)

    os.kill(begun.process.pid, signal.SIGKILL)
    begun.process.wait()

    assert wait_until_gone(home) == []
    with demo(home) as again:
        assert answers(again)


@pytest.mark.parametrize(("taken", "option"), [(0, "--public-port"), (1, "--staff-port")])
def test_a_taken_port_is_named_with_its_option_and_nothing_is_left(tmp_path, taken, option):
    ports = free_ports()
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(("127.0.0.1", ports[taken]))
        holder.listen()

        refused = nok("demo", "--home", tmp_path / "h", "--public-port", ports[0], "--staff-port", ports[1])

    assert refused.returncode == 1
    assert refused.stderr == f"nok: Port {ports[taken]} er opptatt. Velg en annen med {option}.\n"
    assert living(tmp_path / "h") == []
