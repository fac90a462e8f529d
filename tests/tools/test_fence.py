"""The fence around the public door: what else lies in the home cannot be read from inside it, even by its owner."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools import fence

INSIDE = """
import os, sys
from pathlib import Path
from tools import door
door.on_starting(None)
told = []
for path in sys.argv[1:]:
    try:
        Path(path).read_bytes()
        told.append("read")
    except PermissionError:
        told.append("shut")
    except OSError as problem:
        told.append(type(problem).__name__)
print(*told)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in ("secrets/key-secret", "keys/master", "keys/door/ring", "static/a.css", "log/staff.log"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    return tmp_path


def looked(home: Path, process: str, *paths: object) -> list[str]:
    environment = {
        "PYTHONPATH": str(ROOT), "NOK_HOME": str(home), "NOK_DOOR_FILE": str(home / "keys" / "door" / "ring"),
        "DJANGO_SETTINGS_MODULE": f"nok.config.settings.{process}",
    }  # fmt: skip
    command = [sys.executable, "-c", INSIDE, *map(str, paths)]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_inside_the_fence_only_the_doors_own_files_are_read(home):
    if not fence.is_possible():
        pytest.fail("Dette systemet kan ikke sette opp gjerdet, og da er det ikke prøvd.")
    own = (home / "keys" / "door" / "ring", home / "static" / "a.css", ROOT / "src" / "nok" / "__init__.py")
    others = (home / "secrets" / "key-secret", home / "keys" / "master", home / "log" / "staff.log", "/proc/1/environ")

    assert looked(home, "public", *own, *others) == ["read"] * 3 + ["shut"] * 4


def test_the_staff_door_stands_in_no_fence(home):
    assert looked(home, "staff", home / "keys" / "master") == ["read"]


def test_a_key_file_that_takes_the_place_of_the_old_is_read(home):
    replaced = INSIDE.replace(
        "told = []",
        """
told = []
ring = Path(os.environ["NOK_DOOR_FILE"])
while not ring.with_name("placed").exists():
    pass
""",
    )
    environment = {
        "PYTHONPATH": str(ROOT), "NOK_HOME": str(home), "NOK_DOOR_FILE": str(home / "keys" / "door" / "ring"),
        "DJANGO_SETTINGS_MODULE": "nok.config.settings.public",
    }  # fmt: skip
    ring = home / "keys" / "door" / "ring"
    process = subprocess.Popen(
        [sys.executable, "-c", replaced, str(ring)], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    new = ring.with_name("ring.new")
    new.write_text("y")
    new.rename(ring)
    ring.with_name("placed").touch()

    assert process.communicate(timeout=60)[0].split() == ["read"]
