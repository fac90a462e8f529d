"""The second factor, known browsers, and walls around accounts: a row is its own user's."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

from nok.organisation.access.guard import OWN_USER, Guard

OWN_ACCOUNT = "id = (select nok_scope_user())"
LOOKED_UP = "encode(sha256(convert_to(email, 'UTF8')), 'hex') = (select nok_scope_lookup())"


def _own(name, *columns, constraints):
    return migrations.CreateModel(
        name=name,
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            *columns,
            (
                "user",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.user"),
            ),
        ],
        options={"constraints": constraints},
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("access", "0001_initial")]

    operations = [
        migrations.AddConstraint(
            "user",
            models.CheckConstraint(
                condition=models.Q(email=django.db.models.functions.text.Lower("email")),
                name="user_email_in_small_letters",
            ),
        ),
        _own(
            "Authenticator",
            (
                "secret",
                models.BinaryField(help_text="Sealed; the key lies outside the database."),
            ),
            ("last_step", models.BigIntegerField(default=0)),
            constraints=[models.UniqueConstraint(fields=("user",), name="authenticator_one_each")],
        ),
        _own(
            "RecoveryCode",
            ("digest", models.CharField(max_length=64)),
            ("used_at", models.DateTimeField(null=True)),
            constraints=[models.UniqueConstraint(fields=("user", "digest"), name="recovery_code_once")],
        ),
        _own(
            "Device",
            ("digest", models.CharField(blank=True, max_length=64)),
            ("wrong_codes", models.PositiveSmallIntegerField(default=0)),
            ("wrong_at", models.DateTimeField(null=True)),
            ("used_at", models.DateTimeField(null=True)),
            constraints=[models.UniqueConstraint(fields=("user", "digest"), name="device_once")],
        ),
        Guard("User", staff="select insert update", see=f"{OWN_ACCOUNT} or {LOOKED_UP}", change=OWN_ACCOUNT),
        Guard("Authenticator", staff="select insert update delete", see=OWN_USER),
        Guard("RecoveryCode", staff="select insert update delete", see=OWN_USER),
        Guard("Device", staff="select insert update delete", see=OWN_USER),
    ]
