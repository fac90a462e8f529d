"""What gunicorn is told beside its command line: its workers end with it, however it ends.

Without this a worker whose master was killed keeps the port for a quarter of a minute.
"""

import os
import signal
from typing import Protocol

from tools import processes


class Arbiter(Protocol):
    """Gunicorn's master."""

    pid: int


def post_fork(arbiter: Arbiter, worker: object) -> None:
    """Gunicorn calls this in each new worker."""
    processes.end_with_parent(signal.SIGKILL)
    if os.getppid() != arbiter.pid:  # it died before it could be asked for
        os._exit(1)
