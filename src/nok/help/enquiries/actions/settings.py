"""What the centre decides for its dialogue: whether it is open, how long it keeps, its standard answers."""

from django.db import IntegrityError, transaction

from nok.foundation.core.errors import DomainError
from nok.help.contact.models import DialogueSettings
from nok.help.enquiries.models import StandardAnswer
from nok.help.enquiries.starting import ours
from nok.organisation.access import log
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Permission
from nok.organisation.centres.models import Centre
from nok.organisation.centres.published import bump


class TitleTaken(DomainError):
    """The centre has a standard answer of this title in this language."""

    words = "answers-title-taken"


class HasItsOwn(DomainError):
    """The centre has standard answers of its own."""

    words = "answers-has-own"


@transaction.atomic
def set_dialogue(*, is_open: bool, keeps_days: int, tells_opened: bool, by: Actor) -> None:
    """Decide whether the centre takes messages, how long they are kept, and what a sender sees of reading."""
    by.require(Permission.DIALOGUE_SET)
    Centre.objects.claim(Centre(id=by.centre_id), by=by)  # one change at a time
    ways = DialogueSettings.objects.visible_to(by).first() or DialogueSettings(centre_id=by.centre_id)
    was_open = ways.is_open
    ways.is_open, ways.keeps_days, ways.tells_opened = is_open, keeps_days, tells_opened
    ways.save()
    changed = "dialogue.opened" if is_open else "dialogue.shut"
    log.record("dialogue.set" if was_open == is_open else changed, by=by, about=ways)
    bump()


@transaction.atomic
def begin_own_answers(*, by: Actor) -> None:
    """Make the eight beginnings of the house the centre's own, to be changed as it likes.

    :raises HasItsOwn: if it has some
    """
    by.require(Permission.ANSWERS_EDIT)
    Centre.objects.claim(Centre(id=by.centre_id), by=by)
    if StandardAnswer.objects.visible_to(by).exists():
        raise HasItsOwn
    StandardAnswer.objects.bulk_create(
        StandardAnswer(centre_id=by.centre_id, language=one.language, title=one.title, text=one.text) for one in ours()
    )
    log.record("answers.begun", by=by, about=Centre(id=by.centre_id))


@transaction.atomic
def save_answer(*, answer: StandardAnswer | None, language: str, title: str, text: str, by: Actor) -> None:
    """Keep a standard answer, new or changed.

    :raises TitleTaken: if there is another with its title
    """
    by.require(Permission.ANSWERS_EDIT)
    kept = StandardAnswer.objects.claim(answer, by=by) if answer else StandardAnswer(centre_id=by.centre_id)
    kept.language, kept.title, kept.text = language, title, text
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError:
        raise TitleTaken from None
    log.record("answers.changed", by=by, about=kept)


@transaction.atomic
def remove_answer(*, answer: StandardAnswer, by: Actor) -> None:
    """Take a standard answer away."""
    by.require(Permission.ANSWERS_EDIT)
    kept = StandardAnswer.objects.claim(answer, by=by)
    log.record("answers.removed", by=by, about=kept)
    kept.delete()
