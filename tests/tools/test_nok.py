"""The door itself, before there is any environment: what it says when the machine lacks something."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.tools.demos import nobody_may_write


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The door and the lock in a folder of their own, with nothing made yet."""
    folder = tmp_path / "ei mappe med «mellomrom»"
    folder.mkdir()
    for name in ("nok", "requirements.lock"):
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A folder that is the whole PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


def put(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def run(checkout: Path, path: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(checkout / "nok"), "demo"],
        env={"PATH": str(path), "HOME": str(path.parent)} | more,
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


TOO_OLD = "nok: Jeg trenger Python 3.11 eller nyere, og fant det ikke. Installer det, og prøv igjen.\n"
# What an old Python answers to being asked whether it is new enough.
OLD = 'case "$1" in -c) exit 1;; esac; echo "SyntaxError: gammel" >&2; exit 1'


def test_no_python_is_told(checkout, path):
    told = run(checkout, path)

    assert (told.returncode, told.stderr) == (1, TOO_OLD)


def test_an_old_python_is_told(checkout, path):
    put(path, "python3", OLD)

    told = run(checkout, path)

    assert (told.returncode, told.stderr) == (1, TOO_OLD)


def test_a_newer_python_beside_an_old_one_is_found(checkout, path):
    put(path, "python3", OLD)
    put(path, "python3.11", 'case "$1" in -c) exit 0;; esac; echo "fant den: $1"; exit 0')

    assert run(checkout, path).stdout == f"fant den: {checkout / 'nok'}\n"


def test_a_python_without_ensurepip_is_told(checkout, path, tmp_path):
    (tmp_path / "lacks").mkdir()
    (tmp_path / "lacks" / "ensurepip.py").write_text("raise ImportError('No module named ensurepip')\n")
    (path / "python3").symlink_to(Path(sys.base_prefix) / "bin" / "python3")

    told = run(checkout, path, PYTHONPATH=str(tmp_path / "lacks"))

    assert told.returncode == 1
    assert told.stderr == (
        "nok: Denne Python mangler ensurepip. På Debian og Ubuntu: installer python3-venv, og prøv igjen.\n"
    )


def test_an_environment_that_cannot_be_written_is_told(checkout, path):
    (path / "python3").symlink_to(Path(sys.base_prefix) / "bin" / "python3")

    with nobody_may_write(checkout):
        told = run(checkout, path, XDG_CACHE_HOME=str(checkout))

    assert told.returncode == 1
    assert told.stderr.startswith(f"nok: Jeg får ikke skrevet i {checkout}")
    assert len(told.stderr.splitlines()) == 1
