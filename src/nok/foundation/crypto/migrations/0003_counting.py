"""A random counting number in every slot; those that are there get one each."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import migrations, models

HELP = "What pseudonyms are made over, under the year's key."


class Migration(migrations.Migration):
    dependencies = [("crypto", "0002_door_keys")]

    operations = [
        migrations.AddField("keyslot", "counting", models.UUIDField(db_default=RandomUUID(), help_text=HELP)),
        migrations.AlterField("keyslot", "counting", models.UUIDField(default=uuid.uuid4, help_text=HELP)),
    ]
