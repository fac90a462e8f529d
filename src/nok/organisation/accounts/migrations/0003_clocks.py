"""Browsers that have not been used for long are forgotten by the worker."""

from django.db import migrations, models

from nok.organisation.access.guard import OWN_USER, Guard


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_sign_in")]

    operations = [
        migrations.RunSQL("UPDATE accounts_device SET used_at = now() WHERE used_at IS NULL", migrations.RunSQL.noop),
        migrations.AlterField("device", "used_at", models.DateTimeField()),
        Guard("Device", staff="select insert update delete", see=OWN_USER, clock=("used_at", 400)),
    ]
