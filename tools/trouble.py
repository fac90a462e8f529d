"""What a person can do something about: one plain line, no trace."""


class Trouble(Exception):
    """Something outside the program stands in the way; the message says what to do."""
