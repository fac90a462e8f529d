"""The fence around the public door: what else lies in the home cannot be read from inside it, even by its owner."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.conftest import ROOT
from tools import fence

OTHERS = ("secrets/key-secret", "keys/master", "log/staff.log", "postgres/data/base")

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
    return fill(tmp_path)


def fill(home: Path) -> Path:
    """Put in a home what lies in one, in short."""
    for name in (*OTHERS, "keys/door/ring", "static/a.css"):
        file = home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    return home


def looked(home: Path, process: str, *paths: object, root: Path = ROOT) -> list[str]:
    environment = {
        "PYTHONPATH": str(root), "NOK_HOME": str(home), "NOK_DOOR_FILE": str(home / "keys" / "door" / "ring"),
        "DJANGO_SETTINGS_MODULE": f"nok.config.settings.{process}",
    }  # fmt: skip
    command = [sys.executable, "-c", INSIDE, *map(str, paths)]
    done = subprocess.run(command, env=environment, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_inside_the_fence_only_the_doors_own_files_are_read(home):
    if not fence.is_possible():
        pytest.fail("Dette systemet kan ikke sette opp gjerdet, og da er det ikke prøvd.")
    own = (home / "keys" / "door" / "ring", home / "static" / "a.css", ROOT / "src" / "nok" / "__init__.py")
    others = [*(home / name for name in OTHERS), "/proc/1/environ"]

    assert looked(home, "public", *own, *others) == ["read"] * 3 + ["shut"] * 5


def test_a_home_inside_what_everybody_may_read_is_shut_all_the_same():
    tried = []
    for folder in ("/dev/shm", *(each for each in ("/opt", "/usr/local", "/etc") if os.access(each, os.W_OK))):
        with TemporaryDirectory(dir=folder) as named:
            home = fill(Path(named) / "deep" / "home")
            own = (home / "keys" / "door" / "ring", home / "static" / "a.css", sys.executable, "/etc/passwd")
            told = looked(home, "public", *own, *(home / name for name in OTHERS))
            tried.append((told, folder))

    # Everybody may write in the first; in the others only root.
    assert [folder for told, folder in tried if told != ["read"] * 4 + ["shut"] * 4] == []


def test_a_home_reached_by_another_name_is_shut_all_the_same(tmp_path):
    with TemporaryDirectory(dir="/dev/shm") as named:
        fill(Path(named))
        link = tmp_path / "home"
        link.symlink_to(named)

        told = looked(link, "public", *(where / name for where in (link, Path(named)) for name in OTHERS))

    assert told == ["shut"] * 8


def test_around_what_is_shut_all_else_is_allowed_and_links_are_not_followed(tmp_path):
    for name in ("a/home/secret", "a/b/c", "d/e"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "a" / "file").touch()
    (tmp_path / "a" / "link").symlink_to(tmp_path / "a" / "home")
    home = tmp_path / "a" / "home"

    assert fence.around(tmp_path, [home]) == [tmp_path / "a" / "b", tmp_path / "a" / "file", tmp_path / "d"]
    assert fence.around(tmp_path / "d", [home]) == [tmp_path / "d"]
    assert fence.around(home / "secret", [home]) == fence.around(home, [home]) == []


def test_a_home_around_the_house_is_shut_and_the_house_is_read(home):
    shutil.copytree(ROOT / "tools", home / "tools", ignore=shutil.ignore_patterns("ui", "__pycache__"))

    told = looked(home, "public", home / "tools" / "door.py", *(home / name for name in OTHERS), root=home)

    assert told == ["read"] + ["shut"] * 4


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
