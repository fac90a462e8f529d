"""Management commands on a home's database, as the login that owns the tables."""

import subprocess
from collections.abc import Sequence

from tools import running
from tools.home import ROOT, Home
from tools.trouble import Trouble, last_line


def run(home: Home, command: str, words: Sequence[str]) -> None:
    """Run the command, starting the embedded database for it if it is not running.

    :raises Trouble: with the command's own last line, if it could not do it
    """
    if home.own_server and not home.cluster.exists:
        raise Trouble(f"Det er ingen database i {home.folder} ennå. Start «./nok demo» først.")
    begun_here = home.own_server and not home.cluster.is_running()
    if begun_here:
        home.cluster.start()
    try:
        environment = home.environment("owner", home.database_addresses(), running.ports(home))
        done = subprocess.run(
            home.django(command, *words), env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False
        )
    finally:
        if begun_here:
            home.cluster.stop()
    if done.returncode != 0:
        raise Trouble(last_line(done.stderr).removeprefix("CommandError: "))
