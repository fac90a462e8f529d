"""What a centre owns, and the keys that sign scopes."""

from __future__ import annotations

from typing import Any, Self, TypeVar

from django.db import models
from django.http import Http404

from nok.foundation.core.models import Model
from nok.foundation.privacy import Privacy
from nok.organisation.access.actor import Actor


class ScopeKey(models.Model):
    """A login's key for signing scopes. Only the owner of the tables can read it."""

    login = models.CharField(max_length=63, primary_key=True)
    key = models.BinaryField()
    signs_centres = models.BooleanField(help_text="False: only a look-up counts, whatever else was signed.")

    privacy = Privacy(plain={"login", "key", "signs_centres"})

    def __str__(self) -> str:
        return self.login


class OwnedQuerySet(models.QuerySet["Any"]):
    """Rows of a table that belongs to the centres."""

    def visible_to(self, actor: Actor) -> Self:
        """Only the rows of the actor's centre."""
        return self.filter(centre_id=actor.centre_id)

    def claim(self, row: models.Model, *, by: Actor) -> Any:
        """Read the row again, locked and still in the actor's centre.

        :raises DoesNotExist: if it is not, or is gone
        """
        return self.visible_to(by).select_for_update(of=("self",)).get(pk=row.pk)


class CentreOwned(Model):
    """A row that belongs to one centre, behind its wall."""

    centre = models.ForeignKey("centres.Centre", on_delete=models.PROTECT, related_name="+")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True


Owned = TypeVar("Owned", bound=models.Model)


def get_visible(model: type[Owned], actor: Actor, **lookup: object) -> Owned:
    """The one row the actor may see.

    :raises Http404: if it is absent, another centre's, or forbidden: all answer alike
    """
    queryset: OwnedQuerySet = model._default_manager.all()  # type: ignore[assignment]
    row = queryset.visible_to(actor).filter(**lookup).first()
    if row is None:
        raise Http404
    return row  # type: ignore[no-any-return]
