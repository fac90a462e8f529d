"""A conversation's slot is there, is its own centre's, and is no other conversation's."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from nok.organisation.access.guard import checked_same_centre_key


class Migration(migrations.Migration):
    dependencies = [("contact", "0002_walls"), ("crypto", "0002_door_keys")]

    operations = [
        # The column is what it was; it is called a key from now on.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveConstraint("thread", "thread_gone_holds_nothing"),
                migrations.RemoveConstraint("thread", "thread_has_a_key"),
                migrations.RemoveField("thread", "slot_id"),
                migrations.AddField(
                    "thread",
                    "slot",
                    models.ForeignKey(
                        db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+", to="crypto.keyslot",
                    ),
                ),
                migrations.AddConstraint(
                    "thread",
                    models.CheckConstraint(
                        condition=~Q(state="gone") | Q(slot=None, role="", age="", since=None),
                        name="thread_gone_holds_nothing",
                    ),
                ),
                migrations.AddConstraint(
                    "thread",
                    models.CheckConstraint(condition=Q(state="gone") | ~Q(slot=None), name="thread_has_a_key"),
                ),
            ],
        ),
        migrations.AddConstraint(
            "thread", models.UniqueConstraint(fields=["centre", "slot"], name="thread_slot_once")
        ),
        migrations.RunSQL(
            checked_same_centre_key("contact_thread", "slot", "slot_id", "crypto_keyslot"),
            "ALTER TABLE contact_thread DROP CONSTRAINT contact_thread_slot_same_centre",
        ),
    ]  # fmt: skip
