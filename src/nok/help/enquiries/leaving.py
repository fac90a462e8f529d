"""What a colleague who leaves has in the inbox, and what only they may read in it."""

from collections.abc import Iterator

from django.urls import reverse

from nok.foundation.core.words import text
from nok.help.contact.codes import CLOSED, GONE
from nok.help.contact.met import unmet
from nok.help.contact.models import Thread
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Permission
from nok.organisation.centres.leaving import InHand, OnlyTheirs
from nok.organisation.centres.models import Employment


def in_hand(employment: Employment, by: Actor) -> Iterator[InHand]:
    """The conversations they have, as far as the actor may know of them."""
    if by.may(Permission.ENQUIRY_HAND_OVER):
        open_still = Thread.objects.visible_to(by).exclude(state__in=[CLOSED, GONE])
        count = open_still.filter(handlings__owner_id=employment.user_id).count()
        if count:
            words = text("enquiry-in-hand", n=count, name=employment.user.name)
            yield InHand(words, reverse("enquiries:hand_over", args=[employment.id]))


def only_theirs(employment: Employment, by: Actor) -> Iterator[OnlyTheirs]:
    """How many open conversations with the young only they can read. A number, also for a leader who sees none."""
    if by.may(Permission.STAFF_INVITE):
        count = unmet(without=employment.id) - unmet()
        if count:
            yield OnlyTheirs(count, text("enquiry-only-theirs", n=count, name=employment.user.name))
