"""What a log may say of a failure: where it happened and of what kind, never with which words.

An exception's message can hold what somebody typed (a database names the value that stood twice),
so it stays out; so does the log record's own message, which can hold an address.
"""

import logging
import traceback
from types import TracebackType
from typing import TypeAlias

_Failure: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Wordless(logging.Formatter):
    """Time, level, who says it; then each failure's kind and the places it passed."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s")

    def formatException(self, ei: _Failure) -> str:  # noqa: N802 - the framework's name
        lines: list[str] = []
        failure: BaseException | None = ei[1]
        while failure is not None:
            lines += [f"  {part.filename}:{part.lineno} {part.name}" for part in _places(failure)]
            lines.append(f"  {type(failure).__module__}.{type(failure).__qualname__}")
            failure = failure.__cause__ or failure.__context__
        return "\n".join(lines)

    def formatStack(self, stack_info: str) -> str:  # noqa: N802 - the framework's name
        return ""


def _places(failure: BaseException) -> traceback.StackSummary:
    return traceback.extract_tb(failure.__traceback__)
