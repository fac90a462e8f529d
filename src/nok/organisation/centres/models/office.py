"""Where a centre receives people, and when."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from nok.foundation.privacy import Privacy
from nok.organisation.access.models import CentreOwned
from nok.organisation.places.models import Municipality

WEEKDAY = Q(weekday__gte=1, weekday__lte=7)
WEEKS = Q(weeks__in=["every", "even", "odd"])
NTH = Q(nth__isnull=True) | Q(nth__in=[-1, 1, 2, 3, 4], weeks="every")
OWNED = {"id", "centre"}
# Where a point may be from that is no finer than the town.
ROUGH = ("place_centre", "municipality")


class Office(CentreOwned):
    """A place where people are received, as anyone may read it.

    Without `address_shown` the address is not here at all, but in `HiddenAddress`.
    """

    slug = models.SlugField(max_length=40)
    is_main = models.BooleanField()
    name = models.CharField(max_length=80, blank=True)
    address = models.CharField(max_length=120, blank=True)
    address_shown = models.BooleanField(default=False)
    postcode = models.CharField(max_length=4, blank=True)
    place = models.CharField(max_length=60)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    latitude = models.FloatField()
    longitude = models.FloatField()
    point_from = models.CharField(max_length=20)
    wheelchair = models.BooleanField(null=True, blank=True)
    unconfirmed = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    read_of = models.CharField(max_length=200, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    privacy = Privacy(
        plain=OWNED
        | {
            "slug", "is_main", "name", "address", "address_shown", "postcode", "place", "municipality", "latitude",
            "longitude", "point_from", "wheelchair", "unconfirmed", "read_of", "withdrawn_on",
        }
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "slug"], name="office_slug_once"),
            models.UniqueConstraint(
                fields=["centre"], condition=Q(is_main=True, withdrawn_on=None), name="office_one_main"
            ),
            models.CheckConstraint(
                condition=Q(postcode="") | Q(postcode__regex=r"^\d{4}$"), name="office_postcode_form"
            ),
            models.CheckConstraint(
                condition=Q(latitude__range=(57, 81), longitude__range=(4, 32)), name="office_point_in_norway"
            ),
            models.CheckConstraint(
                condition=Q(address_shown=True) | Q(address="", postcode="", point_from__in=ROUGH),
                name="office_keeps_no_hidden_address",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.place

    def hide_address(self) -> None:
        """Forget the address, and a point finer than the town."""
        self.address, self.postcode = "", ""
        if self.point_from not in ROUGH:
            for name, value in town_point(self.municipality).items():
                setattr(self, name, value)


def town_point(town: Municipality) -> dict[str, float | str]:
    """The columns of a point that tells the municipality and no more."""
    return {"latitude": town.latitude, "longitude": town.longitude, "point_from": "municipality"}


class HiddenAddress(CentreOwned):
    """Where an office is that does not show it: the centre's own to read, and nobody's at the public door."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, db_constraint=False, related_name="+")
    address = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=4, blank=True)

    privacy = Privacy(plain=OWNED | {"office", "address", "postcode"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["centre", "office"], name="hidden_address_once")]

    def __str__(self) -> str:
        return str(self.office_id)


class OpeningHours(CentreOwned):
    """A stretch of one weekday when the office is open for dropping in, or answers the phone.

    Every week, in even or odd weeks by the ISO calendar, or the nth such weekday of the month.
    """

    office = models.ForeignKey(Office, on_delete=models.CASCADE, db_constraint=False, related_name="+")
    purpose = models.CharField(max_length=8)
    weekday = models.PositiveSmallIntegerField(help_text="1 Monday … 7 Sunday")
    opens = models.TimeField()
    closes = models.TimeField()
    weeks = models.CharField(max_length=5, default="every", db_default="every")
    nth = models.SmallIntegerField(null=True, blank=True, help_text="1 to 4; -1 is the last of the month.")
    from_on = models.DateField(null=True, blank=True, help_text="The first day it holds; empty: from before today.")
    last_on = models.DateField(null=True, blank=True, help_text="The last day it holds; empty: until changed.")

    privacy = Privacy(
        plain=OWNED | {"office", "purpose", "weekday", "opens", "closes", "weeks", "nth", "from_on", "last_on"}
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=WEEKDAY, name="hours_weekday_exists"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="hours_close_after_opening"),
            models.CheckConstraint(condition=Q(purpose__in=["drop_in", "phone"]), name="hours_purpose_known"),
            models.CheckConstraint(condition=WEEKS, name="hours_weeks_known"),
            models.CheckConstraint(condition=NTH, name="hours_nth_exists"),
            models.CheckConstraint(
                condition=Q(from_on__isnull=True) | Q(last_on__isnull=True) | Q(last_on__gte=F("from_on")),
                name="hours_end_after_they_begin",
            ),
            models.UniqueConstraint(
                fields=["centre", "office", "purpose", "weekday", "opens", "weeks", "nth", "from_on", "last_on"],
                name="hours_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens}–{self.closes}"


class OfficeDay(CentreOwned):
    """A day an outreach office is staffed: every week, even or odd weeks, or the nth weekday of the month."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, db_constraint=False, related_name="+")
    weekday = models.PositiveSmallIntegerField()
    weeks = models.CharField(max_length=5, default="every")
    nth = models.SmallIntegerField(null=True, blank=True, help_text="1 to 4; -1 is the last of the month.")

    privacy = Privacy(plain=OWNED | {"office", "weekday", "weeks", "nth"})

    class Meta:
        constraints = [
            models.CheckConstraint(condition=WEEKDAY, name="day_weekday_exists"),
            models.CheckConstraint(condition=WEEKS, name="day_weeks_known"),
            models.CheckConstraint(condition=NTH, name="day_nth_exists"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.weeks} {self.nth or ''}"


class ClosedPeriod(CentreOwned):
    """Days when the ordinary hours do not hold: closed, or open from `opens` until `closes` instead."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, db_constraint=False, related_name="+")
    from_on = models.DateField()
    last_on = models.DateField()
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)
    reason = models.CharField(max_length=120, blank=True)

    privacy = Privacy(plain=OWNED | {"office", "from_on", "last_on", "opens", "closes", "reason"})

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_on__gte=F("from_on")), name="closed_period_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(opens__isnull=True, closes__isnull=True) | Q(opens__isnull=False, closes__gt=F("opens")),
                name="closed_period_other_hours_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_on}–{self.last_on}"
