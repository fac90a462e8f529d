"""What the dialogue's journeys share with its tests."""

from tests.contact.conftest import writing_doors

__all__ = ["writing_doors"]
