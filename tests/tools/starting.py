"""A demo in a home of the test's own, as a person starts it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
STARTED = "Ctrl-C stopper alt."
WITHIN_SECONDS = 60


def nok(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """One command, run to its end."""
    return subprocess.run(
        _command(*words), cwd=ROOT, env=_environment(), capture_output=True, text=True, check=False, timeout=60
    )


@contextmanager
def demo(home: Path, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A demo that answers; asked to stop when the block ends, if it still runs."""
    public, staff = free_ports()
    with log.open("wb") as output:
        running = subprocess.Popen(
            _command("demo", "--home", home, "--public-port", str(public), "--staff-port", str(staff)),
            cwd=ROOT,
            env=_environment(),
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        until = time.monotonic() + WITHIN_SECONDS
        while STARTED not in log.read_text():
            assert running.poll() is None, log.read_text()
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.1)
        yield running
    finally:
        if running.poll() is None:
            running.send_signal(signal.SIGTERM)
            running.wait(30)


def free_ports() -> tuple[int, int]:
    """Two ports nobody listens on just now."""
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def alive_in(home: Path) -> list[str]:
    """The command lines of the processes that were started for this home."""
    mark, found = os.fsencode(home), []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit() or int(folder.name) == os.getpid():
            continue
        try:
            told = (folder / "cmdline").read_bytes(), (folder / "environ").read_bytes()
        except OSError:
            continue
        if any(mark in one for one in told):
            found.append(told[0].replace(b"\0", b" ").decode(errors="replace"))
    return found


def _command(*words: str | Path) -> list[str | Path]:
    return [sys.executable, "-m", "tools", *words]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NOK_", "DJANGO_"))}
    return kept | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}", "PYTHONUNBUFFERED": "1"}
