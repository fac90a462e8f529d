"""`./nok bench`: how heavy, quick and large it is, beside what we allow ourselves, and in what conditions.

Everything is measured on a demonstration of its own, in a folder that is thrown away after.
"""

import os
import platform
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from secrets import randbelow

from tools import dialogue, killing, load, weight
from tools.home import ROOT, Home, Ports
from tools.trouble import Trouble, last_line

SHOWN = (
    ("forsiden", "/"),
    ("finneren med svar", "/finn/?sted=2408"),
    ("et senters side", "/senter/elverum/"),
    ("en informasjonsside", "/om/"),
)
ASKED = (("finneren med svar", "/finn/?sted=2408", 300), ("en informasjonsside", "/om/", None))
FIRST_KB, ALL_KB, REQUESTS = 14.6, 30.0, 4
START_SECONDS, MEMORY_MB = 60, 600
ROLLED, SLOTS, ROLL_SECONDS = "elverum", 50_000, 60
WARMING_SECONDS, ASKING_SECONDS = 2.0, 8.0
BEFORE_A_SECOND, SENDING_SHARE, COMING_BACK_TIMES, AT_ONCE = 900, 0.65, 2, 64
STARTED_WITHIN_SECONDS = 180


@dataclass(frozen=True)
class Row:
    """One thing measured, and the most (or the least) we allow."""

    what: str
    measured: str
    budget: str = "–"
    kept: bool | None = None


def run(words: Sequence[str]) -> int:
    """Measure, and print one table; or, with `--kill` and a number, kill so often and tell what it cost.

    :raises Trouble: if it could not be measured
    """
    with tempfile.TemporaryDirectory(prefix="nok-bench-") as folder:
        home, ports = Home(Path(folder) / "home"), _free_ports()
        if words[:1] == ["--kill"]:
            return _kill(home, ports, words[1:])
        print(_measure(home, ports))
        return 0


def _kill(home: Home, ports: Ports, words: Sequence[str]) -> int:
    if not words or not words[0].isdecimal() or int(words[0]) == 0:
        raise Trouble("Hvor mange ganger? For eksempel «./nok bench --kill 100».")
    before, seed = os.getloadavg()[0], int(words[1]) if words[1:] and words[1].isdecimal() else randbelow(1_000_000)
    with _demo(home, ports):
        toll = killing.run(home, ports, int(words[0]), seed, lambda line: print(line, flush=True))
        rows = [
            Row("drept mens åtte skrev og to svarte", f"{toll.kills} ganger, frø {seed}"),
            Row("samtaler, meldinger og svar kvittert for", f"{toll.threads}, {toll.messages} og {toll.answers}"),
            Row("svar trykket på igjen fordi ingen side kom", f"{toll.pressed_again} ganger"),
            _none("kvittert for og tapt", toll.lost),
            _none("doblet", toll.doubled),
            _none("halvgjort", toll.half_made),
            _at_most("lengst før alt svarte igjen", toll.slowest_seconds, killing.BACK_WITHIN_SECONDS, "s"),
        ]
        print(_table(rows, _conditions(home, before)))
    return int(any(row.kept is False for row in rows))


def _none(what: str, found: int) -> Row:
    return Row(what, str(found), "0", found == 0)


def _measure(home: Home, ports: Ports) -> str:
    before = os.getloadavg()[0]
    rows: list[Row] = []
    with _demo(home, ports) as (process, seconds):
        rows.append(_at_most("første side fra tom mappe, pakkene er der", seconds, START_SECONDS, "s"))
        rows += [row for name, path in SHOWN for row in _weights(ports.public, name, path)]
        rows += [_speed(ports.public, name, path, least) for name, path, least in ASKED]
        rows += _dialogue(ports.public)
        rows.append(_at_most("minne, alle prosesser (PSS)", _memory(process.pid), MEMORY_MB, "MB"))
        rows.append(_roll(home, ports))
    with _demo(home, ports) as (_, seconds):
        rows.insert(1, Row("første side, andre start", f"{seconds:.1f} s"))
    return _table(rows, _conditions(home, before))


def _dialogue(port: int) -> Iterator[Row]:
    slug = killing.CENTRE
    dialogue.before(port, slug, WARMING_SECONDS)
    yield _rate("før du skriver", dialogue.before(port, slug, ASKING_SECONDS), BEFORE_A_SECOND)
    sent = dialogue.sending(port, slug)
    measured = f"{100 * sent.share:.0f} % ({sent.messages:.0f} meldinger/s, {sent.hashes:.0f} Argon2id/s på to kjerner)"
    yield Row(
        "å sende, av det Argon2id alene tillater", measured, f"≥ {SENDING_SHARE:.0%}", sent.share >= SENDING_SHARE
    )
    opened, hashed = dialogue.coming_back(port, slug)
    times = opened / hashed
    measured = f"{times:.2f} × én Argon2id ({opened:.0f} mot {hashed:.0f} ms)"
    yield Row("tilbake med koden", measured, f"≤ {COMING_BACK_TIMES} ×", times <= COMING_BACK_TIMES)
    heard = dialogue.heard(port, slug, AT_ONCE)
    yield Row(f"{AT_ONCE} sender samtidig: får kode, og leser sitt", str(heard), str(AT_ONCE), heard == AT_ONCE)


def _weights(port: int, name: str, path: str) -> Iterator[Row]:
    for coding, said in (("gzip, br", "gzip og brotli"), ("gzip", "bare gzip")):
        found = weight.weigh(port, path, coding)
        yield _at_most(f"{name}: HTML og CSS, {said}", found.first / 1000, FIRST_KB, "kB")
        yield _at_most(f"{name}: alt, {said}", found.all / 1000, ALL_KB, "kB")
    yield Row(f"{name}: forespørsler med ikon", str(found.requests), f"≤ {REQUESTS}", found.requests <= REQUESTS)


def _speed(port: int, name: str, path: str, least: int | None) -> Row:
    dialogue.crowd(port, path, WARMING_SECONDS)
    return _rate(name, dialogue.crowd(port, path, ASKING_SECONDS), least)


def _rate(name: str, found: load.Answered, least: int | None) -> Row:
    measured = f"{found.a_second:.0f}/s, p50 {found.p50_ms:.0f} ms, p95 {found.p95_ms:.0f} ms"
    kept = None if least is None else found.a_second >= least
    return Row(f"{name}: {dialogue.CROWD} om gangen", measured, f"≥ {least}/s" if least else "–", kept)


def _roll(home: Home, ports: Ports) -> Row:
    """The seconds it takes to give a centre with many slots a new key, by the command, with both doors at work."""
    owner = home.environment("owner", home.database_addresses(), ports)
    _do([sys.executable, "-m", "tools.slots", ROLLED, str(SLOTS)], owner)
    begun = time.monotonic()
    said = _do(home.django("keys", "roll-centre", ROLLED), owner)
    seconds = time.monotonic() - begun
    moved = re.search(r"(\d+) flyttet", said)
    if moved is None or int(moved[1]) < SLOTS:
        raise Trouble(f"Nøkkelen ble ikke byttet: {last_line(said)}")
    return _at_most(f"ny nøkkel til et senter med {moved[1]} forseglet", seconds, ROLL_SECONDS, "s")


def _do(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Trouble(last_line(done.stderr))
    return done.stdout


def _at_most(what: str, measured: float, most: float, unit: str) -> Row:
    return Row(what, f"{measured:.1f} {unit}", f"≤ {most:g} {unit}", measured <= most)


@contextmanager
def _demo(home: Home, ports: Ports) -> Iterator[tuple["subprocess.Popen[bytes]", float]]:
    """A demonstration, and the seconds until its public door gave its first page."""
    words = ["--home", str(home.folder), "--public-port", str(ports.public), "--staff-port", str(ports.staff)]
    log = home.folder.parent / "said"
    # Nothing of a server that is in use: the bench brings its own.
    own = {name: value for name, value in os.environ.items() if not name.startswith("NOK_")}
    begun = time.monotonic()
    with log.open("wb") as said:
        process = subprocess.Popen([str(ROOT / "nok"), "demo", *words], env=own, stdout=said, stderr=said)
    try:
        while not _answers(ports.public):
            if process.poll() is not None or time.monotonic() > begun + STARTED_WITHIN_SECONDS:
                raise Trouble(f"Det startet ikke: {last_line(log.read_text())}")
            time.sleep(0.02)
        seconds = time.monotonic() - begun
        while "Ctrl-C" not in log.read_text() and process.poll() is None:
            time.sleep(0.05)
        yield process, seconds
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _free_ports() -> Ports:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return Ports(one.getsockname()[1], other.getsockname()[1])


def _memory(root: int) -> float:
    """The memory of this process and everything under it, what is shared counted once, in MB."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    family = {root}
    while more := {one for one, parent in parents.items() if parent in family} - family:
        family |= more
    if len(family) < 2:
        raise Trouble("Minnet kan bare måles der /proc finnes.")
    return sum(_pss(pid) for pid in family) / 1000


def _pss(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) * 1.024 for line in lines if line.startswith("Pss:")), 0.0)


def _conditions(home: Home, before: float) -> str:
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return (
        f"{when} · utgave {commit or 'ukjent'} · {cores} kjerner, last {before:.1f} før start · "
        f"Python {platform.python_version()} · PostgreSQL {home.cluster.version} · to arbeidere i hver dør, "
        "klienten på samme maskin"
    )


def _table(rows: list[Row], conditions: str) -> str:
    wide = max(len(row.what) for row in rows)
    high = max(len(row.measured) for row in rows)
    signs = {True: "holdt", False: "SPRENGT", None: ""}
    head = f"{'':<{wide}}  {'målt':<{high}}  {'budsjett':<10}"
    lines = [
        f"{row.what:<{wide}}  {row.measured:<{high}}  {row.budget:<10}  {signs[row.kept]}".rstrip() for row in rows
    ]
    return "\n".join(line.rstrip() for line in [conditions, "", head, *lines])
