"""A demonstration started as people start it, and what is left of it afterwards."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from tests.conftest import ROOT

STARTED_WITHIN_SECONDS = 90
GONE_WITHIN_SECONDS = 20
BACK_WITHIN_SECONDS = 30


def free_ports() -> tuple[int, int]:
    """Two ports nobody has."""
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def surroundings(**more: str) -> dict[str, str]:
    """A person's environment: what was given to the suite is not given to what it starts."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("NOK_", "DJANGO_"))} | more


def nok(*words: object, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run `./nok` with these words and wait for its end."""
    command = [str(ROOT / "nok"), *map(str, words)]
    return subprocess.run(command, env=surroundings(**more), capture_output=True, text=True, check=False, timeout=120)


def living(home: Path) -> list[str]:
    """The processes that belong to this home, by what they were started as and with."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit() or int(folder.name) == os.getpid():
            continue
        try:
            told = (folder / "cmdline").read_bytes(), (folder / "environ").read_bytes()
        except OSError:
            continue
        if any(os.fsencode(home) in each for each in told):
            found.append(told[0].replace(b"\0", b" ").decode(errors="replace"))
    return found


def wait_until_gone(home: Path) -> list[str]:
    """What of this home still lives when it has had its time to end."""
    until = time.monotonic() + GONE_WITHIN_SECONDS
    while (left := living(home)) and time.monotonic() < until:
        time.sleep(0.1)
    return left


def status_of(address: str, path: str) -> int | str:
    """What a page answers with; why not, if it does not."""
    host, port = address.removeprefix("http://").strip("/").split(":")
    connection = HTTPConnection(host, int(port), timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError as problem:
        return type(problem).__name__
    finally:
        connection.close()


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """A small disk of its own at this folder; for root."""
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def nobody_may_write(folder: Path) -> Iterator[None]:
    """Shut this folder against writing, for root too."""
    if os.geteuid() == 0:
        with bound_for_reading(folder):
            yield
        return
    folder.chmod(0o500)
    try:
        yield
    finally:
        folder.chmod(0o700)


@contextmanager
def bound_for_reading(folder: Path) -> Iterator[None]:
    subprocess.run(["mount", "--bind", str(folder), str(folder)], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


class Demo:
    """One demonstration in the foreground."""

    def __init__(self, home: Path, *more: str) -> None:
        self.home, self.ports = home, free_ports()
        public, staff = map(str, self.ports)
        words = ["demo", "--home", str(home), "--public-port", public, "--staff-port", staff, "--scale", "0.01", *more]
        home.parent.mkdir(parents=True, exist_ok=True)
        self.log = home.parent / f"{home.name}.said"
        with self.log.open("wb") as said:
            self.process = subprocess.Popen(
                [str(ROOT / "nok"), *words], stdout=said, stderr=said, env=surroundings(), start_new_session=True
            )

    @property
    def said(self) -> str:
        return self.log.read_text()

    @property
    def public(self) -> str:
        return f"http://127.0.0.1:{self.ports[0]}/"

    @property
    def staff(self) -> str:
        return f"http://localhost:{self.ports[1]}/"

    def wait_for(self, words: str) -> None:
        """Come back when it has said these words."""
        until = time.monotonic() + STARTED_WITHIN_SECONDS
        while words not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < until, self.said
            time.sleep(0.05)

    def interrupt(self) -> int:
        """Ctrl-C, as a terminal sends it: to the whole group."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(60)

    def pid_of(self, words: str) -> int:
        """The oldest process of this home started with these words; it may be on its way."""
        until = time.monotonic() + BACK_WITHIN_SECONDS
        while not (pids := self._started_with(words)):
            assert time.monotonic() < until, f"{self.said}\n{self.server_log}"
            time.sleep(0.1)
        return min(pids, key=began)

    def _started_with(self, words: str) -> list[int]:
        return [
            int(folder.name)
            for folder in Path("/proc").iterdir()
            if folder.name.isdigit() and words in _started_as(folder) and _belongs(folder, self.home)
        ]

    def wait_for_another(self, words: str, before: int) -> None:
        """Come back when what was started with these words is another process than before."""
        until = time.monotonic() + BACK_WITHIN_SECONDS
        while self.pid_of(words) == before:
            assert time.monotonic() < until, f"{self.said}\n{self.server_log}"
            time.sleep(0.1)

    @property
    def server_log(self) -> str:
        """The end of what the database said."""
        return (self.home / "postgres" / "server.log").read_text()[-2000:]


def began(pid: int) -> int:
    """When the process was started, in clock ticks since the machine was; numbers are used again, moments are not."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19])
    except OSError:
        return sys.maxsize


def _started_as(folder: Path) -> str:
    try:
        return (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def _belongs(folder: Path, home: Path) -> bool:
    try:
        return os.fsencode(home) in (folder / "environ").read_bytes() + (folder / "cmdline").read_bytes()
    except OSError:
        return False


@contextmanager
def demo(home: Path, *more: str) -> Iterator[Demo]:
    """A demonstration that is ready, and ended with the block."""
    running = Demo(home, *more)
    try:
        running.wait_for("Ctrl-C stopper alt.")
        yield running
    finally:
        if running.process.poll() is None:
            os.killpg(running.process.pid, signal.SIGTERM)
            running.process.wait(60)


def record(home: Path) -> dict[str, int]:
    """What a running demonstration has written of itself."""
    told: dict[str, int] = json.loads((home / "run" / "demo.json").read_text())
    return told
