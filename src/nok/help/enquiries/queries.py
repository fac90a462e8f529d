"""The inbox as a colleague may see it: what is out of their sight is not in it, nor counted."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from nok.help.contact import met
from nok.help.contact.codes import CLOSED, GONE, OURS, THEIRS, YOUNG
from nok.help.contact.models import Barring, Thread
from nok.help.enquiries import codes
from nok.help.enquiries.models import Handling
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Permission
from nok.organisation.centres.models import Employment

NARROWED = {
    "open": ~Q(state=CLOSED),
    "new": Q(state=OURS, owner=None),
    "waits": Q(state=THEIRS, awaits=True),
    "answered": Q(state=THEIRS) & (Q(awaits=False) | Q(awaits=None)),
    "closed": Q(state__in=[CLOSED, GONE]),
    "all": Q(),
}


def inbox(actor: Actor, today: date) -> "QuerySet[Any]":
    """Every conversation the actor may know of, with `owner`, `level` and `awaits`.

    Whoever has left, or may no longer meet the young, has none of those: they are nobody's again.
    """
    here = Employment.objects.visible_to(actor).current(today)
    trained = here.filter(is_child_trained=True).values("user_id")
    held = Q(owner_id__in=trained) | Q(owner_id__in=here.values("user_id")) & ~Q(thread__age__in=YOUNG)
    handling = Handling.objects.filter(thread_id=OuterRef("id"))
    found: QuerySet[Any] = Thread.objects.visible_to(actor).annotate(
        owner=Subquery(handling.filter(held).values("owner_id")),
        level=Subquery(handling.values("level")),
        awaits=Subquery(handling.values("awaits")),
    )
    return found


def narrowed(threads: "QuerySet[Any]", shown: str, actor: Actor) -> "QuerySet[Any]":
    """Those that stand so; what was promised first comes first."""
    wanted = Q(owner=actor.user_id) & ~Q(state__in=[CLOSED, GONE]) if shown == "mine" else NARROWED[shown]
    return threads.filter(wanted).order_by(F("answer_by").asc(nulls_last=True), "-began_on", "id")


def stands(thread: Any) -> str:
    """Where the conversation stands, as colleagues speak of it."""
    if thread.state == OURS:
        return codes.TAKEN if thread.owner else codes.NEW
    if thread.state == THEIRS:
        return codes.WAITS if thread.awaits else codes.ANSWERED
    return codes.CLOSED if thread.state == CLOSED else codes.DELETED


def waiting_for(actor: Actor, today: date) -> "QuerySet[Any]":
    """Those somebody waits for an answer to, and nobody else has."""
    return inbox(actor, today).filter(Q(owner=None) | Q(owner=actor.user_id), state=OURS)


def colleagues(actor: Actor, today: date) -> "QuerySet[Employment]":
    """Those who work here today."""
    return Employment.objects.visible_to(actor).current(today).select_related("user").order_by("user__name")


def shut_out(thread: Thread) -> set[UUID]:
    """Who is shut out of the conversation."""
    return set(Barring.objects.filter(thread_id=thread.id).values_list("user_id", flat=True))


def is_last_reader(thread: Thread, actor: Actor, today: date) -> bool:
    """Whether nobody else at the centre could read it."""
    others = colleagues(actor, today).exclude(user_id=actor.user_id).exclude(user_id__in=shut_out(thread))
    return not (others.filter(is_child_trained=True) if thread.is_young else others).exists()


def unmet(actor: Actor) -> int:
    """How many open conversations with the young nobody here can read; for who can do something about it."""
    return met.unmet() if actor.may(Permission.STAFF_INVITE) else 0
