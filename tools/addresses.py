"""Addresses of databases: `postgresql://login:password@host:port/name?host=/socket/folder`."""

import os
from collections.abc import Iterable
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from tools.trouble import Trouble


def given(logins: Iterable[str]) -> dict[str, str]:
    """The address each login was given: `nok_owner` in NOK_OWNER_URL, and so on.

    :raises Trouble: if one is missing, or signs in as another
    """
    found = {}
    for login in logins:
        name = f"{login.upper()}_URL"
        if not os.environ.get(name):
            raise Trouble(f"{name} mangler. Gi én adresse for hver av de fire påloggingene.")
        if login_of(os.environ[name]) != login:
            raise Trouble(f"{name} må logge inn som {login}: veggene i databasen kjenner påloggingene på navn.")
        found[login] = os.environ[name]
    return found


def with_database(url: str, name: str) -> str:
    """The same address, another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{quote(name)}"))


def with_login(url: str, login: str, password: str) -> str:
    """The same server and database, another login."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{quote(login)}:{quote(password)}@{host}"))


def login_of(url: str) -> str:
    """Whom the address signs in as."""
    return unquote(urlsplit(url).username or "")
