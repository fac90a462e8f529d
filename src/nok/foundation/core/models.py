"""The base of every table."""

from uuid import uuid4

from django.db import models


class Model(models.Model):
    """A row with a random id: a time-ordered one would tell the moment somebody came."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)

    class Meta:
        abstract = True
