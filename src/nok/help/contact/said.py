"""What is said in a message, as it is before it is sealed and after it is opened."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

LONGEST = 10_000  # characters; with every one of four bytes it still fits the largest step of padding


@dataclass(frozen=True)
class Meeting:
    """A wish to come: how, when in the sender's own words, what to call them, and what they need."""

    way: str = ""
    when: str = ""
    name: str = ""
    needs: Sequence[str] = ()


@dataclass(frozen=True)
class Said:
    """One message.

    :param by: the first name or alias an adviser signs with; empty: the sender
    :param hopes: codes of what the sender hopes for, with the first message
    """

    text: str
    by: str = ""
    hopes: Sequence[str] = ()
    meeting: Meeting | None = field(default=None)

    def packed(self) -> str:
        """One text to seal."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def unpacked(cls, text: str) -> "Said":
        """What `packed` made a text of."""
        kept = json.loads(text)
        meeting = Meeting(**kept.pop("meeting")) if kept.get("meeting") else None
        return cls(**kept | {"meeting": meeting})
