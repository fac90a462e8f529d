"""A centre as the public may know it, and how sure we are."""

import re
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from nok.foundation.core.models import Model
from nok.foundation.privacy import Privacy
from nok.organisation.access.actor import Actor
from nok.organisation.access.models import CentreOwned
from nok.organisation.centres.codes import CONFIDENCE, LEGAL_FORMS, ORIGINS, SECTIONS, SERVICES, TIES, UNCONFIRMABLE
from nok.organisation.places.models import County, Municipality


class CentreQuerySet(models.QuerySet["Centre"]):
    def visible_to(self, actor: Actor) -> Self:
        """Only the actor's own centre."""
        return self.filter(id=actor.centre_id)

    def claim(self, row: "Centre", *, by: Actor) -> "Centre":
        """Read the centre again, locked and still the actor's own."""
        return self.visible_to(by).select_for_update(of=("self",)).get(pk=row.pk)


class Centre(Model):
    """One independent centre. An empty field is not known; a field in `unconfirmed` is not confirmed."""

    slug = models.SlugField(max_length=40, unique=True)
    origin = models.CharField(max_length=8, default="facts", db_default="facts")
    name = models.CharField(max_length=120)
    status = models.CharField(max_length=8, default="active")
    closed_in = models.PositiveSmallIntegerField(null=True, blank=True)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    county = models.ForeignKey(County, on_delete=models.PROTECT, related_name="+")
    host_municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, null=True, related_name="+")
    orgnr = models.CharField(max_length=9, blank=True)
    legal_form = models.CharField(max_length=20, blank=True)
    phone = models.CharField(max_length=15, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    min_age = models.PositiveSmallIntegerField(null=True, blank=True)
    min_age_with_adult = models.PositiveSmallIntegerField(null=True, blank=True)
    who_for = models.CharField(max_length=400, blank=True, help_text="The centre's own words.")
    travel = models.CharField(max_length=300, blank=True, help_text="The centre's own remark on the way there.")
    men_only = models.BooleanField(default=False)
    runs_helpline = models.BooleanField(default=False)
    has_child_trained = models.BooleanField(default=False, db_default=False)
    round_the_clock = models.CharField(max_length=5, blank=True)
    services = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    services_from = models.CharField(max_length=20, blank=True)
    unconfirmed = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    corrected = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    confidence = models.CharField(max_length=6, blank=True)
    read_of = models.CharField(max_length=200, blank=True)
    sources = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    objects = CentreQuerySet.as_manager()

    privacy = Privacy(
        plain={
            "id", "slug", "origin", "name", "status", "closed_in", "successor", "county", "host_municipality", "orgnr",
            "legal_form", "phone", "email", "website", "min_age", "min_age_with_adult", "who_for", "travel",
            "men_only", "runs_helpline",
            "has_child_trained", "round_the_clock", "services", "services_from", "unconfirmed", "corrected",
            "confidence", "read_of", "sources", "confirmed_on", "withdrawn_on",
        }
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=["active", "closed"]), name="centre_status_known"),
            models.CheckConstraint(
                condition=Q(round_the_clock__in=["", "visit", "phone"]), name="centre_round_the_clock_known"
            ),
            models.CheckConstraint(
                condition=Q(min_age__isnull=True)
                | Q(min_age_with_adult__isnull=True)
                | Q(min_age_with_adult__lt=models.F("min_age")),
                name="centre_younger_only_with_adult",
            ),
            models.CheckConstraint(
                condition=Q(status="closed") | Q(closed_in__isnull=True, successor__isnull=True),
                name="centre_open_has_no_end",
            ),
            models.CheckConstraint(condition=Q(orgnr="") | Q(orgnr__regex=r"^\d{9}$"), name="centre_orgnr_form"),
            models.CheckConstraint(condition=Q(phone="") | Q(phone__regex=r"^\d{3,8}$"), name="centre_phone_form"),
            models.CheckConstraint(condition=Q(confidence__in=["", *CONFIDENCE]), name="centre_confidence_known"),
            models.CheckConstraint(condition=Q(legal_form__in=["", *LEGAL_FORMS]), name="centre_legal_form_known"),
            models.CheckConstraint(condition=Q(services__contained_by=SERVICES), name="centre_services_known"),
            models.CheckConstraint(
                condition=Q(unconfirmed__contained_by=UNCONFIRMABLE), name="centre_unconfirmed_known"
            ),
            models.CheckConstraint(condition=Q(origin__in=ORIGINS), name="centre_origin_known"),
            models.CheckConstraint(condition=Q(corrected__contained_by=SECTIONS), name="centre_corrected_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open_house(self) -> bool:
        """Whether the centre still exists as far as we know."""
        return self.status == "active"


class CentreName(CentreOwned):
    """A name the centre had before; years as far as they are known."""

    name = models.CharField(max_length=120)
    until_year = models.PositiveSmallIntegerField(null=True, blank=True)

    privacy = Privacy(plain={"id", "centre", "name", "until_year"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["centre", "name"], name="centre_name_once")]

    def __str__(self) -> str:
        return self.name


class Membership(CentreOwned):
    """Belonging to the umbrella, with dates as far as they are known and how we know."""

    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    known_by = models.CharField(max_length=60)

    privacy = Privacy(plain={"id", "centre", "from_on", "until_on", "known_by"})

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on__isnull=True) | Q(until_on__isnull=True) | Q(until_on__gt=models.F("from_on")),
                name="membership_ends_after_it_begins",
            ),
            models.UniqueConstraint(fields=["centre", "from_on"], name="membership_once", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return self.known_by


class ServedArea(CentreOwned):
    """An area the centre says it serves: a county or a municipality."""

    county = models.ForeignKey(County, on_delete=models.PROTECT, null=True, related_name="+")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, null=True, related_name="+")

    privacy = Privacy(plain={"id", "centre", "county", "municipality"})

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(county__isnull=True, municipality__isnull=False)
                | Q(county__isnull=False, municipality__isnull=True),
                name="served_area_is_one_thing",
            ),
            models.UniqueConstraint(
                fields=["centre", "county", "municipality"], name="served_area_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return str(self.county_id or self.municipality_id)


class Tie(CentreOwned):
    """What a public page says binds a municipality to the centre, and when it said so."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    as_of = models.CharField(max_length=40)
    confidence = models.CharField(max_length=6)
    source = models.CharField(max_length=300)

    # A tie that means money or ownership: the municipality has an agreement, in the finder's sense.
    PAYING = frozenset({"owner", "owner_host", "host", "contributor", "agreement"})
    # Weaker: the centre stands there, receives from there, or the municipality shows its people the way. Teaching in
    # its schools is not receiving its people.
    SERVING = frozenset({"served", "location", "lists_centre"})

    privacy = Privacy(plain={"id", "centre", "municipality", "role", "as_of", "confidence", "source"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "municipality", "role"], name="tie_once"),
            models.CheckConstraint(condition=Q(role__in=TIES), name="tie_role_known"),
        ]

    def __str__(self) -> str:
        return self.role

    @property
    def latest_year(self) -> str:
        """The newest year the source can be from; empty: undated."""
        return max(re.findall(r"\d{4}", self.as_of), default="")


class PublishedVersion(models.Model):
    """One row that goes up with every change of what the public sees."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveIntegerField(default=0)

    privacy = Privacy(plain={"id", "number"})

    def __str__(self) -> str:
        return str(self.number)
