"""A test's own world of published facts."""

import pytest

from nok.organisation.centres import snapshot


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """Versions are rolled back with each test, so a number may come again with other facts behind it."""
    snapshot._kept.clear()
