"""Who works where, who is invited; and colleagues may see each other's names."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

from nok.organisation.access.guard import OWN_CENTRE, OWN_USER, Guard

COLLEAGUES = """
CREATE POLICY colleagues ON accounts_user FOR SELECT USING (
    id IN (SELECT user_id FROM centres_employment WHERE centre_id = any ((SELECT nok_scope_centres())::uuid[]))
)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("centres", "0001_initial"),
        ("accounts", "0002_sign_in"),
    ]

    operations = [
        migrations.CreateModel(
            name="Employment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("role", models.CharField(max_length=10)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="centres.centre"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="employments", to="accounts.user"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["leader", "adviser"])), name="employment_role_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                        ),
                        name="employment_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until_on__isnull", True)),
                        fields=("centre", "user"),
                        name="employment_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("email", models.EmailField(max_length=254)),
                ("role", models.CharField(max_length=10)),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="centres.centre"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["leader", "adviser"])), name="invitation_role_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="invitation_email_in_small_letters",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accepted_at", None), ("withdrawn_at", None), _connector="OR"),
                        name="invitation_accepted_or_withdrawn",
                    ),
                    models.UniqueConstraint(fields=("centre", "digest"), name="invitation_link_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("accepted_at", None), ("withdrawn_at", None)),
                        fields=("centre", "email"),
                        name="invitation_one_open_for_each",
                    ),
                ],
            },
        ),
        Guard("Employment", staff="select insert update", see=f"{OWN_CENTRE} or {OWN_USER}", change=OWN_CENTRE),
        Guard(
            "Invitation",
            staff="select insert update",
            see=f"{OWN_CENTRE} or digest = (select nok_scope_lookup())",
            change=OWN_CENTRE,
        ),
        migrations.RunSQL(COLLEAGUES, "DROP POLICY colleagues ON accounts_user"),
    ]
