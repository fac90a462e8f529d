"""Whoever works here shuts out themselves, and nobody else."""

from django.db import migrations

from nok.organisation.access.guard import OWN_CENTRE, OWN_USER, Guard


class Migration(migrations.Migration):
    dependencies = [("contact", "0003_slot_key")]

    operations = [
        Guard(table="contact_barring", staff="select insert", worker="select delete", see=OWN_CENTRE,
              add=f"{OWN_CENTRE} AND (session_user <> 'nok_staff' OR {OWN_USER})"),
    ]  # fmt: skip
