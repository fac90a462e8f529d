"""A small crowd asking one thing over loopback: `python -m tools.load PORT PATH SECONDS CROWD` prints JSON.

With a cookie and a form on standard input, as JSON, it is somebody who is inside the dialogue: each time the form
is another one, sent from another address. In a process of its own, so that what asks and what answers are two
programs, as they are in life. Each of the crowd is a thread that waits in the socket: of all ways that costs least, and
what the crowd costs is taken from the door on the same machine.
"""

import json
import os
import random
import socket
import statistics
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from urllib.parse import urlencode

HOST = "127.0.0.1"
LONGEST_WAIT_SECONDS = 10.0


@dataclass(frozen=True)
class Answered:
    """What a crowd saw: answers a second, how long each took, how many were no good."""

    a_second: float
    p50_ms: float
    p95_ms: float
    failed: int


@dataclass(frozen=True)
class Inside:
    """What somebody inside the dialogue carries, and the form they send; without a form they only look."""

    cookie: str = ""
    form: Mapping[str, str] = field(default_factory=dict)


LOOKING = Inside()


def _request(path: str, inside: Inside) -> bytes:
    common = f"Host: {HOST}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n"
    common += f"Cookie: {inside.cookie}\r\n" if inside.cookie else ""
    if not inside.form:
        return f"GET {path} HTTP/1.1\r\n{common}\r\n".encode()
    body = urlencode({**inside.form, "nonce": os.urandom(16).hex()})
    kind = "Content-Type: application/x-www-form-urlencoded"
    return f"POST {path} HTTP/1.1\r\n{common}{kind}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()


def _ask(port: int, path: str, inside: Inside, took: list[float]) -> bool:
    begun = time.perf_counter()
    address = f"127.{random.randint(1, 250)}.{random.randint(0, 250)}.{random.randint(1, 250)}"
    own = (address, 0) if inside.form else None
    with socket.create_connection((HOST, port), LONGEST_WAIT_SECONDS, source_address=own) as line:
        line.sendall(_request(path, inside))
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    took.append(time.perf_counter() - begun)
    return answer[:5] == b"HTTP/" and answer[8:13] == (b" 303 " if inside.form else b" 200 ")


def _keep_asking(port: int, path: str, inside: Inside, until: float, took: list[float]) -> int:
    failed = 0
    while time.perf_counter() < until:
        try:
            fine = _ask(port, path, inside, took)
        except OSError:
            fine = False
        failed += not fine
    return failed


def measure(port: int, path: str, seconds: float, crowd: int, inside: Inside = LOOKING) -> Answered:
    """Let a crowd of this size ask for so long, each again when it has its answer.

    A page is to be answered with 200, a form with 303: the step to the page that shows what it did.
    """
    took: list[float] = []
    begun = time.perf_counter()
    with ThreadPoolExecutor(crowd) as pool:
        asking = [pool.submit(_keep_asking, port, path, inside, begun + seconds, took) for _ in range(crowd)]
    failed = sum(one.result() for one in asking)
    passed = time.perf_counter() - begun
    if len(took) < 2:
        return Answered(0.0, 0.0, 0.0, failed)
    parts = statistics.quantiles(took, n=100)
    return Answered(len(took) / passed, 1000 * parts[49], 1000 * parts[94], failed)


if __name__ == "__main__":
    _, given_port, given_path, given_seconds, given_crowd = sys.argv
    told = Inside(**json.loads(sys.stdin.read() or "{}"))
    seen = measure(int(given_port), given_path, float(given_seconds), int(given_crowd), told)
    print(json.dumps(asdict(seen)))
