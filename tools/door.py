"""What gunicorn is told beside its command line: its workers end with it, and the public door stands in a fence.

Without the first a worker whose master was killed keeps the port for a quarter of a minute.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Protocol

from tools import fence, processes

SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/etc", "/dev", "/opt", "/nix")
ROOT = Path(__file__).parent.parent


class Arbiter(Protocol):
    """Gunicorn's master."""

    pid: int


def on_starting(arbiter: Arbiter) -> None:
    """Gunicorn calls this once, when the application is loaded and no worker begun."""
    if os.environ["DJANGO_SETTINGS_MODULE"].endswith(".public") and fence.is_possible():
        home, door = Path(os.environ["NOK_HOME"]), Path(os.environ["NOK_DOOR_FILE"])
        # The folder of its keys, not the file: every night another file takes its place.
        own = [Path(sys.prefix), Path(sys.base_prefix), ROOT / "src", ROOT / "tools", home / "static", door.parent]
        fence.put_up(read=[*map(Path, SYSTEM), *own], write=[Path(worker_tmp_dir)])


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
