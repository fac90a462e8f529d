"""Norway's counties, municipalities and postcodes: reference data that nobody owns."""

from django.db import models

from nok.foundation.privacy import Privacy


class Listed(models.Model):
    """A row of an official list. What leaves the list is kept and dated, never deleted."""

    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Named(Listed):
    """A place with its names in every official language of the country."""

    number = models.CharField(max_length=4, primary_key=True)
    name = models.CharField(max_length=60)
    official_name = models.CharField(max_length=120)
    name_northern_sami = models.CharField(max_length=60, blank=True)
    name_southern_sami = models.CharField(max_length=60, blank=True)
    name_lule_sami = models.CharField(max_length=60, blank=True)
    name_kven = models.CharField(max_length=60, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


NAMED = {"number", "name", "official_name", "name_northern_sami", "name_southern_sami", "name_lule_sami", "name_kven"}
POINT = {"latitude", "longitude", "basis"}


class County(Named):
    """One of the counties (fylker)."""

    privacy = Privacy(plain=NAMED | {"withdrawn_on"})


class Municipality(Named):
    """One of the municipalities. Its point is weighted by where people live, not the middle of a mountain."""

    county = models.ForeignKey(County, on_delete=models.PROTECT)
    admin_centre = models.CharField(max_length=60)
    language_form = models.CharField(max_length=7, help_text="nb, nn or neutral: what letters to it are written in.")
    population = models.PositiveIntegerField()
    population_on = models.DateField()
    area_km2 = models.DecimalField(max_digits=8, decimal_places=2)
    latitude = models.FloatField()
    longitude = models.FloatField()
    basis = models.CharField(max_length=20)

    privacy = Privacy(
        plain=NAMED
        | POINT
        | {"county", "admin_centre", "language_form", "population", "population_on", "area_km2", "withdrawn_on"}
    )


class Postcode(Listed):
    """A postcode. On Svalbard and Jan Mayen there is no municipality, but a territory."""

    code = models.CharField(max_length=4, primary_key=True)
    place = models.CharField(max_length=60)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, null=True)
    territory = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=10, help_text="street, pobox, both or service")
    latitude = models.FloatField()
    longitude = models.FloatField()
    basis = models.CharField(max_length=20)

    privacy = Privacy(plain=POINT | {"code", "place", "municipality", "territory", "kind", "withdrawn_on"})

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(municipality__isnull=False, territory="")
                | models.Q(municipality__isnull=True, territory__in=["svalbard", "jan_mayen"]),
                name="postcode_in_municipality_or_territory",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.place}"


class OtherName(Listed):
    """A name people use for a place that is not a municipality's own: an older one, a region, a district."""

    key = models.CharField(max_length=140, primary_key=True)
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=24)
    until = models.PositiveSmallIntegerField(null=True, help_text="The year the name stopped being official.")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, null=True)
    county = models.ForeignKey(County, on_delete=models.PROTECT, null=True)

    privacy = Privacy(plain={"key", "name", "kind", "until", "municipality", "county", "withdrawn_on"})

    def __str__(self) -> str:
        return self.name


class PlacesVersion(models.Model):
    """One row that says when the lists last changed, so that readers know when to read again."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveIntegerField(default=0)

    privacy = Privacy(plain={"id", "number"})

    def __str__(self) -> str:
        return str(self.number)
