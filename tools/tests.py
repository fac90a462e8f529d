"""`./nok test`: the quick checks, then every test, with what they need set up first.

The tests run on the embedded PostgreSQL (or the one given as NOK_ADMIN_URL); those marked `database` run
once more on Debian's own, where its programs are on the machine.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools import checks, postgres
from tools.home import ROOT
from tools.trouble import Trouble, last_line

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
DEBIANS = Path("/usr/lib/postgresql")
OLDEST = 15


def run(words: Sequence[str]) -> int:
    """Check, then test on two cores; the exit code of the first that failed.

    :param words: handed on to pytest; `--long` takes the long tests too
    """
    chosen = [word for word in words if word != "--long"]
    failed = checks.run()
    environment = os.environ | {
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "NOK_BROWSER": browser(),
    }
    marks = ["-m", ""] if "--long" in words else []  # pyproject leaves the long ones out
    failed = _pytest([*marks, *chosen], environment) or failed
    if chosen or os.environ.get("NOK_ADMIN_URL") or os.environ.get("NOK_OWNER_URL"):
        return failed
    return _on_debians(environment) or failed


def _pytest(words: Sequence[str], environment: dict[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadfile", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def _on_debians(environment: dict[str, str]) -> int:
    """The database tests once more, on the oldest engine we promise that is here."""
    found = sorted(
        (int(folder.name), folder / "bin")
        for folder in (DEBIANS.iterdir() if DEBIANS.is_dir() else ())
        if folder.name.isdigit() and int(folder.name) >= OLDEST and (folder / "bin" / "initdb").exists()
    )
    if not found:
        print("PostgreSQL fra Debian er ikke her, så databaseprøvene er bare kjørt på den innebygde.")
        return 0
    version, programs = found[0]
    print(f"Databaseprøvene en gang til, på Debians PostgreSQL {version}:", flush=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        postgres.Cluster(Path(folder) / "cluster", programs=programs) as cluster,
    ):
        return _pytest(["-m", "database and not long"], environment | {"NOK_ADMIN_URL": cluster.admin_url})


def browser() -> str:
    """The browser's path, installed first where we may.

    :raises Trouble: if there is none and we may not install one
    """
    found = os.environ.get("NOK_BROWSER") or _found()
    if found:
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Henter nettleseren Chromium fra Debian.", flush=True)
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            done = subprocess.run(["apt-get", *words], env=quiet, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                raise Trouble(f"Chromium lot seg ikke installere: {last_line(done.stderr)}")
        found = _found()
    if not found:
        raise Trouble("Prøvene trenger en nettleser. Installer Chromium, eller gi stien til en i NOK_BROWSER.")
    return found


def _found() -> str:
    return next((path for name in BROWSERS if (path := shutil.which(name))), "")
