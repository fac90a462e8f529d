"""Linking the log's entries into a chain for each centre, and writing both out for the verifier.

The request that makes an entry holds no lock and knows no chain; the worker links every minute.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from nok.foundation.audit import chain
from nok.foundation.audit.models import Entry, Link

CHAIN_OF_THE_INSTALLATION = "installation"
BATCH = 1000


@transaction.atomic
def link_chain(centre_id: UUID | None) -> int:
    """Link what is not linked yet of one centre, or of the installation; how many.

    Only one does so at a time; whoever comes second finds nothing left to do.
    """
    with connection.cursor() as cursor:
        number = int.from_bytes((centre_id or UUID(int=0)).bytes[8:], signed=True)
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
    last = Link.objects.filter(centre_id=centre_id).order_by("-number").first()
    place, before = (last.number, last.hash) if last else (0, chain.FIRST)
    linked = Link.objects.filter(centre_id=centre_id, entry_id=OuterRef("id"))
    links = []
    for entry in Entry.objects.filter(~Exists(linked), centre_id=centre_id).order_by("at", "id")[:BATCH]:
        place += 1
        told = as_row(entry)
        digest = chain.link_hash(before, told)
        links.append(Link(centre_id=centre_id, number=place, entry_id=entry.id, before=before, hash=digest))
        links[-1].entry_on = date.fromisoformat(told["at"][:10])
        before = digest
    Link.objects.bulk_create(links)
    return len(links)


def as_row(entry: Entry) -> dict[str, Any]:
    """The entry as the verifier reads it: ids and moments as text, moments in UTC."""
    return {
        "id": str(entry.id),
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor_id": _text(entry.actor_id),
        "centre_id": _text(entry.centre_id),
        "action": entry.action,
        "object_kind": entry.object_kind,
        "object_id": _text(entry.object_id),
        "reason": entry.reason,
    }


def _text(identity: UUID | None) -> str | None:
    return str(identity) if identity else None


def export() -> Iterator[str]:
    """Every entry and link in sight, a line of JSON each."""
    for entry in Entry.objects.order_by("at", "id").iterator():
        yield json.dumps({"entry": as_row(entry)}, ensure_ascii=False)
    for link in Link.objects.order_by("id").iterator():
        told = {
            "chain": _name(link.centre_id),
            "number": link.number,
            "entry": str(link.entry_id),
            "on": link.entry_on.isoformat(),
            "before": link.before,
            "hash": link.hash,
        }
        yield json.dumps({"link": told})


def heads() -> Iterator[str]:
    """The newest link of every chain in sight, to be noted outside the system."""
    for centre_id in Link.objects.values_list("centre_id", flat=True).distinct():
        newest = Link.objects.filter(centre_id=centre_id).order_by("-number").first()
        if newest:
            yield f"{_name(centre_id)} {newest.number} {newest.hash}"


def _name(centre_id: UUID | None) -> str:
    return str(centre_id) if centre_id else CHAIN_OF_THE_INSTALLATION
