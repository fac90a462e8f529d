"""The walls: a centre's ledger is its own, nothing in it is changed or deleted, and each writes only in their own name."""

from django.db import migrations

from nok.organisation.access.guard import OWN_CENTRE, Guard

# The desk's entries are those of the one who is signed in; what the dialogue causes, the worker enters.
BY_ONESELF = (
    f"{OWN_CENTRE} AND CASE session_user"
    " WHEN 'nok_staff' THEN source = 'desk' AND author_id = (select nok_scope_user())"
    " WHEN 'nok_worker' THEN source = 'dialogue' AND author_id IS NULL"
    " ELSE session_user = 'nok_owner' END"
)


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial"), ("access", "0004_walls_of_installation")]

    operations = [
        Guard("Entry", staff="select insert", worker="select insert", see=OWN_CENTRE, add=BY_ONESELF),
    ]
