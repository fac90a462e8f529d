"""The walls: a conversation that is out of sight has no handling, no notes and nobody writing to it either."""

from django.db import migrations

from nok.organisation.access.guard import OWN_CENTRE, Guard

OF_THREAD = f"{OWN_CENTRE} AND thread_id IN (SELECT id FROM contact_thread)"
EVERYTHING = "select insert update delete"


class Migration(migrations.Migration):
    dependencies = [("enquiries", "0001_initial"), ("contact", "0002_walls")]

    operations = [
        Guard("Handling", staff="select insert update", worker="select delete", see=OF_THREAD, same_centre=["thread"]),
        Guard("Note", staff="select insert", worker="select delete", see=OF_THREAD, same_centre=["thread"]),
        Guard("Presence", staff=EVERYTHING, worker="select delete", see=OF_THREAD, same_centre=["thread"]),
        Guard("StandardAnswer", staff=EVERYTHING, see=OWN_CENTRE),
    ]
