"""The folder that holds all state of one installation, and what each process in it is started with."""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from tools import addresses, logins
from tools.postgres import Cluster
from tools.trouble import Trouble, from_system

ROOT = Path(__file__).parent.parent
DATABASE = "nok"
HANDED_ON = ("PATH", "LANG", "TMPDIR", "NOK_HOSTS", "NOK_EXIT_URL", "NOK_BEHIND_PROXY", "NOK_ANSWER_WORKING_DAYS")
PROCESSES = {"owner": "nok_owner", "public": "nok_public", "staff": "nok_staff", "worker": "nok_worker"}


@dataclass(frozen=True)
class Ports:
    """Where the two doors answer."""

    public: int = 8400
    staff: int = 8401

    @property
    def public_address(self) -> str:
        return f"http://127.0.0.1:{self.public}"

    @property
    def staff_address(self) -> str:
        # Passkeys need a name, so the staff door has one.
        return f"http://localhost:{self.staff}"


class Home:
    """One installation's state: database, secrets, static files, logs, what runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self.cluster = Cluster(self.folder / "postgres", lasting=True)

    def make(self) -> None:
        """Make the folder, for this user only.

        :raises Trouble: if it cannot be written
        """
        if self.folder.exists() and not self.folder.is_dir():
            raise Trouble(f"{self.folder} er en fil. Velg en annen mappe med --home.")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for name in ("secrets", "keys", "keys/door", "run", "log"):
                (self.folder / name).mkdir(mode=0o700, exist_ok=True)
            probe = self.folder / "run" / "probe"
            probe.write_bytes(bytes(64 * 1024))
            probe.unlink()
        except OSError as problem:
            raise from_system(problem) from problem

    @property
    def own_server(self) -> bool:
        """Whether this installation runs a PostgreSQL of its own."""
        return not any(os.environ.get(name) for name in ("NOK_ADMIN_URL", "NOK_OWNER_URL"))

    def database_addresses(self) -> dict[str, str]:
        """Each login's address; makes logins and database where we may."""
        if os.environ.get("NOK_OWNER_URL"):
            return addresses.given(PROCESSES.values())
        admin = os.environ.get("NOK_ADMIN_URL") or self.cluster.admin_url
        made = logins.make(admin, self.folder / "secrets")
        logins.make_database(admin, DATABASE)
        return {login: addresses.with_database(url, DATABASE) for login, url in made.items()}

    def scope_keys(self) -> dict[str, str]:
        """Each login's key for signing scopes."""
        return {
            login: logins.kept_secret(self.folder / "secrets", f"{login}-scope-key") for login in PROCESSES.values()
        }

    def environment(self, process: str, databases: dict[str, str], ports: Ports) -> dict[str, str]:
        """What the process of this name is started with: its own secrets and nobody else's."""
        login, secrets = PROCESSES[process], self.folder / "secrets"
        kept = {name: os.environ[name] for name in HANDED_ON if name in os.environ}
        own = kept | {
            "PYTHONPATH": f"{ROOT / 'src'}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "DJANGO_SETTINGS_MODULE": f"nok.config.settings.{process}",
            "NOK_HOME": str(self.folder),
            "NOK_DATABASE_URL": databases[login],
            "NOK_SECRET_KEY": logins.kept_secret(secrets, f"{process}-secret-key"),
            "NOK_SCOPE_KEY": self.scope_keys()[login],
            "NOK_PUBLIC_ADDRESS": ports.public_address,
            "NOK_STAFF_ADDRESS": ports.staff_address,
            "NOK_DEMO": "1",
        }
        if process in {"staff", "owner"}:
            own["NOK_FACTOR_KEY"] = logins.kept_secret(secrets, "factor-key")
        if process != "staff":
            own["NOK_DOOR_FILE"] = str(self.folder / "keys" / "door" / "ring")
            own["NOK_DOOR_SECRET"] = logins.kept_secret(secrets, "door-secret")
        if process != "public":
            own["NOK_KEY_FILE"] = str(self.folder / "keys" / "master")
            own["NOK_KEY_SECRET"] = logins.kept_secret(secrets, "key-secret")
        return own

    def scope_keys_for_command(self) -> dict[str, str]:
        """The environment `set_scope_keys` reads."""
        return {"NOK_SCOPE_KEYS": json.dumps(self.scope_keys())}

    def django(self, *words: str) -> list[str]:
        """The command line of a management command."""
        return [sys.executable, "-m", "django", *words]
