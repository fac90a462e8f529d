"""The actor's line in the log."""

from uuid import UUID

from django.db import models

from nok.foundation.audit.actions import add_entry
from nok.foundation.core import clock
from nok.organisation.access.actor import Actor


def record(
    action: str, *, by: Actor | None, about: models.Model, centre_id: UUID | None = None, reason: str = ""
) -> None:
    """Write that the actor did this to that row; `by=None` is the one on call, by command."""
    add_entry(
        at=clock.now(),
        actor_id=by.user_id if by else None,
        centre_id=by.centre_id if by else centre_id,
        action=action,
        object_kind=about._meta.label_lower,
        object_id=about.pk,
        reason=reason,
    )
