"""Every column of every table has a decision: what it may hold, and how long."""

import inspect

from django.apps import apps

from nok.foundation.privacy import Privacy

MODELS = [model for model in apps.get_models() if model.__module__.startswith("nok.")]
# Kept as long as they are true, or until erased: nothing here grows with the days.
MOMENTS_WITHOUT_LIMIT = {
    "accounts.User.last_login", "accounts.RecoveryCode.used_at", "crypto.Epoch.made_at", "crypto.CentreKey.made_at",
    # To the hour; emptied with the answer, and gone with the conversation, which has a day of its own.
    "contact.Thread.since", "contact.Thread.answer_by", "contact.Message.hour", "contact.Reading.hour",
}  # fmt: skip


def decision(model):
    return getattr(model, "privacy", None)


def test_every_table_has_a_decision_of_its_own():
    assert [model._meta.label for model in MODELS if not isinstance(decision(model), Privacy)] == []
    assert len(MODELS) > 20


def test_a_decision_names_exactly_the_columns_there_are():
    apart = {
        model._meta.label: decision(model).columns ^ {field.name for field in model._meta.local_concrete_fields}
        for model in MODELS
    }

    assert {label: columns for label, columns in apart.items() if columns} == {}


def test_no_column_is_decided_twice():
    twice = {
        model._meta.label: shared
        for model in MODELS
        if (
            shared := set(decision(model).plain) & set(decision(model).personal)
            | (set(decision(model).plain) | set(decision(model).personal)) & set(decision(model).erase)
        )
    }

    assert twice == {}


def test_a_limit_is_counted_from_a_moment():
    limited = [model for model in MODELS if decision(model).keep_days is not None]
    wrong = [
        model._meta.label
        for model in limited
        if model._meta.get_field(decision(model).keep_from).get_internal_type() not in {"DateTimeField", "DateField"}
    ]
    loose = [model._meta.label for model in MODELS if decision(model).keep_from and decision(model).keep_days is None]

    assert len(limited) > 2
    assert (wrong, loose) == ([], [])


def test_a_table_that_notes_moments_has_a_limit():
    noted = {
        f"{model._meta.label}.{field.name}"
        for model in MODELS
        if decision(model).keep_days is None
        for field in model._meta.local_concrete_fields
        if field.get_internal_type() == "DateTimeField" and not field.name.startswith(("gone_", "retired_"))
    }

    assert noted == MOMENTS_WITHOUT_LIMIT


def test_who_a_person_is_says_no_row_of_itself():
    named = [
        model._meta.label
        for model in MODELS
        if (personal := set(decision(model).personal) - {"by"})
        and any(f"{{self.{column}" in _text_of(model) or f"self.{column}\n" in _text_of(model) for column in personal)
    ]

    assert named == []


def _text_of(model):
    return inspect.getsource(model.__str__)
