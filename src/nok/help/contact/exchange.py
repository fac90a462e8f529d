"""Another code for a conversation, in two steps: it is offered, and it takes the old one's place.

What is offered follows from the form it was offered in and the code in use, and stands nowhere but in the sealed
cookie and on the page. So it is the same however often it is asked for, and the database knows it only when the
sender has said that they have it. Until then the old one opens, from then on the new one alone.
"""

from dataclasses import dataclass

from nok.foundation.core.database import writing
from nok.foundation.crypto import receipts
from nok.help.contact.intake import NONCE_BYTES, Gone, Opened, code_of, found, place_door
from nok.help.contact.models import Door
from nok.organisation.access.scope import scope


@dataclass(frozen=True)
class Offer:
    """A code that may take the place of the one in use, and the conversation as it will open it."""

    code: int
    opened: Opened


def offer(opened: Opened, nonce: bytes) -> Offer:
    """The code that this form offers. Nothing has changed by it."""
    code = code_of(receipts.mark(nonce, opened.look_up.encode())[:NONCE_BYTES])
    return Offer(code, Opened(opened.thread_id, receipts.look_up(code), opened.key))


def sign(opened: Opened) -> str:
    """What a page that shows this code is known by: a press in it is about no other code."""
    return receipts.mark(b"shown", opened.look_up.encode()).hex()


def is_taken(opened: Opened, offered: Offer) -> bool:
    """Whether the new code has the old one's place already: the answer to the press may have been lost.

    :raises Gone: if neither opens the conversation
    """
    if _opens(opened):
        return False
    if _opens(offered.opened):
        return True
    raise Gone


def _opens(opened: Opened) -> bool:
    with scope(lookup=opened.look_up):
        return Door.objects.filter(look_up=opened.look_up, thread_id=opened.thread_id).exists()


def take(opened: Opened, offered: Offer) -> None:
    """Let the new code take the old one's place; the old one opens nothing from now on. Once, however often.

    :raises Gone: if the conversation is no longer there, or the code was changed for another
    """
    new = offered.opened
    with writing():
        with scope(lookup=opened.look_up):
            thread = found(opened)
        with scope(lookup=new.look_up):
            if Door.objects.filter(look_up=new.look_up, thread_id=opened.thread_id).exists():
                return
        with scope(lookup=opened.look_up):
            gone, _ = Door.objects.filter(look_up=opened.look_up).delete()
        if thread is None or not gone:
            raise Gone
        with scope(lookup=new.look_up):
            place_door(thread, new, offered.code)
