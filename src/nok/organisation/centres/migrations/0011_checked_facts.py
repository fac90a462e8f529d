"""Facts held to their rules by the database; hours by weeks and dates; where a centre's row comes from."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("centres", "0010_employment"),
        ("places", "0001_initial"),
    ]

    operations = [
        # Constraints are added after rows may have been loaded in the same run: let waiting checks be done first.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RemoveConstraint(
            model_name="office",
            name="office_one_main",
        ),
        migrations.RemoveConstraint(
            model_name="openinghours",
            name="hours_once",
        ),
        migrations.AddField(
            model_name="centre",
            name="origin",
            field=models.CharField(db_default="facts", default="facts", max_length=8),
        ),
        migrations.AddField(
            model_name="closedperiod",
            name="closes",
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="closedperiod",
            name="opens",
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="openinghours",
            name="from_on",
            field=models.DateField(
                blank=True, help_text="The first day it holds; empty: from before today.", null=True
            ),
        ),
        migrations.AddField(
            model_name="openinghours",
            name="last_on",
            field=models.DateField(blank=True, help_text="The last day it holds; empty: until changed.", null=True),
        ),
        migrations.AddField(
            model_name="openinghours",
            name="nth",
            field=models.SmallIntegerField(blank=True, help_text="1 to 4; -1 is the last of the month.", null=True),
        ),
        migrations.AddField(
            model_name="openinghours",
            name="weeks",
            field=models.CharField(default="every", db_default="every", max_length=5),
        ),
        migrations.AlterField(
            model_name="closedperiod",
            name="office",
            field=models.ForeignKey(
                db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="centres.office"
            ),
        ),
        migrations.AlterField(
            model_name="officeday",
            name="office",
            field=models.ForeignKey(
                db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="centres.office"
            ),
        ),
        migrations.AlterField(
            model_name="openinghours",
            name="office",
            field=models.ForeignKey(
                db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="centres.office"
            ),
        ),
        migrations.AddConstraint(
            model_name="centre",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "closed"),
                    models.Q(("closed_in__isnull", True), ("successor__isnull", True)),
                    _connector="OR",
                ),
                name="centre_open_has_no_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="centre",
            constraint=models.CheckConstraint(
                condition=models.Q(("orgnr", ""), ("orgnr__regex", "^\\d{9}$"), _connector="OR"),
                name="centre_orgnr_form",
            ),
        ),
        migrations.AddConstraint(
            model_name="centre",
            constraint=models.CheckConstraint(
                condition=models.Q(("phone", ""), ("phone__regex", "^\\d{3,8}$"), _connector="OR"),
                name="centre_phone_form",
            ),
        ),
        migrations.AddConstraint(
            model_name="centre",
            constraint=models.CheckConstraint(
                condition=models.Q(("confidence__in", ["", "high", "medium", "low"])), name="centre_confidence_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="centre",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("legal_form__in", ["", "foundation", "foundation_unit", "company", "association", "municipal"])
                ),
                name="centre_legal_form_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="centre",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "services__contained_by",
                        [
                            "accompany",
                            "children",
                            "conversation",
                            "crisis_shelter",
                            "drop_in",
                            "email",
                            "english",
                            "group",
                            "legal",
                            "men",
                            "phone_or_video",
                            "professionals",
                            "relatives",
                            "schools",
                            "social",
                            "teaching",
                            "theme",
                        ],
                    )
                ),
                name="centre_services_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="centre",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "unconfirmed__contained_by",
                        [
                            "address",
                            "age",
                            "email",
                            "hours",
                            "legal_form",
                            "membership",
                            "name",
                            "offices",
                            "orgnr",
                            "phone",
                            "place",
                            "services",
                            "status",
                            "website",
                        ],
                    )
                ),
                name="centre_unconfirmed_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="centre",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin__in", ["facts", "invited"])), name="centre_origin_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="centre",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("corrected__contained_by", ["contact", "who", "services", "offices", "hours", "about"])
                ),
                name="centre_corrected_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="closedperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closes__isnull", True), ("opens__isnull", True)),
                    models.Q(("closes__gt", models.F("opens")), ("opens__isnull", False)),
                    _connector="OR",
                ),
                name="closed_period_other_hours_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_main", True), ("withdrawn_on", None)),
                fields=("centre",),
                name="office_one_main",
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.CheckConstraint(
                condition=models.Q(("postcode", ""), ("postcode__regex", "^\\d{4}$"), _connector="OR"),
                name="office_postcode_form",
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.CheckConstraint(
                condition=models.Q(("latitude__range", (57, 81)), ("longitude__range", (4, 32))),
                name="office_point_in_norway",
            ),
        ),
        migrations.AddConstraint(
            model_name="openinghours",
            constraint=models.CheckConstraint(
                condition=models.Q(("weeks__in", ["every", "even", "odd"])), name="hours_weeks_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="openinghours",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("nth__isnull", True), models.Q(("nth__in", [-1, 1, 2, 3, 4]), ("weeks", "every")), _connector="OR"
                ),
                name="hours_nth_exists",
            ),
        ),
        migrations.AddConstraint(
            model_name="openinghours",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_on__isnull", True),
                    ("last_on__isnull", True),
                    ("last_on__gte", models.F("from_on")),
                    _connector="OR",
                ),
                name="hours_end_after_they_begin",
            ),
        ),
        migrations.AddConstraint(
            model_name="openinghours",
            constraint=models.UniqueConstraint(
                fields=("centre", "office", "purpose", "weekday", "opens", "weeks", "nth", "from_on", "last_on"),
                name="hours_once",
                nulls_distinct=False,
            ),
        ),
        # A centre opens an outreach office itself; the row policy keeps it to its own.
        migrations.RunSQL(
            "GRANT INSERT ON centres_office TO nok_staff", "REVOKE INSERT ON centres_office FROM nok_staff"
        ),
    ]
