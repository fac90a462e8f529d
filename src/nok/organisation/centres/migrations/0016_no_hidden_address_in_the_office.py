"""The database refuses a hidden address where everyone may read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("centres", "0015_move_hidden_addresses")]

    operations = [
        migrations.AddConstraint(
            model_name="office",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("address_shown", True),
                    models.Q(("address", ""), ("point_from__in", ("place_centre", "municipality")), ("postcode", "")),
                    _connector="OR",
                ),
                name="office_keeps_no_hidden_address",
            ),
        ),
    ]
