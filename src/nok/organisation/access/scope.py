"""The signed scope: which rows the database lets this transaction see.

The policies on centre-owned tables ask functions in the database what the scope is; those check
the signature with a key that belongs to the login, in a table the login cannot read. So SQL that
somebody smuggles in can neither widen the scope nor make one.
"""

import hashlib
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

LIFETIME_SECONDS = 120
NOBODY = UUID(int=0)


@contextmanager
def scope(
    *,
    centres: Collection[UUID] = (),
    user: UUID | None = None,
    lookup: str = "",
    seconds: int = LIFETIME_SECONDS,
) -> Iterator[None]:
    """Let the block see the rows of these centres, of this user, or behind this look-up.

    The scope before it comes back when the block succeeds; when it fails, the transaction does.
    """
    with transaction.atomic():
        before = _swap(_signed(centres, user, lookup, seconds))
        yield
        _swap(before)


def _swap(value: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting('nok.scope', true), ''), set_config('nok.scope', %s, true)", [value]
        )
        row = cursor.fetchone()
    return str(row[0])


def _signed(centres: Collection[UUID], user: UUID | None, lookup: str, seconds: int) -> str:
    if "|" in lookup:
        raise ValueError("a look-up is a hash or a random mark, never what somebody typed")
    listed = ",".join(sorted(str(centre) for centre in centres))
    payload = f"{user or NOBODY}|{listed}|{lookup}|{int(time.time()) + seconds}"
    key = bytes.fromhex(settings.NOK_SCOPE_KEY)
    inner = hashlib.sha256(key + payload.encode()).digest()
    return f"{payload}|{hashlib.sha256(key + inner).hexdigest()}"
