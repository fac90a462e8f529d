"""What gunicorn is told beside its command line: its workers end with it, and the public door stands in a fence.

Without the first a worker whose master was killed keeps the port for a quarter of a minute.
"""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from tools import fence, processes

SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/etc", "/dev", "/opt", "/nix")
MADE = ("secrets", "keys", "postgres", "log", "run")  # in the home, beside what the door may read
ROOT = Path(__file__).parent.parent


class Arbiter(Protocol):
    """Gunicorn's master."""

    pid: int


def on_starting(arbiter: Arbiter) -> None:
    """Gunicorn calls this once, when the application is loaded and no worker begun."""
    if os.environ["DJANGO_SETTINGS_MODULE"].endswith(".public") and fence.is_possible():
        home, ring = Path(os.environ["NOK_HOME"]).resolve(), os.environ.get("NOK_DOOR_FILE")
        # The folder of its keys, not the file: every night another file takes its place.
        keys = [Path(ring).parent] if ring else []
        fence.put_up(read=[*_house(home), home / "static", *keys], write=[Path(worker_tmp_dir)])


def _house(home: Path) -> Iterator[Path]:
    """What of the system and of the house may be read: never what lies in the home, wherever the home is put."""
    system = [Path(name) for name in (*SYSTEM, sys.prefix, sys.base_prefix)]
    for folder in (*system, ROOT / "src", ROOT / "tools"):
        # A home may also be put around the house: then the house is read, and what the home made is not.
        is_around = folder.resolve().is_relative_to(home)
        yield from fence.around(folder, [home / name for name in MADE] if is_around else [home])


def post_fork(arbiter: Arbiter, worker: object) -> None:
    """Gunicorn calls this in each new worker."""
    processes.end_with_parent(signal.SIGKILL)
    if os.getppid() != arbiter.pid:  # it died before it could be asked for
        os._exit(1)


def _folder() -> str:
    folder = Path(os.environ["NOK_HOME"]) / "run" / "workers"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return str(folder)


# Where each worker touches a file now and then, so that the master knows it lives.
worker_tmp_dir = _folder()
