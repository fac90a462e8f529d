"""What a person can do something about: one plain line, no trace."""

import errno
import os

FULL = "Disken er full. Rydd plass, og prøv igjen."


class Trouble(Exception):
    """Something outside the program stands in the way; the message says what to do."""


def last_line(said: str) -> str:
    """The last thing a program said, which is most often why it stopped."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "ukjent årsak"


def first_line(said: str) -> str:
    """The first thing a program said; the rest is its own advice."""
    return said.strip().partition("\n")[0] or "ukjent årsak"


def is_full(said: str) -> bool:
    """Whether what was said is that a disk has no room left."""
    return any(sign in said for sign in ("No space left", "Check free disk space", os.strerror(errno.ENOSPC)))


def from_system(problem: OSError) -> Trouble:
    """What the machine refused us, said plainly."""
    where = f" ({problem.filename})" if problem.filename else ""
    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Trouble(f"Disken er full{where}. Rydd plass, og prøv igjen.")
    if problem.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return Trouble(f"Jeg får ikke lese eller skrive her{where}. Velg en annen mappe med --home, eller bytt bruker.")
    return Trouble(f"Maskinen sa nei: {problem.strerror or problem}{where}.")
