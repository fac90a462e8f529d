"""Asks whether a home's database was brought further than this code knows; run as the login that owns it.

Prints the migrations that rooms of this house have in the database and not in the code.
"""

import django

if __name__ == "__main__":
    django.setup()
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    known = set(loader.disk_migrations) | {each for one in loader.disk_migrations.values() for each in one.replaces}
    unknown = sorted(each for each in set(loader.applied_migrations) - known if each[0] in loader.migrated_apps)
    print("".join(f"{room}.{name}\n" for room, name in unknown), end="")
