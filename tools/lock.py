"""The lock: every package with its version and hashes, made from pyproject.toml, without any address."""

import hashlib
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from tools.home import ROOT
from tools.trouble import Trouble

HOW = ["--quiet", "--group", "dev", "--universal", "--generate-hashes", "--no-header", "--no-annotate"]
LOCK = ROOT / "requirements.lock"


def asked() -> str:
    """A line that changes when what pyproject.toml asks for changes."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [project["project"]["dependencies"], project["dependency-groups"], project["project"]["requires-python"]]
    return f"# for pyproject.toml: {hashlib.sha256(json.dumps(wanted).encode()).hexdigest()}"


def make() -> str:
    """Make the lock anew, with uv in an environment that is thrown away after."""
    with tempfile.TemporaryDirectory() as folder:
        for command in (
            [sys.executable, "-m", "venv", folder],
            [f"{folder}/bin/pip", "install", "--quiet", "uv"],
            [f"{folder}/bin/uv", "pip", "compile", "pyproject.toml", *HOW, "-o", f"{folder}/requirements.lock"],
        ):
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                raise Trouble(f"Låsen ble ikke laget: {done.stderr.strip().splitlines()[-1]}")
        LOCK.write_text(f"{asked()}\n{Path(folder, 'requirements.lock').read_text()}")
    return "Låsen er laget på nytt."


def problems(path: Path = LOCK) -> list[str]:
    """What is wrong with the lock, without asking anybody."""
    lines = path.read_text().splitlines()
    found = []
    if lines[0] != asked():
        found.append("requirements.lock er ikke laget av dagens pyproject.toml: kjør ./nok lock")
    if any("://" in line for line in lines):
        found.append("requirements.lock har en adresse i seg")
    return found
