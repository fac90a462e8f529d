"""The walls around keys and slots, which lie on the floor below."""

from django.db import migrations

from nok.organisation.access.guard import EVERY_ROW, OWN_CENTRE, Guard


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial"), ("crypto", "0001_initial")]

    operations = [
        Guard(table="crypto_installation", staff="select", worker="select"),
        Guard(table="crypto_epoch", public="select", staff="select", worker="select insert update"),
        Guard(
            table="crypto_centrekey", public="select", staff="select", worker="select insert update",
            see=EVERY_ROW, change=OWN_CENTRE,
        ),
        Guard(table="crypto_centreprivatekey", staff="select", worker="select insert delete", see=OWN_CENTRE),
        Guard(table="crypto_keyslot", staff="select insert delete", worker="select update delete", see=OWN_CENTRE),
    ]  # fmt: skip
