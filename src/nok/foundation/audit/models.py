"""The log's table. Rows are added, never changed: no login may do anything else."""

from django.db import models

from nok.foundation.core.models import Model
from nok.foundation.privacy import Privacy


class Entry(Model):
    """One line: at this moment this person did this to that."""

    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True, help_text="Empty: the system, or the one on call by command.")
    centre_id = models.UUIDField(null=True, help_text="Empty: the action concerns no centre.")
    action = models.CharField(max_length=60)
    object_kind = models.CharField(max_length=60)
    object_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    privacy = Privacy(
        plain={"id", "at", "actor_id", "centre_id", "action", "object_kind", "object_id", "reason"}, keep_days=730
    )

    class Meta:
        indexes = [models.Index(fields=["centre_id", "at"])]

    def __str__(self) -> str:
        return self.action
