"""The public door may ask which key files are this database's: it must take nothing in under another's."""

from django.db import migrations

from nok.organisation.access.guard import Guard


class Migration(migrations.Migration):
    dependencies = [("access", "0003_walls_of_jobs"), ("crypto", "0002_door_keys")]

    operations = [Guard(table="crypto_installation", public="select", staff="select", worker="select")]
