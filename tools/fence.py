"""A fence around a process: from now on it, and what it starts, reaches only the files named. For Linux (Landlock).

The public door is told to stand inside one: in a practice house all processes are one user's, and without it a
break-in at the public door could read the staff door's secrets from the disk, or from its memory.
See https://docs.kernel.org/userspace-api/landlock.html for the numbers.
"""

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
VERSION_FLAG, PATH_BENEATH = 1, 1
SET_NO_NEW_PRIVS = 38
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
EVERY_RIGHT_OF_THE_FIRST, TRUNCATE = (1 << 13) - 1, 1 << 14  # the second since version 3
READING = EXECUTE | READ_FILE | READ_DIR
OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE
_libc = ctypes.CDLL(None, use_errno=True)


def is_possible() -> bool:
    """Whether this system can put up a fence."""
    return _version() >= 1


def _version() -> int:
    if sys.platform != "linux":
        return 0
    return int(_libc.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(VERSION_FLAG)))


def around(folder: Path, shut: Iterable[Path]) -> list[Path]:
    """The folder, as folders and files that hold nothing of what is shut.

    The fence knows only what is allowed, with all that lies beneath; so a folder around something shut is allowed
    by what else lies in it. What is put there later is not allowed, nor where a link leads.

    :param shut: files and folders with their true names
    """
    folder = folder.resolve()
    if any(folder.is_relative_to(each) for each in shut):
        return []
    if not any(each.is_relative_to(folder) for each in shut):
        return [folder]
    if not os.access(folder, os.R_OK):
        return []  # what lies in it cannot be told apart
    within = sorted(each for each in folder.iterdir() if not each.is_symlink())
    return [allowed for each in within for allowed in around(each, shut)]


def put_up(*, read: Iterable[Path], write: Iterable[Path]) -> None:
    """Stand inside the fence from now on. It cannot be taken down.

    :param read: files and folders that may be read; those that are not there are passed over
    :param write: folders where files may also be made, changed and removed
    :raises OSError: if the system refuses
    """
    every = EVERY_RIGHT_OF_THE_FIRST | (TRUNCATE if _version() >= 3 else 0)
    handled = struct.pack("=Q", every)
    ruleset = _call(CREATE_RULESET, handled, ctypes.c_size_t(len(handled)), ctypes.c_uint32(0))
    try:
        for path in read:
            _allow(ruleset, path, READING)
        for path in write:
            _allow(ruleset, path, every)
        if _libc.prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "no_new_privs")
        _call(RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH)
    except FileNotFoundError:
        return
    try:
        rule = struct.pack("=Qi", rights if path.is_dir() else rights & OF_A_FILE, place)
        _call(ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(PATH_BENEATH), rule, ctypes.c_uint32(0))
    finally:
        os.close(place)


def _call(number: int, *words: object) -> int:
    answer = int(_libc.syscall(number, *words))
    if answer < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return answer
