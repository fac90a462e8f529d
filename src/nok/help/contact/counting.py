"""What was written without a name is counted by itself: one line in the register for each message, once.

The line says what the sender chose to say. Its id is made under the key of the year, so that the same message never
causes two, and it tells nobody without that key which message caused it. It has no hour: the message's own hour is
forgotten with the answer. Where few write, the day and what was said may be enough to know a conversation by.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from nok.foundation.crypto.counting import YearKey, year_keys
from nok.foundation.crypto.models import KeySlot
from nok.help.contact.codes import YOUNG
from nok.help.contact.models import Message
from nok.organisation.centres.keeping import every_centre, within
from nok.register.codes import COUNTED, DIALOGUE, PARTNER_ENQUIRY, USER_ENQUIRY
from nok.register.models import Entry

BATCH = 500
USER_TYPES = {"exposed": "victim", "relative": "relative", "both": "both"}


def count_messages() -> int:
    """Enter every message that has not been counted; how many. Stopped anywhere, it can be begun again."""
    counted = 0
    while some := _count_some():
        counted += some
    return counted


def _count_some() -> int:
    with transaction.atomic(), within(every_centre()):
        waiting = Message.objects.filter(author_id=None, is_counted=False).select_related("thread")
        batch = list(waiting.select_for_update(of=("self",)).order_by("on", "id")[:BATCH])
        if batch:
            slots = dict(
                KeySlot.objects.filter(id__in={one.thread.slot_id for one in batch}).values_list("id", "counting")
            )
            entries = _entries([one for one in batch if one.thread.slot_id in slots], slots)
            Entry.objects.bulk_create(entries, ignore_conflicts=True)
            Message.objects.filter(id__in=[one.id for one in batch]).update(is_counted=True)
    return len(batch)


def _entries(messages: Sequence[Message], slots: dict[UUID, UUID]) -> list[Entry]:
    entries = []
    for year in {one.on.year for one in messages}:
        of_year = [one for one in messages if one.on.year == year]
        keys = year_keys({one.centre_id for one in of_year}, year)
        entries += [
            _entry(one, keys[one.centre_id], slots[one.thread.slot_id]) for one in of_year if one.thread.slot_id
        ]
    return _with_first_of_the_year(entries)


def _entry(message: Message, key: YearKey, counting: UUID) -> Entry:
    thread = message.thread
    entry = Entry(id=key.entry_id(message.id), centre_id=message.centre_id, on=message.on, entered_on=message.on)
    entry.channel, entry.source = DIALOGUE, COUNTED
    if thread.role == "professional":
        entry.kind = PARTNER_ENQUIRY
        return entry
    entry.kind, entry.person = USER_ENQUIRY, key.pseudonym(counting)
    entry.user_type = USER_TYPES.get(thread.role, "")
    entry.age_group = "u18" if thread.age in YOUNG else thread.age
    return entry


def _with_first_of_the_year(entries: list[Entry]) -> list[Entry]:
    """Mark the first entry of each pseudonym; a pseudonym is the same all through a year, and in no other."""
    seen = {
        bytes(one)
        for one in Entry.objects.filter(person__in={e.person for e in entries if e.person}).values_list(
            "person", flat=True
        )
    }
    for entry in entries:
        if entry.person:
            entry.is_first_this_year = bytes(entry.person) not in seen
            seen.add(bytes(entry.person))
    return entries
