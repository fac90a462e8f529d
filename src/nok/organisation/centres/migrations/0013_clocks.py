"""The worker forgets invitations after a month, and what the page said before after two years."""

from django.db import migrations

from nok.organisation.access.guard import OWN_CENTRE, Guard


class Migration(migrations.Migration):
    dependencies = [("centres", "0012_changes")]

    operations = [
        Guard(
            table="centres_invitation",
            staff="select insert update",
            see=f"{OWN_CENTRE} or digest = (select nok_scope_lookup())",
            change=OWN_CENTRE,
            clock=("made_at", 30),
        ),
        Guard(table="centres_centrechange", staff="select insert", see=OWN_CENTRE, clock=("at", 730)),
    ]
