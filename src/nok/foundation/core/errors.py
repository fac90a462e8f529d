"""Refusals with words a person can act on."""

from typing import ClassVar

from nok.foundation.core.words import text


class DomainError(Exception):
    """A rule of the work says no; `words` is the key of what the person is told."""

    words: ClassVar[str]

    def __init__(self, **args: object) -> None:
        super().__init__(self.words)
        self.args_in_words = args

    def __str__(self) -> str:
        return text(self.words, **self.args_in_words)
