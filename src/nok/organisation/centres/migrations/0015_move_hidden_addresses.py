"""What is not shown moves to the table nobody at the public door can read, and its point back to the town."""

from django.db import migrations

# The owner stands behind the walls too, and has no scope here: they are opened to it, and shut again.
MOVE = """
ALTER TABLE centres_office NO FORCE ROW LEVEL SECURITY;
ALTER TABLE centres_hiddenaddress NO FORCE ROW LEVEL SECURITY;
INSERT INTO centres_hiddenaddress (id, centre_id, office_id, address, postcode)
    SELECT gen_random_uuid(), centre_id, id, address, postcode
    FROM centres_office WHERE NOT address_shown AND (address <> '' OR postcode <> '');
UPDATE centres_office SET address = '', postcode = '' WHERE NOT address_shown;
UPDATE centres_office SET latitude = town.latitude, longitude = town.longitude, point_from = 'municipality'
    FROM places_municipality town
    WHERE town.number = municipality_id AND NOT address_shown AND point_from <> 'place_centre';
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE centres_office FORCE ROW LEVEL SECURITY;
ALTER TABLE centres_hiddenaddress FORCE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("centres", "0014_hidden_addresses"), ("places", "0001_initial")]

    operations = [migrations.RunSQL(MOVE, migrations.RunSQL.noop)]
