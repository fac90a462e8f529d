"""What a guard of the house is."""

from typing import NamedTuple


class Guard(NamedTuple):
    """A text in a file that keeps something out, what would stand there without it, and the test that goes red."""

    name: str
    path: str
    text: str
    without: str
    test: str
