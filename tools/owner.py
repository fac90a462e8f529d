"""Management commands on a home's database, as the login that owns the tables."""

import subprocess
from collections.abc import Sequence

from tools.home import ROOT, Home
from tools.trouble import Trouble


def run(home: Home, command: str, words: Sequence[str]) -> int:
    """Run the command, starting the embedded database for it if it is not running; its exit code."""
    if home.own_server and not (home.cluster.data / "PG_VERSION").exists():
        raise Trouble(f"Det er ingen database i {home.folder} ennå. Start «./nok demo» først.")
    begun_here = home.own_server and not home.cluster.is_running()
    if begun_here:
        home.cluster.start()
    try:
        environment = home.environment("owner", home.database_addresses())
        return subprocess.run(home.django(command, *words), env=environment, cwd=ROOT, check=False).returncode
    finally:
        if begun_here:
            home.cluster.stop()
