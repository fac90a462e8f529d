"""`set_scope_keys`: give each login the key its scopes are signed with.

Reads `NOK_SCOPE_KEYS` from the environment: JSON, login name to 64 hexadecimal digits.
"""

import json
import os

from django.core.management.base import BaseCommand, CommandError

from nok.organisation.access.models import ScopeKey


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: object, **options: object) -> None:
        try:
            keys = {login: bytes.fromhex(key) for login, key in json.loads(os.environ["NOK_SCOPE_KEYS"]).items()}
        except (KeyError, ValueError) as problem:
            raise CommandError("NOK_SCOPE_KEYS must be JSON: login name to 64 hexadecimal digits") from problem
        for login, key in keys.items():
            # The public door may only ever look up one thread at a time.
            ScopeKey.objects.update_or_create(
                login=login, defaults={"key": key, "signs_centres": login != "nok_public"}
            )
