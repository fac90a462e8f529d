"""The database's logins: who owns, who serves the public, who serves staff, who works at night.

On a server of one's own give either `NOK_ADMIN_URL` (a role that may make roles and databases) or
one address for each login: `NOK_OWNER_URL`, `NOK_PUBLIC_URL`, `NOK_STAFF_URL`, `NOK_WORKER_URL`.
"""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from tools.addresses import with_login
from tools.trouble import FULL, Trouble, first_line, is_full

OLDEST_SERVER = 15
AT_WORK = "SELECT 1 FROM pg_stat_activity WHERE usename = ANY(%s)"

OWNER = "nok_owner"
SERVING = ("nok_public", "nok_staff", "nok_worker")
ALL = (OWNER, *SERVING)


def kept_secret(folder: Path, name: str, size: int = 32) -> str:
    """The secret of this name in the folder, made at random the first time: hexadecimal, for this user only.

    :raises Trouble: if it was made, and is not whole any more
    """
    path = folder / name
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.touch(mode=0o600)
        new.write_text(secrets.token_hex(size))
        new.rename(path)
    kept = path.read_text(errors="replace").strip()
    if not re.fullmatch(rf"[0-9a-f]{{{2 * size}}}", kept):
        advice = "Hent den fra en sikkerhetskopi, eller begynn på nytt med «./nok demo --fresh»."
        raise Trouble(f"Nøkkelen i {path} er ødelagt. {advice}")
    return kept


@contextmanager
def _administering(admin_url: str) -> Iterator[psycopg.Connection]:
    """A connection that may make roles and databases.

    :raises Trouble: if the server refuses, or is too old
    """
    try:
        with psycopg.connect(admin_url, autocommit=True, connect_timeout=10) as connection:
            version = connection.info.server_version // 10_000
            if version < OLDEST_SERVER:
                raise Trouble(f"Databasen er PostgreSQL {version}. Vi trenger {OLDEST_SERVER} eller nyere.")
            yield connection
    except psycopg.OperationalError as problem:
        if is_full(str(problem)):
            raise Trouble(FULL) from None
        raise Trouble(f"Databasen svarer ikke som den skal: {first_line(str(problem))}") from None
    except psycopg.errors.InsufficientPrivilege as problem:
        may = "Gi en rolle som kan lage roller og databaser, eller én adresse for hver pålogging."
        raise Trouble(f"Databasen sa nei: {first_line(str(problem))}. {may}") from None
    except psycopg.ProgrammingError as problem:
        raise Trouble(f"Adressen til databasen er ikke slik den skal være: {first_line(str(problem))}") from None


def make(admin_url: str, folder: Path) -> dict[str, str]:
    """Make the logins, or give them the passwords kept in the folder. Returns each login's address.

    :raises Trouble: if another installation works on this server now, whose passwords would change
    """
    addresses = {}
    with _administering(admin_url) as connection:
        if not (folder / f"{OWNER}-password").exists() and connection.execute(AT_WORK, [list(ALL)]).fetchone():
            raise Trouble("En annen installasjon bruker denne databasen nå. Stopp den, eller gi en annen server.")
        for login in ALL:
            password = kept_secret(folder, f"{login}-password", 24)
            known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [login]).fetchone()
            verb = sql.SQL("ALTER" if known else "CREATE")
            connection.execute(
                sql.SQL("{} ROLE {} LOGIN {} NOCREATEROLE NOCREATEDB PASSWORD {}").format(
                    verb,
                    sql.Identifier(login),
                    # PostgreSQL 15 lets the owner of a database into its schema by inheritance alone.
                    sql.SQL("INHERIT" if login == OWNER else "NOINHERIT"),
                    sql.Literal(password),
                )
            )
            addresses[login] = with_login(admin_url, login, password)
        if connection.info.parameter_status("is_superuser") == "on":
            # What fails at the public door must not print its statement.
            connection.execute("ALTER ROLE nok_public SET log_min_error_statement = 'panic'")
        else:
            # To make databases for the owner one must be a member of it.
            connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))
    return addresses


def make_database(admin_url: str, name: str) -> None:
    """Make the database, if it is not there, and shut it for everyone but the four."""
    with _administering(admin_url) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0").format(
                    sql.Identifier(name), sql.Identifier(OWNER)
                )
            )
    close(admin_url, name)


def close(admin_url: str, name: str) -> None:
    """Let only our logins connect to the database."""
    with _administering(admin_url) as connection:
        database = sql.Identifier(name)
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        listed = sql.SQL(", ").join(map(sql.Identifier, ALL))
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, listed))
