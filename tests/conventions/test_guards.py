"""Every guard stands where the table says, and one test at least sees it gone."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.conventions.guards import GUARDS as OF_THE_HOUSE
from tests.conventions.guards import Guard
from tests.conventions.guards_of_figures import IN_THE_FIGURES
from tests.conventions.source import ROOT

AT_ONCE = 2
GUARDS = [*OF_THE_HOUSE, *IN_THE_FIGURES]


def test_every_guard_stands_once_where_the_table_says():
    wrong = {each.name: (ROOT / each.path).read_text(encoding="utf-8").count(each.text) for each in GUARDS}

    assert {name: count for name, count in wrong.items() if count != 1} == {}
    assert [each.name for each in GUARDS if each.text == each.without] == []


def test_every_test_of_the_table_exists():
    def is_there(test):
        path, _, name = test.partition("::")
        return (ROOT / path).exists() and re.search(
            rf"^def {name}\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE
        )

    assert [each.name for each in GUARDS if not is_there(each.test)] == []


def test_no_guard_stands_twice_under_one_name():
    assert [name for name, count in Counter(each.name for each in GUARDS).items() if count > 1] == []


def red_without(guard: Guard) -> bool:
    """Whether the named test fails in a copy of the house that lacks the guard."""
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        leave = shutil.ignore_patterns("node_modules", "__pycache__", ".*_cache")
        for name in ("src", "tests", "tools"):
            shutil.copytree(ROOT / name, copy / name, ignore=leave)
        shutil.copy(ROOT / "pyproject.toml", copy)
        file = copy / guard.path
        file.write_text(file.read_text(encoding="utf-8").replace(guard.text, guard.without), encoding="utf-8")
        words = ["-m", "pytest", "-n", "0", "-p", "no:randomly", "-p", "no:cacheprovider", "-x", guard.test]
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "NOK_", "COV"))}
        run = subprocess.run(
            [sys.executable, *words], cwd=copy, env=kept | {"PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}"},
            capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        # A test that fails, and not a house that falls: «1 failed», no error while collecting.
        return run.returncode == 1 and re.search(r"^\d+ failed", run.stdout, re.MULTILINE) is not None


@pytest.mark.long
def test_without_any_one_guard_its_test_goes_red():
    with ThreadPoolExecutor(AT_ONCE) as pool:
        red = dict(zip((each.name for each in GUARDS), pool.map(red_without, GUARDS), strict=True))

    assert [name for name, is_red in red.items() if not is_red] == []
