"""What the public door's processes share: the keys of the cookies, and the pause of an address that asks too often."""

import os
import pickle
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from nok.help.contact import memory

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


class Forked:
    """A process that forked from this one, and does one thing."""

    def __init__(self, work: Callable[[Callable[[Any], None]], None]) -> None:
        self.reads, writes = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                work(lambda told: os.write(writes, pickle.dumps(told)))
            finally:
                os._exit(0)
        os.close(writes)

    def told(self, seconds: float = 20) -> Any:
        """What it has told; nothing if it tells nothing in this time."""
        ready, _, _ = select.select([self.reads], [], [], seconds)
        whole = os.read(self.reads, 65536) if ready else b""
        return pickle.loads(whole) if whole else None

    def end(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.reads)


@contextmanager
def forked(*works):
    processes = [Forked(work) for work in works]
    try:
        yield processes
    finally:
        for process in processes:
            process.end()


def whoever():
    """An address nobody else has had."""
    return f"2001:db8::{uuid4().hex}"


def holding_the_lock(tell):
    with memory._alone():
        tell("held")
        signal.pause()


# --- the keys of the cookies ---------------------------------------------------------------------------


def test_the_key_is_the_same_for_a_quarter_of_an_hour():
    assert memory.keys(NOON)[0] == memory.keys(NOON + 15 * MINUTE - SECOND)[0]


def test_the_key_before_is_known_for_one_quarter_more_and_then_nowhere():
    first = memory.keys(NOON)[0]

    second, before = memory.keys(NOON + 15 * MINUTE)
    assert before == first != second
    third, before = memory.keys(NOON + 30 * MINUTE)
    assert before == second
    assert first not in {second, third}
    assert first not in memory._memory[:]


def test_after_an_hour_of_silence_no_old_key_is_left():
    before = memory.keys(NOON)
    after = memory.keys(NOON + 60 * MINUTE)

    assert len(after) == 1
    assert not set(before) & set(after)
    assert [key for key in before if key in memory._memory[:]] == []


def test_processes_that_fork_share_the_keys_also_those_made_after():
    later = NOON + 90 * MINUTE

    def ask(tell):
        tell(memory.keys(later))

    with forked(ask, ask, ask) as processes:
        told = [process.told() for process in processes]

    assert told == [memory.keys(later)] * 3


def test_another_start_has_other_keys():
    ask = [sys.executable, "-c", "from tests.contact.test_memory import NOON, memory; print(memory.keys(NOON))"]
    started = {subprocess.check_output(ask, env={"PYTHONPATH": os.pathsep.join(sys.path)}) for _ in range(2)}

    assert len(started) == 2


def test_a_process_killed_with_the_lock_in_hand_stops_nobody():
    later = NOON + 120 * MINUTE
    with forked(holding_the_lock) as (holder,):
        assert holder.told() == "held"
        with forked(lambda tell: tell(memory.keys(later))) as (waiting,):
            assert waiting.told(0.5) is None  # it does wait
            os.kill(holder.pid, signal.SIGKILL)
            assert waiting.told(5) == memory.keys(later)


# --- the pause of an address ---------------------------------------------------------------------------


def test_sixty_in_an_hour_wait_for_nothing_and_the_next_only_for_some_seconds():
    address = whoever()

    assert [memory.seconds_to_wait(address, NOON + each * SECOND) for each in range(60)] == [0] * 60
    assert memory.seconds_to_wait(address, NOON + 60 * SECOND) == 9
    assert memory.seconds_to_wait(address, NOON + 68 * SECOND) == 1
    assert memory.seconds_to_wait(address, NOON + 69 * SECOND) == 0
    assert memory.seconds_to_wait(address, NOON + 70 * SECOND) == 9


def test_who_waits_as_told_is_never_shut_out():
    address, at, waited = whoever(), NOON, 0
    for _ in range(200):
        left = memory.seconds_to_wait(address, at)
        waited += left
        at += (left or 1) * SECOND

    assert memory.seconds_to_wait(address, at + 10 * SECOND) == 0
    assert 0 < waited < 200 * 10


def test_the_next_hour_begins_anew():
    address = whoever()
    for _ in range(61):
        memory.seconds_to_wait(address, NOON + 59 * MINUTE)

    assert memory.seconds_to_wait(address, NOON + 59 * MINUTE) > 0
    assert memory.seconds_to_wait(address, NOON + 60 * MINUTE) == 0


def test_a_class_of_thirty_on_one_address_is_not_stopped():
    address = whoever()
    # Each writes, and comes back with the code, in the same lesson.
    waits = [memory.seconds_to_wait(address, NOON + each * SECOND) for each in range(30) for _ in range(2)]

    assert waits == [0] * 60


def test_a_busy_address_delays_no_other():
    busy = whoever()
    for _ in range(100):
        memory.seconds_to_wait(busy, NOON)

    assert [memory.seconds_to_wait(whoever(), NOON) for _ in range(200)] == [0] * 200


def test_processes_count_one_address_together():
    address = whoever()

    def ask(tell):
        tell(sum(memory.seconds_to_wait(address, NOON) == 0 for _ in range(40)))

    with forked(ask, ask, ask, ask) as processes:
        told = [process.told() for process in processes]

    assert sum(told) == memory.FREE_AN_HOUR


def test_no_address_stands_in_the_memory():
    address = whoever()
    memory.seconds_to_wait(address, NOON)

    assert address.encode() not in memory._memory[:]
