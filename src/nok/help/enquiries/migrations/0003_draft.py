"""What somebody was called away from: their own alone, codes and nothing else, and gone after a day."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from nok.organisation.access.guard import OWN_CENTRE, OWN_USER, Guard

# Only the questions the form asks, and answers that look like codes, days and numbers.
QUESTIONS = (
    "channel|who|gender|age_group|first_ever|is_first_this_year|is_same_today|partner_type|municipality|topic"
    "|is_helpline|when|day|hour"
)
CODES_ONLY = f"""
    ALTER TABLE enquiries_draft ADD CONSTRAINT draft_codes_only CHECK (
        jsonb_typeof(codes) = 'object'
        AND NOT jsonb_path_exists(codes, 'strict $.keyvalue() ? (!(@.key like_regex "^({QUESTIONS})$"))', '{{}}', true)
        AND NOT jsonb_path_exists(
            codes, 'strict $.* ? (@.type() != "string" || !(@ like_regex "^[a-z0-9_-]{{1,24}}$"))', '{{}}', true
        )
    )
"""


class Migration(migrations.Migration):
    dependencies = [("enquiries", "0002_walls"), ("centres", "0017_child_trained")]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("user_id", models.UUIDField()),
                (
                    "form_id",
                    models.UUIDField(help_text="The id the entry gets, so that a draft is never entered twice."),
                ),
                (
                    "codes",
                    models.JSONField(default=dict, help_text="The answers by the names of the form's questions."),
                ),
                ("at", models.DateTimeField()),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="centres.centre"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("centre", "user_id"), name="draft_one_each")],
            },
        ),
        migrations.RunSQL(CODES_ONLY, "ALTER TABLE enquiries_draft DROP CONSTRAINT draft_codes_only"),
        Guard("Draft", staff="select insert update delete", see=f"{OWN_CENTRE} AND {OWN_USER}", clock=("at", 1)),
    ]
