"""Who has been asked to come and work at the centre."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from nok.foundation.privacy import Privacy
from nok.organisation.access.models import CentreOwned, OwnedQuerySet
from nok.organisation.access.roles import Role


class InvitationQuerySet(OwnedQuerySet):
    def waiting(self, now: datetime) -> Self:
        """Those that can still be taken up."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=now)


class Invitation(CentreOwned):
    """A link that lets one person in, once, as this at this centre. Only a hash of the link is kept."""

    email = models.EmailField()
    role = models.CharField(max_length=10)
    digest = models.CharField(max_length=64, db_index=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()  # type: ignore[misc]

    privacy = Privacy(
        plain={"id", "centre", "role", "digest", "made_at", "expires_at", "accepted_at", "withdrawn_at"},
        personal={"email"},
        keep_days=30,
        keep_from="made_at",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="invitation_role_known"),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="invitation_email_in_small_letters"),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None), name="invitation_accepted_or_withdrawn"
            ),
            models.UniqueConstraint(fields=["centre", "digest"], name="invitation_link_once"),
            models.UniqueConstraint(
                fields=["centre", "email"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="invitation_one_open_for_each",
            ),
        ]

    def __str__(self) -> str:
        return self.role

    @property
    def role_words(self) -> str:
        return str(Role(self.role).label)

    def is_waiting(self, now: datetime) -> bool:
        """Whether it can still be taken up."""
        return self.accepted_at is None and self.withdrawn_at is None and self.expires_at > now
