"""`./nok check`: the quick checks, each with its own line; all run, and the exit code tells if any failed."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

from tools import lock
from tools.home import ROOT

SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "nok.config.settings.test",
    "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
    # Nobody answers there, and nobody is asked: what migrations say is compared with what models say.
    "NOK_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
}
MOST_LINES = 40
LONGEST_FILE = 400

COMMANDS: Mapping[str, Sequence[str]] = {
    "stil": ["ruff", "check", "src", "tools", "tests"],
    "form": ["ruff", "format", "--check", "src", "tools", "tests"],
    "typer": ["mypy"],
    "huset": ["lint-imports"],
    "maler": ["djlint", "src", "--lint", "--quiet"],
    "migreringer": [sys.executable, "-W", "ignore", "-m", "django", "makemigrations", "--check", "--dry-run"],
    "ord på tre språk": [sys.executable, "-m", "django", "check_words"],
    "kodebøker": [sys.executable, "-m", "django", "check_codebooks"],
}


def run() -> int:
    """Run every check and say how it went; 1 if any failed."""
    failed = [name for name, command in COMMANDS.items() if not _passes(name, command)]
    for problem in [*lock.problems(), *_too_long()]:
        print(f"FEIL  {problem}")
        failed.append(problem)
    return 1 if failed else 0


def _passes(name: str, command: Sequence[str]) -> bool:
    begun = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=os.environ | SETTINGS, capture_output=True, text=True, check=False)
    fine = done.returncode == 0
    print(f"{'ok   ' if fine else 'FEIL '} {name} ({time.monotonic() - begun:.1f} s)", flush=True)
    if not fine:
        print("\n".join((done.stdout + done.stderr).strip().splitlines()[:MOST_LINES]))
    return fine


def _too_long() -> list[str]:
    files = [path for folder in ("src", "tools", "tests") for path in (ROOT / folder).rglob("*.py")]
    return [
        f"{path.relative_to(ROOT)} er på over {LONGEST_FILE} linjer"
        for path in files
        if "migrations" not in path.parts and len(path.read_text().splitlines()) > LONGEST_FILE
    ]
