"""What gunicorn is told beside its command line: its workers end with it, however it ends.

Without this a worker whose master was killed keeps the port for a quarter of a minute.
"""

import signal

from tools import processes


def post_fork(arbiter: object, worker: object) -> None:
    """Gunicorn calls this in each new worker."""
    processes.end_with_parent(signal.SIGKILL)
