"""What the dialogue's tests share."""

from tests.contact.stored import stored

__all__ = ["stored"]
