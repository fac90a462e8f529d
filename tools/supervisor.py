"""`./nok demo`, `stop` and `status`: everything started in order, watched, and stopped together."""

import ctypes
import fcntl
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from tools.home import ROOT, Home
from tools.trouble import Trouble

READY_WITHIN_SECONDS = 60
STOPPED_WITHIN_SECONDS = 15
WORKERS = 2


@dataclass(frozen=True)
class Ports:
    """Where the two doors answer."""

    public: int
    staff: int

    @property
    def addresses(self) -> tuple[str, str]:
        # Passkeys need a name, so the staff door has one.
        return f"http://127.0.0.1:{self.public}/", f"http://localhost:{self.staff}/"


def run(home: Home, ports: Ports, say: Callable[[str], None]) -> None:
    """Start everything, say where it is, and hold on until told to stop.

    :raises Trouble: if something outside the program stands in the way
    """
    home.make()
    with _only_one(home, ports):
        for name, port in (("--public-port", ports.public), ("--staff-port", ports.staff)):
            _require_free(port, name)
        with _stopping_on_signals(), _database(home):
            addresses = home.database_addresses()
            prepare(home, addresses)
            doors = [_Door(home, "public", ports.public, addresses), _Door(home, "staff", ports.staff, addresses)]
            try:
                _start(doors)
                say(_welcome(home, ports, addresses))
                while True:
                    for door in doors:
                        door.keep_alive(say)
                    time.sleep(0.5)
            except _Stop:
                say("Stopper.")
            finally:
                for door in doors:
                    door.stop()


def prepare(home: Home, addresses: dict[str, str]) -> None:
    """Bring tables, walls, facts, made-up people and static files up to date."""
    owner = home.environment("owner", addresses)
    for words in (["migrate", "--verbosity=0"], ["set_scope_keys"], ["load_facts"], ["load_demo"]):
        _command(home, words, owner | home.scope_keys_for_command())
    _command(home, ["collectstatic", "--no-input", "--verbosity=0"], owner)


def _command(home: Home, words: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(home.django(*words), env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        log = home.folder / "log" / f"{words[0]}.log"
        log.write_text(done.stdout + done.stderr)
        last = (done.stderr.strip().splitlines() or ["ukjent årsak"])[-1]
        raise Trouble(f"{words[0]} gikk ikke: {last}\n     Hele forklaringen står i {log}.")
    return done.stdout


def _welcome(home: Home, ports: Ports, addresses: dict[str, str]) -> str:
    public, staff = ports.addresses
    people = _command(home, ["demo_people"], home.environment("owner", addresses))
    return f"\nFor alle:     {public}\nFor ansatte:  {staff}\n\n{people}\nCtrl-C stopper alt.\n"


class _Door:
    """One of the two doors: a gunicorn with its workers, started again if it dies."""

    def __init__(self, home: Home, name: str, port: int, addresses: dict[str, str]) -> None:
        self.home, self.name, self.port = home, name, port
        self.environment = home.environment(name, addresses)
        self.process: subprocess.Popen[bytes] | None = None
        self.deaths: list[float] = []

    def start(self) -> None:
        log = (self.home.folder / "log" / f"{self.name}.log").open("ab")
        listen = ["--bind", f"127.0.0.1:{self.port}", "--workers", str(WORKERS), "--preload"]
        quiet = ["--log-level", "warning", "--no-control-socket"]
        module = f"nok.config.wsgi_{self.name}:application"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *listen, *quiet, module],
            env=self.environment,
            cwd=ROOT,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )

    def answers(self) -> bool:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
            connection.request("GET", "/")
            return connection.getresponse().status < 500
        except OSError:
            return False

    def is_dead(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def keep_alive(self, say: Callable[[str], None]) -> None:
        if not self.is_dead():
            return
        self.deaths = [moment for moment in self.deaths if moment > time.monotonic() - 60] + [time.monotonic()]
        time.sleep(min(8.0, 0.25 * 2 ** len(self.deaths)))
        say(f"Døren «{self.name}» stoppet og startes igjen.")
        self.start()

    def stop(self) -> None:
        if self.process is None or self.is_dead():
            return
        self.process.terminate()
        try:
            self.process.wait(STOPPED_WITHIN_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def _start(doors: list[_Door]) -> None:
    for door in doors:
        door.start()
    until = time.monotonic() + READY_WITHIN_SECONDS
    for door in doors:
        while not door.answers():
            log = door.home.folder / "log" / f"{door.name}.log"
            if door.is_dead() or time.monotonic() > until:
                raise Trouble(f"Døren «{door.name}» svarer ikke. Se {log}.")
            time.sleep(0.1)


class _Stop(Exception):
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
def _stopping_on_signals() -> Iterator[None]:
    asked = _Asked()
    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    except _Stop:
        return
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end_with_parent() -> None:
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)


@contextmanager
def _database(home: Home) -> Iterator[None]:
    """Run the embedded database for as long as we live, unless there is a server of one's own."""
    if not home.own_server:
        yield
        return
    home.cluster.start()
    try:
        yield
    finally:
        home.cluster.stop()


@contextmanager
def _only_one(home: Home, ports: Ports) -> Iterator[None]:
    with (home.folder / "run" / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(f"Det kjører allerede her: {' '.join(_running(home))} «./nok stop» stopper det.") from None
        record = home.folder / "run" / "demo.json"
        record.write_text(json.dumps({"pid": os.getpid(), "addresses": ports.addresses}))
        try:
            yield
        finally:
            record.unlink(missing_ok=True)


def is_running(home: Home) -> bool:
    """Whether a demo holds this home."""
    path = home.folder / "run" / "lock"
    if not path.exists():
        return False
    with path.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _running(home: Home) -> list[str]:
    record = home.folder / "run" / "demo.json"
    return list(json.loads(record.read_text())["addresses"]) if record.exists() else []


def status(home: Home) -> str:
    """One line on whether it runs, and where."""
    if not is_running(home):
        return "Stoppet."
    return f"Kjører: {' '.join(_running(home))}"


def stop(home: Home) -> str:
    """Stop what runs in this home, also what an earlier start that was killed left behind."""
    if not is_running(home):
        if home.own_server and (home.cluster.data / "PG_VERSION").exists() and home.cluster.is_running():
            home.cluster.stop()
            return "Stoppet databasen som var igjen etter forrige gang."
        return "Det kjørte ikke."
    os.kill(json.loads((home.folder / "run" / "demo.json").read_text())["pid"], signal.SIGTERM)
    until = time.monotonic() + 2 * STOPPED_WITHIN_SECONDS
    while is_running(home):
        if time.monotonic() > until:
            raise Trouble("Det stopper ikke. Prøv en gang til om litt.")
        time.sleep(0.1)
    return "Stoppet."


def detach(home: Home, ports: Ports, words: list[str]) -> str:
    """Start in the background and come back when both doors answer."""
    home.make()
    if is_running(home):
        raise Trouble(f"Det kjører allerede her: {' '.join(_running(home))} «./nok stop» stopper det.")
    path = home.folder / "log" / "demo.log"
    with path.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tools", "demo", *words],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=ROOT,
            start_new_session=True,
        )
    while "Ctrl-C" not in path.read_text():
        if process.poll() is not None:
            raise Trouble(path.read_text().strip().removeprefix("nok: "))
        time.sleep(0.1)
    return path.read_text().replace("Ctrl-C stopper alt.", "«./nok stop» stopper alt.")


def _require_free(port: int, option: str) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Trouble(f"Port {port} er opptatt. Velg en annen med {option}.") from None


def wipe(home: Home) -> None:
    """Forget everything in this home, so that the next start begins anew.

    :raises Trouble: if it runs, or the folder is not one of ours
    """
    if not home.folder.exists():
        return
    if is_running(home):
        raise Trouble("Det kjører. Stopp det først med «./nok stop».")
    ours = {"postgres", "secrets", "run", "log", "static"}
    strange = sorted(path.name for path in home.folder.iterdir() if path.name not in ours)
    if strange:
        raise Trouble(f"{home.folder} har noe som ikke er vårt ({strange[0]}). Flytt det, så tør jeg slette resten.")
    stop(home)
    _remove(home.folder)


def _remove(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            _remove(path)
            path.rmdir()
        else:
            path.unlink()
