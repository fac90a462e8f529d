"""What the database keeps of keys: public halves, private halves sealed under the master key, and slots."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from nok.foundation.core.models import Model
from nok.foundation.privacy import Privacy


class Installation(models.Model):
    """One row: which key files belong to this database. `door` is the public door's own."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    identity = models.UUIDField()
    door = models.UUIDField(null=True)

    privacy = Privacy(plain={"id", "identity", "door"})

    def __str__(self) -> str:
        return str(self.identity)


class Epoch(Model):
    """The public half of a week's key; its private half lies in the key file until it is destroyed."""

    half = models.BinaryField()
    made_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    privacy = Privacy(plain={"id", "half", "made_at", "gone_at"})

    def __str__(self) -> str:
        return str(self.id)


class CentreKey(Model):
    """The public half of a centre's key. The newest is used for what is sealed from now on."""

    centre_id = models.UUIDField()
    half = models.BinaryField()
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    privacy = Privacy(plain={"id", "centre_id", "half", "made_at", "retired_at"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["id", "centre_id"], name="centre_key_carries_centre"),
            models.UniqueConstraint(fields=["centre_id"], condition=Q(retired_at=None), name="centre_key_one_in_use"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class CentrePrivateKey(Model):
    """The private half, sealed under the master key; its id is the key's."""

    centre_id = models.UUIDField()
    sealed = models.BinaryField()

    privacy = Privacy(plain={"id", "centre_id", "sealed"})

    def __str__(self) -> str:
        return str(self.id)


class KeySlot(Model):
    """A data key, sealed twice. Destroying the row is erasing all that was sealed under it."""

    centre_id = models.UUIDField()
    key_id = models.UUIDField()
    epoch_id = models.UUIDField()
    wrapped = models.BinaryField()
    counting = models.UUIDField(default=uuid4, help_text="What pseudonyms are made over, under the year's key.")

    privacy = Privacy(plain={"id", "centre_id", "key_id", "epoch_id"}, erase={"wrapped", "counting"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["id", "centre_id"], name="slot_carries_centre")]
        indexes = [models.Index(fields=["epoch_id", "id"]), models.Index(fields=["key_id", "id"])]

    def __str__(self) -> str:
        return str(self.id)
