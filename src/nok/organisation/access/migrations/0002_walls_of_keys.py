"""The walls around keys, slots and the chain of the log, which lie on the floor below."""

from django.db import migrations

from nok.organisation.access.guard import EVERY_ROW, OWN_CENTRE, Guard

# What concerns no centre is seen by the worker, and by the one it is about.
OF_NO_CENTRE = (
    "(centre_id IS NULL AND (session_user IN ('nok_worker', 'nok_owner') OR actor_id = (SELECT nok_scope_user())))"
)


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial"), ("crypto", "0001_initial"), ("audit", "0002_links")]

    operations = [
        Guard(
            table="audit_entry", staff="select insert", worker="select insert", clock=("at", 730),
            see=f"{OWN_CENTRE} OR {OF_NO_CENTRE}",
        ),
        Guard(
            table="audit_link", staff="select", worker="select insert",
            see=f"{OWN_CENTRE} OR (centre_id IS NULL AND session_user IN ('nok_worker', 'nok_owner'))",
        ),
        Guard(table="crypto_installation", staff="select", worker="select"),
        Guard(table="crypto_epoch", public="select", staff="select", worker="select insert update"),
        Guard(
            table="crypto_centrekey", public="select", staff="select", worker="select insert update",
            see=EVERY_ROW, change=OWN_CENTRE,
        ),
        Guard(table="crypto_centreprivatekey", staff="select", worker="select insert delete", see=OWN_CENTRE),
        Guard(table="crypto_keyslot", staff="select insert delete", worker="select update delete", see=OWN_CENTRE),
    ]  # fmt: skip
