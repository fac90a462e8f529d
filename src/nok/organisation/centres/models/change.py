"""What was done to a centre's page: by whom, when, and what stood there before."""

from django.db import models
from django.db.models import Q

from nok.foundation.privacy import Privacy
from nok.organisation.access.models import CentreOwned
from nok.organisation.accounts.models import User
from nok.organisation.centres.codes import OFFICE_PARTS, PARTS


class CentreChange(CentreOwned):
    """One correction or confirmation of a part of the page. An address that is not shown is not kept here either.

    Kept for two years, as long as the log: what a page said before that helps nobody.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9)
    part = models.CharField(max_length=8)
    place = models.CharField(max_length=80, blank=True, help_text="The office, when it is a part of one.")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    privacy = Privacy(
        plain={"id", "centre", "at", "kind", "part", "place", "before", "after"},
        personal={"by"},
        keep_days=730,
        keep_from="at",
    )

    class Meta:
        indexes = [models.Index(fields=["centre", "at"])]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["corrected", "confirmed"]), name="change_kind_known"),
            models.CheckConstraint(condition=Q(part__in=[*PARTS, *OFFICE_PARTS]), name="change_part_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.part}"
