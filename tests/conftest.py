"""The ground of every test: a real PostgreSQL, a template database, real logins.

`db` (pytest-django's) gives a test the owner's login, whose rows stand behind the same walls, and
rolls back. `world` gives a database of its own with the four real logins; `doors` starts both
doors on it as real processes.
"""

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from hypothesis import settings as hypothesis_settings

from nok.config.settings.address import database
from tools import addresses, logins, postgres

# How long a test takes says nothing of whether it holds.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")

pytest_plugins = ["tests.staff", "tests.browser", "tests.site", "tests.inside", "tests.inbox"]
ROOT = Path(__file__).parent.parent
LOGINS = ("nok_owner", "nok_public", "nok_staff", "nok_worker")
# As in the test settings: the owner's rows are seen through a scope signed with this.
OWNER_KEY = "5c" * 32


@dataclass(frozen=True)
class World:
    """One database and the ways into it."""

    name: str
    addresses: dict[str, str]
    keys: dict[str, str]
    home: Path

    def connect(self, login: str) -> psycopg.Connection:
        """A connection as this very login."""
        return psycopg.connect(self.addresses[login])

    def environment(self, process: str) -> dict[str, str]:
        """What the process of this name (owner, public, staff, worker) is started with."""
        login = f"nok_{process}"
        door = {"NOK_DOOR_FILE": str(self.home / "door" / "ring"), "NOK_DOOR_SECRET": "d0" * 32}
        master = {"NOK_KEY_FILE": str(self.home / "keys"), "NOK_KEY_SECRET": "5e" * 32}
        return (
            (master if process != "public" else {})
            | (door if process != "staff" else {})
            | {
                "PATH": os.environ["PATH"],
                "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
                "DJANGO_SETTINGS_MODULE": f"nok.config.settings.{process}",
                "NOK_HOME": str(self.home),
                "NOK_DATABASE_URL": self.addresses[login],
                "NOK_SECRET_KEY": f"only-for-tests-{process}",
                "NOK_SCOPE_KEY": self.keys[login],
                "NOK_FACTOR_KEY": "fa" * 32,
                "NOK_DEMO": "1",
            }
        )

    def command(self, *words: str, **extra: str) -> str:
        """Run a management command as the owner and give back what it printed."""
        run = subprocess.run(
            [sys.executable, "-m", "django", *words],
            env=self.environment("owner") | extra,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        return run.stdout


@dataclass(frozen=True)
class Server:
    admin_url: str
    addresses: dict[str, str]
    shared: Path

    def administer(self, statement: str) -> None:
        with psycopg.connect(self.admin_url, autocommit=True) as connection:
            connection.execute(statement)

    def cut(self, name: str) -> None:
        """End every connection to this database: each login its own, for the owner may not end another's."""
        mine = (
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s AND usename = current_user"
        )
        for url in self.addresses.values():
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(mine, [name])

    def drop(self, name: str) -> None:
        """Take the database away."""
        self.cut(name)
        self.administer(f"DROP DATABASE {name} WITH (FORCE)")

    def world(self, name: str, home: Path) -> World:
        ways = {login: addresses.with_database(url, name) for login, url in self.addresses.items()}
        keys = {login: f"{number:02x}" * 32 for number, login in enumerate(LOGINS, start=16)} | {"nok_owner": OWNER_KEY}
        (home / "door").mkdir(exist_ok=True)
        return World(name, ways, keys, home)

    @contextmanager
    def copy(self, template: str, home: Path) -> Iterator[World]:
        name = f"test_{uuid4().hex[:12]}"
        self.administer(f"CREATE DATABASE {name} TEMPLATE {template} OWNER nok_owner")
        logins.close(self.admin_url, name)
        try:
            yield self.world(name, home)
        finally:
            self.drop(name)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The engine under test: the server given by address, else one of our own."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    if os.environ.get("NOK_OWNER_URL"):
        ways = addresses.given(LOGINS)
        yield Server(ways["nok_owner"], ways, shared)
        return
    if given := os.environ.get("NOK_ADMIN_URL"):
        with (shared / "logins.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            ways = logins.make(given, shared / "secrets")
        yield Server(given, ways, shared)
        return
    with postgres.Cluster(base / "cluster") as cluster:
        yield Server(cluster.admin_url, logins.make(cluster.admin_url, base / "secrets"), shared)


@pytest.fixture(scope="session")
def template(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database with every table, wall and fact, made once and copied."""
    name = f"template_{uuid4().hex[:12]}"
    server.administer(f"CREATE DATABASE {name} OWNER nok_owner")
    logins.close(server.admin_url, name)
    world = server.world(name, tmp_path_factory.mktemp("home"))
    world.command("migrate", "--verbosity=0")
    world.command("set_scope_keys", NOK_SCOPE_KEYS=json.dumps(world.keys))
    world.command("load_facts")
    yield name
    server.drop(name)


@pytest.fixture(scope="session")
def django_db_setup(server: Server, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point Django at a copy of the template, as the owner."""
    with server.copy(template, tmp_path_factory.mktemp("home")) as world:
        address = connections["default"].settings_dict
        address.update(settings.DATABASES["default"] | database(world.addresses["nok_owner"]))
        yield
        connections["default"].close()


@pytest.fixture
def world(server: Server, template: str, tmp_path: Path) -> Iterator[World]:
    """A database of the test's own, with the real logins and lasting commits."""
    with server.copy(template, tmp_path) as made:
        yield made
