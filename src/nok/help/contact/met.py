"""Whether anybody may meet what the young write. The database is asked, and tells no more than this."""

from uuid import UUID

from django.db import connection


def is_met() -> bool:
    """Whether somebody at the centre can read the conversation that the scope's look-up opens, were it a young one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nok_young_is_met()")
        return bool(cursor.fetchone()[0])


def unmet(without: UUID | None = None) -> int:
    """How many open conversations with the young nobody at the scope's centre can read; for its leader alone.

    :param without: an employment that is thought away
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT nok_young_unmet(%s)", [without])
        return int(cursor.fetchone()[0])
