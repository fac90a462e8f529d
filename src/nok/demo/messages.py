"""Made-up messages in a practice inbox: what somebody could write any night. Nobody has codes to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from nok.demo.people import find
from nok.foundation.core import clock
from nok.foundation.crypto import fields, sealing
from nok.help.contact.codes import OURS, THEIRS
from nok.help.contact.models import USUAL_DAYS, DialogueSettings, Message, Thread
from nok.help.contact.promise import promise
from nok.help.contact.said import Meeting, Said
from nok.help.enquiries.models import Handling
from nok.organisation.access.scope import scope
from nok.organisation.centres.models import Centre, Employment
from nok.organisation.centres.snapshot import snapshot


@dataclass(frozen=True)
class Written:
    """A conversation: who somebody is to this, how long ago they wrote, and what was said."""

    role: str
    age: str
    hours: int
    said: Sequence[Said]
    owner: str = ""


MESSAGES = {
    "elverum": (
        Written("exposed", "a24_29", 9, (
            Said("Hei. Det er noe som skjedde for lenge siden, og jeg har aldri sagt det til noen. "
                 "Jeg vet ikke om det er for dere.", hopes=("talk",)),
        )),
        Written("", "", 170, (Said("Hvordan er det å komme til dere? Må jeg si hva jeg heter?"),)),
        Written("", "u16", 5, (
            Said("Hei. Jeg er 15. Jeg vil bare vite om dere sier det til foreldrene mine hvis jeg skriver."),
        )),
        Written("professional", "a40_49", 28, (
            Said("Jeg er lærer på ungdomsskolen. En elev er blitt stille i høst, og jeg er usikker på hvordan jeg "
                 "spør. Kan dere hjelpe meg å tenke?", hopes=("support",)),
        ), owner="mona"),
        Written("relative", "a50_59", 52, (
            Said("Datteren min er voksen og har det vondt. Jeg vet ikke hva jeg skal si.", hopes=("support",)),
            Said("Hei. Takk for at du skrev. Du trenger ikke vite det rette å si. Det hjelper å bli, høre og tro.\n\n"
                 "Vil du snakke med oss for din egen del, er du velkommen. Passer torsdag klokken 13 eller fredag "
                 "klokken 10?\n\nHilsen Mona", by="Mona"),
        ), owner="mona"),
        Written("exposed", "a30_39", 30, (
            Said("Jeg har tenkt på det dere skrev. Jeg tror jeg vil prøve å komme.", meeting=Meeting(
                "centre", "Helst en formiddag, ikke mandag", "Rogn", ("quiet_entrance",))),
        ), owner="ingrid"),
    ),
    "hamar": (
        Written("exposed", "a18_23", 7, (Said("Jeg får ikke sove. Kan jeg bare skrive litt her?", hopes=("talk",)),)),
        Written("relative", "", 26, (Said("En venn av meg har fortalt meg noe. Hva gjør jeg nå?"),)),
    ),
    "bergen": (
        Written("unsure", "a18_23", 12, (Said("Jeg vet ikke om det jeg tenker på, er noe å ringe om."),)),
    ),
}  # fmt: skip


@transaction.atomic
def write_messages(slug: str, now: datetime) -> None:
    """Open the centre's dialogue and put its messages in, the first time; whatever was changed since stands."""
    centre = Centre.objects.get(slug=slug)
    with scope(centres=[centre.id]):
        if DialogueSettings.objects.filter(centre=centre).exists():
            return
        DialogueSettings(centre=centre, is_open=True).save(force_insert=True)
        here = {one.user_id: one for one in Employment.objects.filter(centre=centre).select_related("user")}
        people = {one.user.name.split()[0].lower(): user_id for user_id, one in here.items()}
        for written in MESSAGES[slug]:
            _write(centre, written, people, now)


def _write(centre: Centre, written: Written, people: dict[str, UUID], now: datetime) -> None:
    wrote_at = clock.hour_of(now - timedelta(hours=written.hours))
    key, is_answered = fields.new_data_key(), bool(written.said[-1].by)
    slot = sealing.new_slot(key, centre.id)
    slot.save(force_insert=True)
    answer = promise(snapshot().by_slug[centre.slug], wrote_at)
    thread = Thread(
        centre=centre,
        slot_id=slot.id,
        role=written.role,
        age=written.age,
        state=THEIRS if is_answered else OURS,
        began_on=clock.day_of(wrote_at),
        since=None if is_answered else wrote_at,
        answer_by=None if is_answered else answer.answer_by,
        answer_is_sure=not is_answered and answer.is_sure,
        expires_on=clock.day_of(now) + timedelta(days=USUAL_DAYS),
    )
    thread.save(force_insert=True)
    for number, said in enumerate(written.said, start=1):
        by = people[find(said.by).first_name] if said.by else None
        message = Message(centre=centre, thread=thread, number=number, author_id=by, on=clock.day_of(wrote_at))
        message.is_counted = True  # the made-up years have their own, and a truth beside them
        message.hour = None if is_answered else wrote_at
        message.text = fields.seal_field(key, said.packed(), message.place)
        message.save(force_insert=True)
    if written.owner:
        Handling(centre=centre, thread=thread, owner_id=people[written.owner], awaits=is_answered).save(
            force_insert=True
        )
