"""What a centre keeps of how it handles a conversation; gone when the conversation is."""

from django.db import models
from django.db.models import Q

from nok.foundation.crypto.fields import Place
from nok.foundation.privacy import Privacy
from nok.help.contact.models import OfThread, Thread
from nok.help.enquiries.codes import LEVELS, MOST_LETTERS_ANSWER, MOST_LETTERS_TITLE
from nok.organisation.access.models import CentreOwned

LANGUAGES = ("nb", "nn", "en")
DRAFT_DAYS = 1


class Handling(OfThread):
    """Who has the conversation, how soon it should be looked at and why, and whether an answer is waited for."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, db_constraint=False, related_name="handlings")
    owner_id = models.UUIDField(null=True, help_text="The colleague who has it; none: nobody.")
    level = models.CharField(max_length=6, blank=True)
    reason = models.BinaryField(null=True, help_text="Why it has this level, sealed.")
    awaits = models.BooleanField(default=False, help_text="The last answer asked for something.")
    closed_on = models.DateField(null=True)

    privacy = Privacy(plain={"id", "centre", "thread", "owner_id", "awaits", "closed_on"}, erase={"level", "reason"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "thread"], name="handling_once"),
            models.CheckConstraint(condition=Q(level__in=["", *LEVELS]), name="handling_level_known"),
            models.CheckConstraint(condition=Q(level="") | Q(reason__isnull=False), name="handling_level_has_reason"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def place(self) -> Place:
        """What the reason is bound to."""
        return Place("enquiries_handling", "reason", self.id, self.centre_id, self.thread_id)


class Note(OfThread):
    """A word between colleagues, sealed under the conversation's key. The sender never sees it."""

    number = models.PositiveSmallIntegerField()
    author_id = models.UUIDField()
    on = models.DateField()
    text = models.BinaryField()

    privacy = Privacy(plain={"id", "centre", "thread", "number", "author_id", "on"}, erase={"text"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["centre", "thread", "number"], name="note_number_once")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def place(self) -> Place:
        """What the text is bound to."""
        return Place("enquiries_note", "text", self.id, self.centre_id, self.thread_id)


class Presence(OfThread):
    """That a colleague has an answer to the conversation open just now."""

    user_id = models.UUIDField()
    at = models.DateTimeField()

    privacy = Privacy(plain={"id", "centre", "thread", "user_id", "at"}, keep_days=1, keep_from="at")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["centre", "thread", "user_id"], name="presence_once")]

    def __str__(self) -> str:
        return str(self.id)


class StandardAnswer(CentreOwned):
    """A beginning the centre's advisers can start an answer from: the centre's own words, of no person."""

    language = models.CharField(max_length=2)
    title = models.CharField(max_length=MOST_LETTERS_TITLE)
    text = models.TextField(max_length=MOST_LETTERS_ANSWER)

    privacy = Privacy(plain={"id", "centre", "language", "title", "text"})

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="standard_answer_language_known"),
            models.UniqueConstraint(fields=["centre", "language", "title"], name="standard_answer_title_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Draft(CentreOwned):
    """A registration somebody was called away from: codes and nothing else, and only they see it."""

    user_id = models.UUIDField()
    form_id = models.UUIDField(help_text="The id the entry gets, so that a draft is never entered twice.")
    codes = models.JSONField(default=dict, help_text="The answers by the names of the form's questions.")
    at = models.DateTimeField()

    privacy = Privacy(plain={"id", "centre", "user_id", "form_id", "codes", "at"}, keep_days=DRAFT_DAYS, keep_from="at")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["centre", "user_id"], name="draft_one_each")]

    def __str__(self) -> str:
        return str(self.id)
