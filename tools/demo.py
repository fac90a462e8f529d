"""`./nok demo`: everything started in order, watched, and stopped together."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from tools import processes, running, servers
from tools.home import ROOT, Home, Ports
from tools.trouble import FULL, Trouble, is_full, last_line

WATCHED_EVERY_SECONDS = 0.5
REST_SECONDS = 2


def run(home: Home, ports: Ports, years: Sequence[str], say: Callable[[str], None]) -> None:
    """Start everything, say where it is, and hold on until told to stop.

    :param years: words to `make_years`: how many made-up years, and how large
    :raises Trouble: if something outside the program stands in the way
    """
    home.make()
    with running.only_one(home, ports):
        require_free(ports)
        with _stopping_on_signals(say), _database(home):
            everyone = _servers(home, ports)
            people = prepare(home, ports, years)
            try:
                servers.start_all(everyone)
                say(f"\nFor alle:       {ports.public_address}/\nFor ansatte:    {ports.staff_address}/\n")
                say(f"{people}\nCtrl-C stopper alt.\n")
                _watch(home, everyone, say)
            finally:
                for server in everyone:
                    server.stop()


def _watch(home: Home, everyone: Sequence[servers.Server], say: Callable[[str], None]) -> None:
    """Start again whatever dies, until somebody asks us to stop."""
    while True:
        if home.own_server and home.cluster.is_dead:
            _start_database_again(home, say)
        for server in everyone:
            server.keep_alive(say)
        time.sleep(WATCHED_EVERY_SECONDS)


def _start_database_again(home: Home, say: Callable[[str], None]) -> None:
    """It may be killed once more while it starts, or the disk be full for a while: then we try again."""
    say("Databasen stoppet og startes igjen.")
    try:
        home.cluster.start()
    except Trouble as problem:
        say(f"{problem}\n     Prøver igjen om litt.")
        time.sleep(REST_SECONDS)


def _servers(home: Home, ports: Ports) -> list[servers.Server]:
    addresses, logs = home.database_addresses(), home.folder / "log"
    public, staff, worker = (home.environment(name, addresses, ports) for name in ("public", "staff", "worker"))
    return [
        servers.door("public", ports.public, public, logs),
        servers.door("staff", ports.staff, staff, logs),
        servers.worker(worker, logs),
    ]


def prepare(home: Home, ports: Ports, years: Sequence[str]) -> str:
    """Bring tables, walls, facts, keys, made-up people and years, and static files up to date; how to sign in."""
    owner = home.environment("owner", home.database_addresses(), ports)
    _require_not_newer(home, owner)
    for words in (["migrate", "--verbosity=0"], ["set_scope_keys"], ["load_facts"], ["keys", "begin"]):
        _command(home, words, owner | home.scope_keys_for_command())
    _command(home, ["collectstatic", "--no-input", "--verbosity=0"], owner)
    people = _command(home, ["make_demo"], owner)
    return people + _command(home, ["make_years", *years], owner)


def _require_not_newer(home: Home, owner: dict[str, str]) -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "tools.age"], env=owner, capture_output=True, text=True, check=False, cwd=ROOT
    )
    if asked.returncode == 0 and asked.stdout:
        advice = "Bruk den utgaven, eller velg en annen mappe med --home."
        raise Trouble(f"{home.folder} er laget av en nyere utgave ({asked.stdout.split()[0]}). {advice}")


def _command(home: Home, words: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(home.django(*words), env=environment, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode != 0:
        if is_full(done.stderr):
            raise Trouble(FULL)
        log = home.folder / "log" / f"{words[0]}.log"
        log.write_text(done.stdout + done.stderr)
        said = last_line(done.stderr)
        if said.startswith("CommandError: "):
            raise Trouble(said.removeprefix("CommandError: "))
        raise Trouble(f"{words[0]} gikk ikke: {said}\n     Hele forklaringen står i {log}.")
    return done.stdout


class _Stop(BaseException):
    """Somebody asked us to stop."""


@dataclass
class _Asked:
    """Raises the wish to stop once; a second Ctrl-C does not break the stopping."""

    heard: bool = field(default=False)

    def __call__(self, number: int, frame: FrameType | None) -> None:
        if not self.heard:
            self.heard = True
            raise _Stop


@contextmanager
def _stopping_on_signals(say: Callable[[str], None]) -> Iterator[None]:
    asked = _Asked()
    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    except _Stop:
        say("Stoppet.")
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _database(home: Home) -> Iterator[None]:
    """Run the embedded database for as long as we live, unless there is a server of one's own."""
    if not home.own_server:
        yield
        return
    try:
        home.cluster.start()
        yield
    finally:
        home.cluster.stop()


def require_free(ports: Ports) -> None:
    """See that both doors have somewhere to be.

    :raises Trouble: if a port is taken, or they would share one
    """
    if ports.public == ports.staff:
        raise Trouble("De to dørene må ha hver sin port. Velg en annen med --staff-port.")
    for port, option in ((ports.public, "--public-port"), (ports.staff, "--staff-port")):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except PermissionError:
                raise Trouble(f"Port {port} er ikke for vanlige brukere. Velg en over 1024 med {option}.") from None
            except OSError:
                raise Trouble(f"Port {port} er opptatt. Velg en annen med {option}.") from None


def detach(home: Home, ports: Ports, years: Sequence[str]) -> str:
    """Start in the background and come back when everything answers; what it said."""
    home.make()
    if running.is_held(home):
        raise running.already(home)
    path = home.folder / "log" / "demo.log"
    words = ["--home", str(home.folder), "--public-port", str(ports.public), "--staff-port", str(ports.staff), *years]
    with path.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tools", "demo", *words],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=ROOT,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            start_new_session=True,
        )
    try:
        while "Ctrl-C stopper alt." not in path.read_text():
            if process.poll() is not None:
                raise Trouble(path.read_text().strip().split("nok: ")[-1] or "Det startet ikke.")
            time.sleep(0.1)
    except KeyboardInterrupt:
        processes.end(process, signal.SIGTERM, 30)
        raise
    return path.read_text().replace("Ctrl-C stopper alt.", "«./nok stop» stopper alt.")
