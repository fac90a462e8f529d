"""Processes that end with us: started so, and stopped kindly before they are stopped hard."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parent.parent
SET_PARENT_DEATH_SIGNAL = 1  # prctl's number for it
_libc = ctypes.CDLL(None)


def start(
    command: Sequence[str | Path],
    at_our_death: signal.Signals,
    *,
    output: IO[bytes],
    env: Mapping[str, str],
    hand_over: Collection[int] = (),
) -> subprocess.Popen[bytes]:
    """Start a process in a session of its own, so that Ctrl-C reaches only us; it ends even if we are killed.

    :param hand_over: open files it may keep
    """
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,
        pass_fds=hand_over,
        preexec_fn=_dying_with(at_our_death, os.getpid()),  # noqa: PLW1509 - we start no threads
    )


def end_with_parent(number: signal.Signals) -> None:
    """Let this process get the signal when its parent dies, where the system can promise it."""
    if sys.platform == "linux":
        _libc.prctl(SET_PARENT_DEATH_SIGNAL, int(number))


def _dying_with(number: signal.Signals, parent: int) -> Callable[[], None]:
    def ask() -> None:
        end_with_parent(number)
        if os.getppid() != parent:  # we died before it could be asked for
            os._exit(1)

    return ask


def end(process: subprocess.Popen[bytes], number: signal.Signals, seconds: float) -> None:
    """Ask the process to end; take its whole group away if it does not."""
    if process.poll() is None:
        process.send_signal(number)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def end_stranger(pid: int, number: signal.Signals, seconds: float) -> None:
    """The same for a process that is not our child."""
    until = time.monotonic() + seconds
    try:
        os.kill(pid, number)
        while command_line(pid):
            if time.monotonic() > until:
                os.kill(pid, signal.SIGKILL)
            time.sleep(0.05)
    except ProcessLookupError:
        return


def command_line(pid: int) -> str:
    """What the process was started as; empty if there is none, or it is dead and only not yet buried."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except FileNotFoundError:
        if Path("/proc/self").exists():
            return ""
    except OSError:
        return ""
    said = subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return "" if "<defunct>" in said.stdout else said.stdout
