"""A scope holds for its block, and what held before comes back."""

import pytest
from django.db import connection

from nok.organisation.access.scope import scope
from tests.access.rows import ELVERUM, HAMAR


def centres():
    with connection.cursor() as cursor:
        cursor.execute("SELECT nok_scope_centres()")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_the_scope_before_comes_back():
    with scope(centres=[ELVERUM]):
        with scope(centres=[HAMAR]):
            inner = centres()
        between = centres()
    after = centres()

    assert (inner, between, after) == ([HAMAR], [ELVERUM], None)


@pytest.mark.django_db
def test_a_block_that_fails_leaves_no_scope_behind():
    with pytest.raises(KeyError), scope(centres=[HAMAR]):
        raise KeyError

    assert centres() is None
