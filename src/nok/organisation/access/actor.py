"""The one who acts: a person at one centre, with the roles they have there today."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from nok.foundation.core.errors import DomainError
from nok.organisation.access.roles import PERMISSIONS, Permission, Role


class NotPermitted(DomainError):
    """The actor's roles do not include this."""

    words = "access-not-permitted"


@dataclass(frozen=True)
class Actor:
    """A signed-in person, second factor done, at the centre they work at now.

    `is_child_trained`: whether they may meet those under 18.
    """

    user_id: UUID
    centre_id: UUID
    roles: Collection[Role]
    is_child_trained: bool = False

    def may(self, permission: Permission) -> bool:
        """Whether any of the roles includes the permission."""
        return any(permission in PERMISSIONS[role] for role in self.roles)

    def require(self, permission: Permission) -> None:
        """Refuse, unless the actor has the permission.

        :raises NotPermitted: if not
        """
        if not self.may(permission):
            raise NotPermitted
