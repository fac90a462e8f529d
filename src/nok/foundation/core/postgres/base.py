"""A kept connection is asked whether it lives only when the server has said something unasked: that it hangs up."""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """As the framework's. It would ask the database before every page; the socket can tell without an answer."""

    def is_usable(self) -> bool:
        """Whether the connection can be used; a server that died, or was told to stop, has closed its end."""
        if self.connection is None or self.connection.closed:
            return False
        waiting, _, _ = select.select([self.connection.fileno()], [], [], 0)
        return bool(super().is_usable()) if waiting else True
