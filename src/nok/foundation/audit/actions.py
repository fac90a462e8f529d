"""Adding to the log."""

from datetime import datetime
from uuid import UUID

from nok.foundation.audit.models import Entry


def add_entry(
    *,
    at: datetime,
    actor_id: UUID | None,
    centre_id: UUID | None,
    action: str,
    object_kind: str,
    object_id: UUID | None,
    reason: str = "",
) -> None:
    """Write one line, in the transaction of what it tells about: no line, no change."""
    Entry(
        at=at,
        actor_id=actor_id,
        centre_id=centre_id,
        action=action,
        object_kind=object_kind,
        object_id=object_id,
        reason=reason,
    ).save(force_insert=True)
