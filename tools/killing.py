"""Killing what runs, at moments nobody chose, while people write; then counting what was lost, doubled or half made."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psycopg

from tools import addresses
from tools.home import DATABASE, Home, Ports
from tools.sender import Refused, Sender
from tools.trouble import Trouble

WRITERS = 8
CENTRE = "elverum"
BACK_WITHIN_SECONDS = 30.0
LONGEST_QUIET_SECONDS = 1.2
LONGEST_PAUSE_SECONDS = 1.0
# Started with these words; and whether it is the process itself that is killed, or one it has started.
VICTIMS = (
    ("wsgi_public", True),
    ("wsgi_public", False),
    ("wsgi_staff", True),
    ("wsgi_staff", False),
    ("procrastinate", True),
    ("postgres/data", True),
    ("postgres/data", False),
)
COUNTS = """
SELECT (SELECT count(*) FROM contact_thread), (SELECT count(*) FROM contact_message),
       (SELECT count(*) FROM contact_thread t
        WHERE NOT EXISTS (SELECT FROM crypto_keyslot WHERE id = t.slot_id)
           OR NOT EXISTS (SELECT FROM contact_door WHERE thread_id = t.id)
           OR NOT EXISTS (SELECT FROM contact_message WHERE thread_id = t.id))
     + (SELECT count(*) FROM contact_door WHERE thread_id NOT IN (SELECT id FROM contact_thread))
     + (SELECT count(*) FROM contact_message WHERE thread_id NOT IN (SELECT id FROM contact_thread))
     + (SELECT count(*) FROM crypto_keyslot WHERE id NOT IN (SELECT slot_id FROM contact_thread))
"""


@dataclass(frozen=True)
class Toll:
    """What so many kills cost."""

    kills: int
    threads: int
    messages: int
    lost: int
    doubled: int
    half_made: int
    slowest_seconds: float


@dataclass
class Writer:
    """Somebody who writes, remembers their codes, and comes back with some of them to write more."""

    sender: Sender
    chance: random.Random
    said: dict[str, list[str]] = field(default_factory=dict)

    def keep_on(self, enough: threading.Event) -> None:
        """Write until it is enough; what is begun is ended."""
        while not enough.is_set():
            text = f"Melding {self.chance.getrandbits(64):016x}"
            if self.said and self.chance.random() < 0.3:
                code = self.chance.choice(list(self.said))
                self.sender.reply(code, text)
                self.said[code].append(text)
            else:
                self.said[self.sender.write(CENTRE, text)] = [text]
            time.sleep(self.chance.uniform(0, LONGEST_PAUSE_SECONDS))

    def lost(self) -> int:
        """How many of the acknowledged messages their codes do not give back, or not as they were written."""
        return sum(self._lost_of(code, said) for code, said in self.said.items())

    def _lost_of(self, code: str, said: list[str]) -> int:
        try:
            read = [text for is_mine, text in self.sender.open(code).letters if is_mine]
        except Refused:
            read = []
        return 0 if read == said else max(1, sum(text not in read for text in said))


def run(home: Home, ports: Ports, kills: int, seed: int, say: Callable[[str], None]) -> Toll:
    """Kill so many times in a running demonstration that nobody else writes in.

    :raises Trouble: if it did not recover in time, or somebody who wrote gave up
    """
    before = _counts(home)
    chance = random.Random(seed)
    writers = [Writer(Sender(ports.public, f"127.0.1.{at}"), random.Random(seed + at)) for at in range(1, WRITERS + 1)]
    took = []
    with _at_work([writer.keep_on for writer in writers]):
        for number in range(kills):
            words, itself = VICTIMS[number % len(VICTIMS)] if number < len(VICTIMS) else chance.choice(VICTIMS)
            time.sleep(chance.uniform(0, LONGEST_QUIET_SECONDS))
            took.append(_kill(home, ports, words, itself, chance))
            say(f"{number + 1}: «{words}»{'' if itself else ', en under den'} drept; alt svarte etter {took[-1]:.1f} s")
    with ThreadPoolExecutor(WRITERS) as pool:
        lost = sum(pool.map(Writer.lost, writers))
    threads, messages, half_made = (after - first for after, first in zip(_counts(home), before, strict=True))
    began = sum(len(writer.said) for writer in writers)
    wrote = sum(len(said) for writer in writers for said in writer.said.values())
    doubled = max(0, threads - began) + max(0, messages - wrote)
    return Toll(kills, began, wrote, lost, doubled, half_made, max(took, default=0.0))


@contextmanager
def _at_work(people: Sequence[Callable[[threading.Event], None]]) -> Iterator[None]:
    """Let these people work meanwhile, each until it is enough.

    :raises Trouble: if one of them had to give up
    """
    enough = threading.Event()
    with ThreadPoolExecutor(len(people)) as pool:
        working = [pool.submit(one, enough) for one in people]
        try:
            yield
        finally:
            enough.set()
    gave_up = [problem for one in working if (problem := one.exception())]
    if gave_up:
        raise Trouble(f"{len(gave_up)} som skrev, måtte gi opp: {gave_up[0]!r}")


def _database(home: Home) -> "psycopg.Connection[tuple[int, ...]]":
    return psycopg.connect(addresses.with_database(home.cluster.admin_url, DATABASE))


def _counts(home: Home) -> tuple[int, ...]:
    with _database(home) as database:
        found = database.execute(COUNTS).fetchone()
    return found or ()


# --- the processes -----------------------------------------------------------------------------------------


def _kill(home: Home, ports: Ports, words: str, itself: bool, chance: random.Random) -> float:
    """Kill one, and come back when everything answers again; the seconds it took.

    :raises Trouble: if it did not
    """
    first = _oldest(home, words)
    children = sorted(pid for pid, parent in _parents().items() if parent == first)
    victim = first if itself or not children else chance.choice(children)
    begun = _began(victim)
    os.kill(victim, signal.SIGKILL)
    killed = time.monotonic()
    while _began(victim) == begun or not _answers(home, ports):
        if time.monotonic() > killed + BACK_WITHIN_SECONDS:
            raise Trouble(f"{BACK_WITHIN_SECONDS:.0f} sekunder etter at «{words}» ble drept, svarte ikke alt.")
        time.sleep(0.05)
    return time.monotonic() - killed


def _answers(home: Home, ports: Ports) -> bool:
    """Whether every process is there, both doors answer, and the public one has its database."""
    if not all(_started_with(home, words) for words, _ in VICTIMS):
        return False
    try:
        taken = Sender(ports.public, "127.0.2.1").before(CENTRE)
        return 'value="start"' in taken.body and _status(ports.staff) < 500
    except (OSError, HTTPException):
        return False


def _status(port: int) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    finally:
        connection.close()


def _oldest(home: Home, words: str) -> int:
    found = _started_with(home, words)
    if not found:
        raise Trouble(f"«{words}» kjører ikke.")
    return min(found, key=lambda pid: _began(pid) or 0)


def _started_with(home: Home, words: str) -> list[int]:
    """The processes of this home that were started with these words."""
    return [
        int(folder.name)
        for folder in Path("/proc").glob("[0-9]*")
        if words.encode() in (told := _read(folder / "cmdline"))
        and os.fsencode(home.folder) in told + _read(folder / "environ")
    ]


def _parents() -> dict[int, int]:
    told = {int(folder.name): _stat(int(folder.name)) for folder in Path("/proc").glob("[0-9]*")}
    return {pid: int(stat[1]) for pid, stat in told.items() if stat}


def _began(pid: int) -> int | None:
    """When it was started, in ticks of the machine's clock; nothing if it is gone or only not yet buried."""
    stat = _stat(pid)
    return int(stat[19]) if stat and stat[0] != "Z" else None


def _stat(pid: int) -> list[str]:
    return _read(Path(f"/proc/{pid}/stat")).decode(errors="replace").rpartition(")")[2].split()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
