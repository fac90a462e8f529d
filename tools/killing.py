"""Killing what runs while people write and are answered; then counting what was lost, doubled or half made."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tools import addresses
from tools.adviser import OURS, Adviser
from tools.home import DATABASE, ROOT, Home, Ports
from tools.sender import Refused, Sender
from tools.trouble import Trouble
from tools.window import NOTHING_CAME, Window

WRITERS = 8
CENTRE, ADVISERS = "elverum", ("ingrid", "mona")
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
     + (SELECT count(*) FROM contact_thread t
        JOIN (SELECT thread_id, count(*) AS said, max(number) AS last, max(number) FILTER (WHERE by_us) AS answered,
                     max(number) FILTER (WHERE hour IS NULL) AS forgotten
              FROM (SELECT *, author_id IS NOT NULL AS by_us FROM contact_message) m GROUP BY thread_id) m
          ON m.thread_id = t.id
        WHERE said <> last
           OR answered IS DISTINCT FROM forgotten
           OR state <> CASE WHEN last = answered THEN 'theirs' ELSE 'ours' END
           OR (state = 'ours') <> (since IS NOT NULL) OR (state = 'ours') <> (answer_by IS NOT NULL)
           OR answer_is_sure AND state <> 'ours'
           OR answered IS NOT NULL
              AND NOT EXISTS (SELECT FROM enquiries_handling WHERE thread_id = t.id AND owner_id IS NOT NULL)),
       (SELECT count(*) FROM register_entry WHERE source = 'dialogue')
"""
COUNT_THE_REST = "import django; django.setup(); from nok.help.contact.counting import count_messages; count_messages()"


@dataclass(frozen=True)
class Toll:
    """What so many kills cost."""

    kills: int
    threads: int
    messages: int
    answers: int
    pressed_again: int
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
            text = f"{OURS}{self.chance.getrandbits(64):016x}"
            if self.said and self.chance.random() < 0.3:
                code = self.chance.choice(list(self.said))
                self.sender.reply(code, text)
                self.said[code].append(text)
            else:
                self.said[self.sender.write(CENTRE, text)] = [text]
            time.sleep(self.chance.uniform(0, LONGEST_PAUSE_SECONDS))

    def read(self) -> dict[str, list[tuple[bool, str]]]:
        """What stands in each conversation, by its first words; nothing where the code opens nothing."""
        return {said[0]: self._read(code) for code, said in self.said.items()}

    def _read(self, code: str) -> list[tuple[bool, str]]:
        try:
            return self.sender.open(code).letters
        except Refused:
            return []


def lost_in(read: Sequence[str], acknowledged: Sequence[str]) -> int:
    """How many of those acknowledged are not there, or stand in another order."""
    wanted = set(acknowledged)
    kept = list(dict.fromkeys(text for text in read if text in wanted))
    return 0 if kept == list(acknowledged) else max(1, len(wanted - set(kept)))


def doubled_in(read: Sequence[str], acknowledged: Sequence[str]) -> int:
    """How many are there more than once, or were never acknowledged."""
    return (Counter(read) - Counter(acknowledged)).total()


def run(home: Home, ports: Ports, kills: int, seed: int, say: Callable[[str], None]) -> Toll:
    """Kill so many times in a running demonstration that nobody else writes or answers in.

    :raises Trouble: if it did not recover in time, or somebody who wrote or answered gave up
    """
    _count_the_rest(home, ports)
    before = _counts(home)
    chance = random.Random(seed)
    writers = [Writer(Sender(ports.public, f"127.0.1.{at}"), random.Random(seed + at)) for at in range(1, WRITERS + 1)]
    advisers = [Adviser(home, ports, name, CENTRE, random.Random(f"{seed} {name}")) for name in ADVISERS]
    with ThreadPoolExecutor(len(advisers)) as pool:
        list(pool.map(Adviser.come_in, advisers))
    took = []
    with _at_work([*(one.keep_on for one in writers), *(one.keep_on for one in advisers)]):
        for number in range(kills):
            words, itself = VICTIMS[number % len(VICTIMS)] if number < len(VICTIMS) else chance.choice(VICTIMS)
            time.sleep(chance.uniform(0, LONGEST_QUIET_SECONDS))
            took.append(_kill(home, ports, words, itself, chance))
            say(f"{number + 1}: «{words}»{'' if itself else ', en under den'} drept; alt svarte etter {took[-1]:.1f} s")
    lost, doubled = _compare(writers, advisers)
    _count_the_rest(home, ports)
    threads, messages, half_made, counted = (after - first for after, first in zip(_counts(home), before, strict=True))
    began = sum(len(writer.said) for writer in writers)
    wrote = sum(len(said) for writer in writers for said in writer.said.values())
    answered = sum(len(texts) for adviser in advisers for texts in adviser.answers.values())
    lost, doubled = (
        max(lost, wrote - counted),
        max(doubled, threads - began, messages - wrote - answered, counted - wrote),
    )
    again = sum(adviser.pressed_again for adviser in advisers)
    return Toll(kills, began, wrote, answered, again, lost, doubled, half_made, max(took, default=0.0))


def _compare(writers: Sequence[Writer], advisers: Sequence[Adviser]) -> tuple[int, int]:
    """How much of what was acknowledged is lost, or not in its order, and how much stands there too often."""
    with ThreadPoolExecutor(WRITERS) as pool:
        read = {first: letters for found in pool.map(Writer.read, writers) for first, letters in found.items()}
    told = [({said[0]: said for said in writer.said.values()}, True) for writer in writers]
    told += [(adviser.answers, False) for adviser in advisers]
    lost = doubled = 0
    for acknowledged, is_senders in told:
        for first, texts in acknowledged.items():
            lost += lost_in([text for is_mine, text in read[first] if is_mine == is_senders], texts)
    for first, letters in read.items():
        texts = [text for acknowledged, _ in told for text in acknowledged.get(first, [])]
        doubled += doubled_in([text for _, text in letters], texts)
    return lost, doubled


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
        raise Trouble(f"{len(gave_up)} som skrev eller svarte, måtte gi opp: {gave_up[0]!r}")


def database(home: Home) -> "psycopg.Connection[tuple[int, ...]]":
    """The home's database, past every wall."""
    return psycopg.connect(addresses.with_database(home.cluster.admin_url, DATABASE))


def _counts(home: Home) -> tuple[int, ...]:
    with database(home) as connection:
        return counts(connection)


def _count_the_rest(home: Home, ports: Ports) -> None:
    """Do once what the worker does every minute, beside it: what it has not come to yet is counted now."""
    worker = home.environment("worker", home.database_addresses(), ports)
    subprocess.run([sys.executable, "-c", COUNT_THE_REST], env=worker, cwd=ROOT, check=True)


def counts(connection: "psycopg.Connection[tuple[int, ...]]") -> tuple[int, ...]:
    """How many conversations and messages there are, how many times one of them is only half made, and how many
    lines in the register messages have caused."""
    return connection.execute(COUNTS).fetchone() or ()


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
        return 'value="start"' in taken.body and Window(ports.staff).get("/").status == 200
    except NOTHING_CAME:
        return False


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
