"""A database address as Django wants it."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


def database(url: str, *, read_only: bool = False) -> dict[str, Any]:
    """Read `postgresql://login:password@host:port/name?host=/socket/folder`.

    :param read_only: begin every transaction read-only; the pages that may write say so
    """
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or parts.hostname or ""
    if read_only:
        options["options"] = "-c default_transaction_read_only=on"
    return {
        "ENGINE": "nok.foundation.core.postgres",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(options.pop("port", None) or parts.port or ""),
        # One connection for each worker process, kept; asked if it still lives after an idle spell.
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
