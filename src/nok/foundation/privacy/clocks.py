"""Nothing is kept longer than it was decided: rows whose time is over are deleted every night."""

from datetime import datetime, timedelta

from django.apps import apps
from django.db import models

from nok.foundation.privacy import Privacy


def sweep(now: datetime) -> dict[str, int]:
    """Delete every row whose time is over, in every table with a limit; how many, by table."""
    gone = {}
    for model in apps.get_models():
        decision = getattr(model, "privacy", None)
        if isinstance(decision, Privacy) and decision.keep_days is not None:
            gone[model._meta.label_lower] = _sweep(model, decision, now)
    return gone


def _sweep(model: type[models.Model], decision: Privacy, now: datetime) -> int:
    limit = now - timedelta(days=decision.keep_days or 0)
    deleted, _ = model._default_manager.filter(**{f"{decision.keep_from}__lt": limit}).delete()
    return deleted
