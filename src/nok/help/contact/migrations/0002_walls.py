"""The walls: the public login sees one thread by its look-up; staff their centre's, but for those shut out."""

from django.db import migrations

from nok.organisation.access.guard import EVERY_ROW, OWN_CENTRE, Guard

BY_LOOK_UP = "look_up = (SELECT nok_scope_lookup())"
# Whoever is shut out of a thread does not see it, nor a young sender's without being trained for it.
MAY_MEET = """
    NOT EXISTS (SELECT FROM contact_barring b
                WHERE b.thread_id = contact_thread.id AND b.user_id = (SELECT nok_scope_user()))
    AND (age NOT IN ('u16', 'a16_17')
         OR EXISTS (SELECT FROM centres_employment e
                    WHERE e.centre_id = contact_thread.centre_id AND e.user_id = (SELECT nok_scope_user())
                      AND e.is_child_trained AND (e.until_on IS NULL OR e.until_on > (now() AT TIME ZONE 'Europe/Oslo')::date)))
"""
OWN_THREAD = f"{OWN_CENTRE} AND (session_user <> 'nok_staff' OR ({MAY_MEET}))"
THIS_THREAD = f"id = (SELECT thread_id FROM contact_door WHERE {BY_LOOK_UP})"
OF_THREAD = "thread_id IN (SELECT id FROM contact_thread)"
ITS_SLOT = "id IN (SELECT slot_id FROM contact_thread)"


class Migration(migrations.Migration):
    dependencies = [("contact", "0001_initial"), ("access", "0003_walls_of_jobs"), ("centres", "0017_child_trained"),
                    ("crypto", "0002_door_keys")]

    operations = [
        Guard("DialogueSettings", public="select", staff="select insert update", worker="select",
              see=EVERY_ROW, change=OWN_CENTRE),
        Guard("Thread", public="select insert update", staff="select update", worker="select update delete",
              see=OWN_THREAD, public_see=THIS_THREAD, public_add="true"),
        Guard("Door", public="select insert update delete", worker="select update delete",
              see=OWN_CENTRE, public_see=BY_LOOK_UP, same_centre=["thread"]),
        Guard("Barring", staff="select insert", worker="select delete", see=OWN_CENTRE, same_centre=["thread"]),
        Guard("Message", public="select insert delete", staff="select insert update", worker="select update delete",
              see=f"{OWN_CENTRE} AND {OF_THREAD}", public_see=OF_THREAD,
              public_add=f"{OF_THREAD} AND author_id IS NULL", same_centre=["thread"]),
        Guard("Reading", public="select delete", staff="select insert", worker="select delete",
              see=f"{OWN_CENTRE} AND {OF_THREAD}", public_see=OF_THREAD, same_centre=["thread"]),
        Guard("Mark", public="insert", worker="select delete"),
        Guard(table="crypto_keyslot", public="select insert delete", staff="select insert delete",
              worker="select update delete",
              see=f"{OWN_CENTRE} AND (session_user <> 'nok_staff' OR {ITS_SLOT})", add=OWN_CENTRE,
              public_see=ITS_SLOT, public_add="true"),
    ]  # fmt: skip
