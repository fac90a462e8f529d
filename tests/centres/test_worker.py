"""The worker as a process of its own: what it does once, and what is left when it dies at work."""

import os
import signal
import subprocess
import sys
import time
from uuid import uuid4

import pytest

from nok.organisation.centres.loading import fixed_id

pytestmark = pytest.mark.database
ELVERUM = fixed_id("centre", "elverum")


def start(world):
    return subprocess.Popen(
        [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", "1"],
        env=world.environment("worker"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def do(world, task):
    """Put the job in the queue, as its hour had struck."""
    with world.connect("nok_worker") as worker:
        worker.execute(
            "SELECT procrastinate_defer_jobs_v1(ARRAY[ROW('default', %s, 0, NULL, NULL, '{\"timestamp\": 0}', NULL)"
            "::procrastinate_job_to_defer_v1])",
            [task],
        )


def log_entries(world, number):
    with world.connect("nok_owner") as owner:
        owner.execute("ALTER TABLE audit_entry NO FORCE ROW LEVEL SECURITY")
        owner.execute("ALTER TABLE audit_link NO FORCE ROW LEVEL SECURITY")
        for _ in range(number):
            owner.execute(
                "INSERT INTO audit_entry (id, at, centre_id, action, object_kind, reason) "
                "VALUES (%s, now(), %s, 'x', 'x', '')",
                [uuid4(), ELVERUM],
            )


def links(world):
    with world.connect("nok_owner") as owner:
        return [row[0] for row in owner.execute("SELECT number FROM audit_link ORDER BY number").fetchall()]


def wait_for(world, number, seconds=20):
    until = time.monotonic() + seconds
    while len(links(world)) < number:
        assert time.monotonic() < until, "the worker did not link in time"
        time.sleep(0.1)


def test_the_worker_links_and_stops_when_asked(world):
    log_entries(world, 5)
    do(world, "link_log")
    worker = start(world)
    try:
        wait_for(world, 5)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(10) == 0
    finally:
        worker.kill()
        worker.wait()

    assert links(world) == [1, 2, 3, 4, 5]


def test_a_worker_killed_at_work_leaves_nothing_doubled(world):
    total = 0
    for _ in range(4):
        log_entries(world, 300)
        total += 300
        do(world, "link_log")
        worker = start(world)
        time.sleep(1.2)
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
    do(world, "link_log")
    worker = start(world)
    try:
        wait_for(world, total)
    finally:
        worker.kill()
        worker.wait()

    assert links(world) == list(range(1, total + 1))
