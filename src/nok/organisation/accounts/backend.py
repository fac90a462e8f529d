"""How the framework finds the signed-in user again: through the user's own scope."""

from uuid import UUID

from django.contrib.auth.backends import BaseBackend

from nok.organisation.access.scope import scope
from nok.organisation.accounts.models import User


class Backend(BaseBackend):
    """Reads the user of a session. Signing in goes through `actions.prove`, and nowhere else."""

    def get_user(self, user_id: UUID) -> User | None:
        with scope(user=user_id):
            return User.objects.filter(id=user_id, is_active=True).first()
