"""Nothing is kept longer than decided, and nothing is thrown away early: not even on purpose."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps

from nok.foundation.audit.actions import add_entry
from nok.foundation.audit.models import Entry
from nok.foundation.core import clock
from nok.foundation.privacy.clocks import sweep
from nok.organisation.access.scope import scope
from nok.organisation.centres.loading import fixed_id
from tests.access.rows import enter, signed

ELVERUM = fixed_id("centre", "elverum")


def test_every_limit_is_counted_from_a_column_that_is_there():
    limited = {
        model._meta.label: decision.keep_from
        for model in apps.get_models()
        if (decision := getattr(model, "privacy", None)) and decision.keep_days is not None
    }

    assert {label: bool(column) for label, column in limited.items()} == dict.fromkeys(limited, True)
    assert [label for label, column in limited.items() if not hasattr(apps.get_model(label), column)] == []


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "left"), [(729, 1), (731, 0)])
def test_sweep_takes_what_is_over_and_nothing_else(days, left):
    with scope(centres=[ELVERUM]):
        at = clock.now() - timedelta(days=days)
        add_entry(at=at, actor_id=None, centre_id=ELVERUM, action="x", object_kind="x", object_id=None)
        sweep(clock.now())

        assert Entry.objects.count() == left


@pytest.mark.database
@pytest.mark.parametrize("scoped", [False, True])
def test_the_worker_can_remove_only_what_is_over(world, scoped):
    with world.connect("nok_owner") as owner:
        owner.execute("ALTER TABLE audit_entry NO FORCE ROW LEVEL SECURITY")
        for days in (729, 731):
            owner.execute(
                "INSERT INTO audit_entry (id, at, centre_id, action, object_kind, reason) "
                "VALUES (%s, now() - %s * interval '1 day', %s, 'x', 'x', '')",
                [uuid4(), days, ELVERUM],
            )
    with world.connect("nok_worker") as worker:
        if scoped:
            enter(worker, signed(world, "nok_worker", ELVERUM))
        assert worker.execute("DELETE FROM audit_entry").rowcount == 1
