"""Transactions. The doors' connections are read-only until a page that may write says so."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def writing() -> Iterator[None]:
    """Open a transaction that may change rows, or go on in one that already may.

    Inside a transaction that has begun read-only PostgreSQL refuses, and so it should.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ WRITE")
        yield
