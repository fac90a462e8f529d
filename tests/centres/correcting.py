"""Correcting a page in a test as somebody who works there, and what is written of it."""

from nok.foundation.audit.models import Entry
from nok.foundation.core import clock
from nok.organisation.access.scope import scope
from nok.organisation.centres.actions import page
from nok.organisation.centres.models import Centre, CentreChange, Office
from nok.organisation.centres.sections import Part, read, version


def part_of(code, slug="elverum", office=""):
    centre = Centre.objects.get(slug=slug)
    return Part(code, centre, Office.objects.get(slug=office) if office else None)


def correct(someone, part, values, seen=None):
    with scope(centres=[someone.centre.id], user=someone.user.id):
        seen = version(read(part, clock.today())) if seen is None else seen
        page.correct(part=part, values=values, seen=seen, now=clock.now(), by=someone.actor)


def trail(someone):
    with scope(centres=[someone.centre.id], user=someone.user.id):
        return [
            (row.kind, row.part, row.place, row.before, row.after, row.by_id)
            for row in CentreChange.objects.order_by("at")
        ]


def audited(someone):
    with scope(centres=[someone.centre.id]):
        found = Entry.objects.filter(action__startswith="centre.").order_by("reason")
        return [(row.action, row.reason) for row in found]
