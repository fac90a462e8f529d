"""What runs in a home: who holds it, where it answers, and how it is stopped or forgotten."""

import fcntl
import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.home import Home, Ports
from tools.trouble import Trouble

STOPPED_WITHIN_SECONDS = 40
OURS = {"postgres", "secrets", "keys", "run", "log", "static", "oppdiktede-tall.csv"}


@contextmanager
def only_one(home: Home, ports: Ports) -> Iterator[None]:
    """Hold the home for as long as the block runs.

    :raises Trouble: if another holds it
    """
    with (home.folder / "run" / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise already(home) from None
        record = home.folder / "run" / "demo.json"
        record.write_text(json.dumps({"pid": os.getpid(), "public": ports.public, "staff": ports.staff}))
        try:
            yield
        finally:
            record.unlink(missing_ok=True)


def already(home: Home) -> Trouble:
    """What is said to a second start in the same home."""
    return Trouble(f"Det kjører allerede her: {_addresses(home)} «./nok stop» stopper det.")


def is_held(home: Home) -> bool:
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


def _record(home: Home) -> dict[str, int]:
    try:
        told: dict[str, int] = json.loads((home.folder / "run" / "demo.json").read_text())
    except (OSError, ValueError):
        return {}
    return told


def ports(home: Home) -> Ports:
    """Where the doors answer now; where they would, if they do not."""
    told = _record(home)
    return Ports(told["public"], told["staff"]) if told else Ports()


def _addresses(home: Home) -> str:
    return f"{ports(home).public_address}/ {ports(home).staff_address}/"


def status(home: Home) -> str:
    """One line on whether it runs, and where."""
    return f"Kjører: {_addresses(home)}" if is_held(home) else "Stoppet."


def stop(home: Home) -> str:
    """Stop what runs in this home, also what an earlier start that was killed left behind."""
    if not is_held(home):
        if home.own_server and home.cluster.exists and home.cluster.is_running():
            home.cluster.stop()
            return "Stoppet databasen som var igjen etter forrige gang."
        return "Det kjørte ikke."
    pid = _record(home).get("pid")
    if pid is None:
        raise Trouble("Det holder på å starte eller stoppe. Prøv en gang til om litt.")
    os.kill(pid, signal.SIGTERM)
    until = time.monotonic() + STOPPED_WITHIN_SECONDS
    while is_held(home):
        if time.monotonic() > until:
            raise Trouble("Det stopper ikke. Prøv en gang til om litt.")
        time.sleep(0.1)
    return "Stoppet."


def wipe(home: Home) -> None:
    """Forget everything in this home, so that the next start begins anew.

    :raises Trouble: if it runs, or the folder holds what is not ours
    """
    if not home.folder.is_dir():
        return
    if is_held(home):
        raise Trouble("Det kjører. Stopp det først med «./nok stop».")
    if not home.own_server:
        raise Trouble("--fresh sletter ikke på din egen server. Slett databasen der, og start uten --fresh.")
    strange = sorted(path.name for path in home.folder.iterdir() if path.name not in OURS)
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
