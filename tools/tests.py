"""`./nok test`: the quick checks, then every test on the embedded PostgreSQL (or the one given as NOK_ADMIN_URL)."""

import os
import subprocess
import sys
from collections.abc import Sequence

from tools import checks
from tools.home import ROOT


def run(words: Sequence[str]) -> int:
    """Check, then test on two cores; the exit code of the first that failed. `--long` takes the long ones along."""
    failed = checks.run()
    paths = {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    chosen = [word for word in words if word != "--long"]
    command = [sys.executable, "-m", "pytest", "-n", "2", *(["-m", ""] if "--long" in words else []), *chosen]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | paths, check=False)
    return failed or done.returncode
