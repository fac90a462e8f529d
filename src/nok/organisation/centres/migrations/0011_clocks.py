"""Invitations are forgotten by the worker after a month."""

from django.db import migrations

from nok.organisation.access.guard import OWN_CENTRE, Guard


class Migration(migrations.Migration):
    dependencies = [("centres", "0010_employment")]

    operations = [
        Guard(
            table="centres_invitation",
            staff="select insert update",
            see=f"{OWN_CENTRE} or digest = (select nok_scope_lookup())",
            change=OWN_CENTRE,
            clock=("made_at", 30),
        ),
    ]
