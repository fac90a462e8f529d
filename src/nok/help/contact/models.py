"""A dialogue as the database keeps it: who wrote is nowhere, what was written is sealed, when is known to the hour."""

from typing import Self

from django.db import models
from django.db.models import Q

from nok.foundation.crypto.fields import Place
from nok.foundation.crypto.models import KeySlot
from nok.foundation.crypto.receipts import Receipt
from nok.foundation.privacy import Privacy
from nok.help.contact.codes import AGES, GONE, ROLES, STATES, YOUNG
from nok.organisation.access.actor import Actor
from nok.organisation.access.models import CentreOwned, OwnedQuerySet
from nok.organisation.access.roles import Role

FEWEST_DAYS, USUAL_DAYS, MOST_DAYS = 30, 90, 180
# Three a day for as long as a conversation is usually kept. Filled to the brim they are twenty megabytes, sealed:
# nobody fills the disk from inside one conversation, and the page that shows it all can still be drawn.
MOST_FROM_SENDER = 300
BARRED_REASONS = ("knows", "work", "asked")


class DialogueSettings(CentreOwned):
    """Whether the centre takes messages, how long it keeps them, and whether a sender sees that theirs is opened."""

    is_open = models.BooleanField(default=False)
    keeps_days = models.PositiveSmallIntegerField(default=USUAL_DAYS)
    tells_opened = models.BooleanField(default=False)

    privacy = Privacy(plain={"id", "centre", "is_open", "keeps_days", "tells_opened"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre"], name="dialogue_settings_once"),
            models.CheckConstraint(
                condition=Q(keeps_days__gte=FEWEST_DAYS, keeps_days__lte=MOST_DAYS), name="dialogue_keeps_known_days"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ThreadQuerySet(OwnedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Those of the actor's centre that they are not shut out of; a young sender's only if trained for it."""
        seen = super().visible_to(actor).exclude(barrings__user_id=actor.user_id)
        return seen if actor.is_child_trained else seen.exclude(age__in=YOUNG)


class Thread(CentreOwned):
    """One conversation. `slot` is where its key lies; without it nothing of it opens, at either end."""

    # The key to the slot carries the centre, see migration 0003; whoever destroys a slot empties this with it.
    slot = models.ForeignKey(
        KeySlot, on_delete=models.DO_NOTHING, null=True, db_constraint=False, db_index=False, related_name="+"
    )
    role = models.CharField(max_length=12, blank=True)
    age = models.CharField(max_length=6, blank=True)
    state = models.CharField(max_length=6)
    began_on = models.DateField()
    since = models.DateTimeField(null=True, help_text="The hour the sender began to wait; none when they do not.")
    answer_by = models.DateTimeField(null=True)
    answer_is_sure = models.BooleanField(default=False)
    expires_on = models.DateField()

    objects = ThreadQuerySet.as_manager()  # type: ignore[misc]

    privacy = Privacy(
        plain={"id", "centre", "state", "began_on", "since", "answer_by", "answer_is_sure", "expires_on"},
        erase={"slot", "role", "age"},
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "slot"], name="thread_slot_once"),
            models.CheckConstraint(condition=Q(role__in=["", *ROLES]), name="thread_role_known"),
            models.CheckConstraint(condition=Q(age__in=["", *AGES]), name="thread_age_known"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="thread_state_known"),
            models.CheckConstraint(
                condition=~Q(state=GONE) | Q(slot=None, role="", age="", since=None),
                name="thread_gone_holds_nothing",
            ),
            models.CheckConstraint(condition=Q(state=GONE) | ~Q(slot=None), name="thread_has_a_key"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_young(self) -> bool:
        return self.age in YOUNG


class OfThread(CentreOwned):
    """Something of a thread, gone when it is."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, db_constraint=False, related_name="+")

    class Meta:
        abstract = True


class Message(OfThread):
    """Something said, sealed under the thread's key. The order is a number; the hour is forgotten with the answer."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, db_constraint=False, related_name="messages")
    number = models.PositiveSmallIntegerField()
    author_id = models.UUIDField(null=True, help_text="The adviser; none: the sender.")
    hour = models.DateTimeField(null=True)
    on = models.DateField()
    text = models.BinaryField()
    is_counted = models.BooleanField(default=False)

    privacy = Privacy(
        plain={"id", "centre", "thread", "number", "author_id", "hour", "on", "is_counted"}, erase={"text"}
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["centre", "thread", "number"], name="message_number_once")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def place(self) -> Place:
        """What the text is bound to."""
        return Place("contact_message", "text", self.id, self.centre_id, self.thread_id)


class Door(OfThread):
    """The sender's way in: found by a look-up that only their code makes, with their own sealed copy of the key."""

    look_up = models.CharField(max_length=64, unique=True)
    salt = models.BinaryField()
    epoch_id = models.UUIDField()
    wrapped = models.BinaryField()
    has_been_back = models.BooleanField(default=False)

    privacy = Privacy(
        plain={"id", "centre", "thread", "epoch_id", "has_been_back"}, erase={"look_up", "salt", "wrapped"}
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "thread"], name="door_one_for_each_thread"),
            models.CheckConstraint(condition=Q(look_up__regex=r"^[0-9a-f]{64}$"), name="door_look_up_form"),
        ]
        indexes = [models.Index(fields=["epoch_id", "id"])]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def receipt(self) -> Receipt:
        """The sealed copy."""
        return Receipt(bytes(self.salt), self.epoch_id, bytes(self.wrapped))


class Reading(OfThread):
    """That somebody opened the thread, for the sender to see: first name and role, sealed, and the hour."""

    user_id = models.UUIDField()
    role = models.CharField(max_length=10)
    hour = models.DateTimeField()
    name = models.BinaryField()

    privacy = Privacy(plain={"id", "centre", "thread", "user_id", "role", "hour"}, erase={"name"})

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="reading_role_known"),
            models.UniqueConstraint(fields=["centre", "thread", "user_id", "hour"], name="reading_once_an_hour"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def place(self) -> Place:
        """What the name is bound to."""
        return Place("contact_reading", "name", self.id, self.centre_id, self.thread_id)


class Barring(OfThread):
    """A colleague who is shut out of the thread, whatever their role."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, db_constraint=False, related_name="barrings")
    user_id = models.UUIDField()
    reason = models.CharField(max_length=8)
    on = models.DateField()

    privacy = Privacy(plain={"id", "centre", "thread", "user_id", "reason", "on"})

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(reason__in=BARRED_REASONS), name="barring_reason_known"),
            models.UniqueConstraint(fields=["centre", "thread", "user_id"], name="barring_once"),
        ]

    def __str__(self) -> str:
        return self.reason


class Mark(models.Model):
    """A keyed hash of what was sent or deleted, kept for two whole days: so that nothing is done twice."""

    digest = models.BinaryField(primary_key=True)
    on = models.DateField()

    privacy = Privacy(plain={"digest", "on"}, keep_days=2, keep_from="on")

    def __str__(self) -> str:
        return str(self.on)
