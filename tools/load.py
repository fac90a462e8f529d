"""A small crowd asking one page over loopback: `python -m tools.load PORT PATH SECONDS CROWD` prints JSON.

In a process of its own, so that what asks and what answers are two programs, as they are in life.
"""

import asyncio
import json
import statistics
import sys
import time
from dataclasses import asdict, dataclass

HOST = "127.0.0.1"
LONGEST_WAIT_SECONDS = 10.0


@dataclass(frozen=True)
class Answered:
    """What a crowd saw: answers a second, how long each took, how many were no good."""

    a_second: float
    p50_ms: float
    p95_ms: float
    failed: int


async def _ask(port: int, path: str, took: list[float]) -> bool:
    begun = time.perf_counter()
    reader, writer = await asyncio.open_connection(HOST, port)
    try:
        head = f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
        writer.write(head.encode())
        answer = await reader.read()
    finally:
        writer.close()
    took.append(time.perf_counter() - begun)
    return answer[:5] == b"HTTP/" and answer[8:13] == b" 200 "


async def _keep_asking(port: int, path: str, until: float, took: list[float]) -> int:
    failed = 0
    while time.perf_counter() < until:
        try:
            fine = await asyncio.wait_for(_ask(port, path, took), LONGEST_WAIT_SECONDS)
        except (OSError, TimeoutError):
            fine = False
        failed += not fine
    return failed


async def measure(port: int, path: str, seconds: float, crowd: int) -> Answered:
    """Let a crowd of this size ask for so long, each again when it has its answer."""
    took: list[float] = []
    begun = time.perf_counter()
    asking = [_keep_asking(port, path, begun + seconds, took) for _ in range(crowd)]
    failed = sum(await asyncio.gather(*asking))
    passed = time.perf_counter() - begun
    if len(took) < 2:
        return Answered(0.0, 0.0, 0.0, failed)
    parts = statistics.quantiles(took, n=100)
    return Answered(len(took) / passed, 1000 * parts[49], 1000 * parts[94], failed)


if __name__ == "__main__":
    _, given_port, given_path, given_seconds, given_crowd = sys.argv
    seen = asyncio.run(measure(int(given_port), given_path, float(given_seconds), int(given_crowd)))
    print(json.dumps(asdict(seen)))
