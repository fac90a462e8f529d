"""Who works where as what."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nok.foundation.privacy import Privacy
from nok.organisation.access.models import CentreOwned, OwnedQuerySet
from nok.organisation.access.roles import Role


class EmploymentQuerySet(OwnedQuerySet):
    def current(self, today: date) -> Self:
        """Those who work there today."""
        return self.filter(from_on__lte=today).exclude(until_on__lte=today)


class Employment(CentreOwned):
    """A person works at the centre in a role, from a day until another."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="employments")
    role = models.CharField(max_length=10)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    is_child_trained = models.BooleanField(default=False, db_default=False)

    objects = EmploymentQuerySet.as_manager()  # type: ignore[misc]

    privacy = Privacy(plain={"id", "centre", "user", "role", "from_on", "until_on", "is_child_trained"})

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="employment_role_known"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="employment_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["centre", "user"], condition=Q(until_on__isnull=True), name="employment_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.role

    @property
    def role_words(self) -> str:
        return str(Role(self.role).label)
