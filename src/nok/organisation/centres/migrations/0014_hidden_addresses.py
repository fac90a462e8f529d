"""A table of its own for addresses that are not shown, where the public login may not look."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from nok.organisation.access.guard import OWN_CENTRE, Guard


class Migration(migrations.Migration):
    dependencies = [("centres", "0013_clocks")]

    operations = [
        migrations.CreateModel(
            name="HiddenAddress",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("address", models.CharField(blank=True, max_length=120)),
                ("postcode", models.CharField(blank=True, max_length=4)),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="centres.centre"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="centres.office",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("centre", "office"), name="hidden_address_once")],
            },
        ),
        Guard("HiddenAddress", staff="select insert delete", see=OWN_CENTRE, same_centre=["office"]),
    ]
