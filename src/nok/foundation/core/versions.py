"""A number in one row that goes up with each change, so that readers know when to read again."""

from functools import cache

from django.db import connection
from django.db.models import F, Model
from psycopg.sql import SQL, Identifier


def bump(counter: type[Model]) -> None:
    """Tell every reader that something changed, when this transaction is done.

    :param counter: the model of the one row, with `id` and `number`
    """
    if not counter._default_manager.filter(pk=1).update(number=F("number") + 1):
        counter(pk=1, number=1).save(force_insert=True)


def standing(*counters: type[Model]) -> list[int]:
    """The numbers as they stand, in one question; 0 before the first change. Asked by every page, so in plain SQL."""
    with connection.cursor() as cursor:
        cursor.execute(_question(*counters))
        return list(cursor.fetchone())


@cache
def _question(*counters: type[Model]) -> str:
    one = SQL("coalesce((SELECT number FROM {} WHERE id = 1), 0)")
    asked = SQL(", ").join(one.format(Identifier(counter._meta.db_table)) for counter in counters)
    return SQL("SELECT {}").format(asked).as_string()
