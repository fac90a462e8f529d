"""The trail of a centre's page, and what a leader may change: former names and membership too."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from nok.organisation.access.guard import OWN_CENTRE, Guard


class Migration(migrations.Migration):
    dependencies = [
        ("centres", "0011_checked_facts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CentreChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(max_length=9)),
                ("part", models.CharField(max_length=8)),
                (
                    "place",
                    models.CharField(blank=True, help_text="The office, when it is a part of one.", max_length=80),
                ),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="centres.centre"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["centre", "at"], name="centres_cen_centre__fcfd0a_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["corrected", "confirmed"])), name="change_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("part__in", ["contact", "who", "services", "about", "office", "hours", "closures"])
                        ),
                        name="change_part_known",
                    ),
                ],
            },
        ),
        Guard("CentreChange", staff="select insert", worker="select delete", see=OWN_CENTRE),
        *[
            migrations.RunSQL(
                f"GRANT INSERT, UPDATE, DELETE ON {table} TO nok_staff",
                f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM nok_staff",
            )
            for table in ("centres_membership", "centres_centrename")
        ],
    ]
