"""The ledger: one line for each thing that is counted. It holds codes, a day, and at most a year's pseudonym."""

from datetime import date
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q

from nok.foundation.privacy import Privacy
from nok.organisation.access.models import CentreOwned, OwnedQuerySet
from nok.register.codes import FORM_OF, OF_PARTNERS, SOURCES

CODES = ("channel", "user_type", "gender", "age_group", "first_ever", "partner_type", "topic", "purpose")


class EntryQuerySet(OwnedQuerySet):
    def standing(self) -> Self:
        """Those that have not been taken back by a counter-entry, and are none themselves."""
        counter = Entry.objects.filter(centre=OuterRef("centre"), undoes=OuterRef("id"))
        return self.filter(undoes=None).exclude(Exists(counter))

    def standing_at(self, centre_id: UUID) -> Self:
        """As `standing`, where all are of this centre: what was taken back is looked up once, not for each line."""
        taken_back = Entry.objects.filter(centre_id=centre_id).exclude(undoes=None).values("undoes")
        return self.filter(undoes=None).exclude(id__in=taken_back)

    def between(self, first: date, last: date) -> Self:
        """Those of these days, both included."""
        return self.filter(on__gte=first, on__lte=last)


class Entry(CentreOwned):
    """One enquiry, conversation or visit. An empty code was not asked, or not known."""

    kind = models.CharField(max_length=16)
    on = models.DateField()
    hour = models.PositiveSmallIntegerField(null=True, help_text="When somebody called; none for written messages.")
    channel = models.CharField(max_length=20, blank=True)
    user_type = models.CharField(max_length=20, blank=True)
    gender = models.CharField(max_length=20, blank=True)
    age_group = models.CharField(max_length=20, blank=True)
    first_ever = models.CharField(max_length=20, blank=True)
    is_first_this_year = models.BooleanField(null=True)
    is_same_today = models.BooleanField(default=False)
    partner_type = models.CharField(max_length=20, blank=True)
    municipality = models.CharField(max_length=4, blank=True, help_text="The partner's; never a user's.")
    topic = models.CharField(max_length=20, blank=True)
    purpose = models.CharField(max_length=24, blank=True)
    is_helpline = models.BooleanField(default=False)
    person = models.BinaryField(null=True, help_text="A pseudonym of the centre's year; none: nobody could tell.")
    source = models.CharField(max_length=8)
    author_id = models.UUIDField(null=True, help_text="The colleague who entered it.")
    entered_on = models.DateField()
    undoes = models.UUIDField(null=True, help_text="The entry that this counter-entry takes back.")

    objects = EntryQuerySet.as_manager()  # type: ignore[misc]

    privacy = Privacy(
        plain={
            "id", "centre", "kind", "on", "hour", *CODES, "is_first_this_year", "is_same_today", "municipality",
            "is_helpline", "source", "author_id", "entered_on", "undoes",
        },
        erase={"person"},
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=FORM_OF), name="entry_kind_known"),
            models.CheckConstraint(condition=Q(source__in=SOURCES), name="entry_source_known"),
            models.CheckConstraint(condition=Q(hour=None) | Q(hour__lte=23), name="entry_hour_of_a_day"),
            models.CheckConstraint(
                condition=Q(municipality="") | Q(municipality__regex=r"^\d{4}$"), name="entry_municipality_form"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OF_PARTNERS) | Q(partner_type="", municipality=""), name="entry_partners_only"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=OF_PARTNERS)
                | Q(user_type="", gender="", age_group="", first_ever="", is_first_this_year=None, person=None),
                name="entry_partner_is_no_user",
            ),
            models.CheckConstraint(condition=Q(on__lte=models.F("entered_on")), name="entry_not_before_it_happened"),
            models.UniqueConstraint(
                fields=["centre", "undoes"], condition=~Q(undoes=None), name="entry_taken_back_once"
            ),
            *(
                models.CheckConstraint(condition=Q(**{f"{code}__regex": r"^[a-z0-9_]*$"}), name=f"entry_{code}_form")
                for code in CODES
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "on"]),
            models.Index(fields=["person"], condition=~Q(person=None), name="entry_by_person"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def form(self) -> str:
        """The form it stands on; empty: none."""
        return FORM_OF[self.kind]
