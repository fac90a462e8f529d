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
        plain={"id", "at", "actor_id", "centre_id", "action", "object_kind", "object_id", "reason"},
        keep_days=730,
        keep_from="at",
    )

    class Meta:
        indexes = [models.Index(fields=["centre_id", "at"])]

    def __str__(self) -> str:
        return self.action


class Link(models.Model):
    """The link that joins one entry to the chain of its centre; kept when the entry's time is over."""

    id = models.BigAutoField(primary_key=True)
    centre_id = models.UUIDField(null=True)
    number = models.PositiveBigIntegerField()
    entry_id = models.UUIDField()
    entry_on = models.DateField()
    before = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    privacy = Privacy(plain={"id", "centre_id", "number", "entry_id", "entry_on", "before", "hash"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre_id", "number"], name="link_number_once", nulls_distinct=False),
            models.UniqueConstraint(fields=["centre_id", "entry_id"], name="link_entry_once", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return self.hash
