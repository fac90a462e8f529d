"""The processes of an installation: two doors and a worker, each started again if it dies."""

import http.client
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tools import processes
from tools.trouble import Trouble, last_line

READY_WITHIN_SECONDS = 60
STOPPED_WITHIN_SECONDS = 15
LONGEST_REST_SECONDS = 8.0
DOOR_WORKERS = 2


class Server:
    """One process, its log and the life it has had.

    :param port: where it answers, if it is a door
    :param at_our_death: what ends it if we are killed
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str],
        log: Path,
        *,
        port: int = 0,
        at_our_death: signal.Signals = signal.SIGTERM,
    ) -> None:
        self.name, self.command, self.environment, self.log, self.port = name, command, environment, log, port
        self.at_our_death = at_our_death
        self.process: subprocess.Popen[bytes] | None = None
        self._deaths: list[float] = []
        self._rested_at = 0.0

    def start(self) -> None:
        """Start it; it ends if we do, however we end."""
        with self.log.open("ab") as output:
            self.process = processes.start(self.command, self.at_our_death, output=output, env=self.environment)

    def answers(self) -> bool:
        """Whether a door serves pages; what has no port answers by being alive."""
        if not self.port:
            return not self.is_dead
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            connection.request("GET", "/")
            return connection.getresponse().status < 500
        except OSError:
            return False

    @property
    def is_dead(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def keep_alive(self, say: Callable[[str], None]) -> None:
        """Start it again if it died, at once the first time, later with a growing rest."""
        now = time.monotonic()
        if not self.is_dead or now < self._rested_at:
            return
        if self.process is not None:
            self.process = None
            self._deaths = [moment for moment in self._deaths if moment > now - 60] + [now]
            self._rested_at = now + min(LONGEST_REST_SECONDS, 0.25 * 2 ** len(self._deaths))
            say(f"«{self.name}» stoppet og startes igjen.")
        else:
            self.start()

    def stop(self) -> None:
        """Ask it to end; take it away if it does not."""
        if self.process is not None:
            processes.end(self.process, signal.SIGTERM, STOPPED_WITHIN_SECONDS)


def door(name: str, port: int, environment: Mapping[str, str], logs: Path) -> Server:
    """One of the doors: gunicorn with its workers."""
    listen = ["--bind", f"127.0.0.1:{port}", "--workers", str(DOOR_WORKERS), "--preload", "--no-control-socket"]
    # At a lower level gunicorn writes the addresses of malformed requests.
    more = ["--log-level", "error", "--config", "python:tools.door"]
    command = [sys.executable, "-m", "gunicorn", *listen, *more, f"nok.config.wsgi_{name}:application"]
    return Server(name, command, environment, logs / f"{name}.log", port=port)


def worker(environment: Mapping[str, str], logs: Path) -> Server:
    """The worker: what every minute and every night do."""
    command = [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", "1"]
    # What it does can be stopped anywhere, and with the database gone it would wait for ever.
    return Server("worker", command, environment, logs / "worker.log", at_our_death=signal.SIGKILL)


def start_all(servers: Sequence[Server]) -> None:
    """Start them, and come back when every one answers.

    :raises Trouble: if one dies, or does not answer in time
    """
    for server in servers:
        server.start()
    until = time.monotonic() + READY_WITHIN_SECONDS
    for server in servers:
        while not server.answers():
            if server.is_dead or time.monotonic() > until:
                raise Trouble(f"«{server.name}» svarer ikke: {last_line(_end_of(server.log))}\n     Se {server.log}.")
            time.sleep(0.05)


def _end_of(log: Path) -> str:
    return log.read_bytes()[-2000:].decode(errors="replace") if log.exists() else ""
