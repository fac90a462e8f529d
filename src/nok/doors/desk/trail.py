"""The log as a leader may see it: who did what, when and why; never content."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import cast
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from nok.foundation.audit.models import Entry
from nok.foundation.core.words import lazy_text, text
from nok.help.enquiries.codes import COLLEAGUES, LEVELS, OWN, TAKES
from nok.organisation.access.pages import StaffRequest, staff_page
from nok.organisation.access.roles import Permission
from nok.organisation.centres import queries
from nok.organisation.centres.telling import part_name

EACH_PAGE = 50
# Every action that is logged under a centre; the words for each stand under `log-…`.
ACTIONS = (
    "staff.invited",
    "staff.invitation_withdrawn",
    "staff.began",
    "staff.ended",
    "staff.trained",
    "staff.untrained",
    "account.shut",
    "centre.began",
    "centre.corrected",
    "centre.confirmed",
    "enquiry.opened",
    "enquiry.answered",
    "enquiry.taken",
    "enquiry.given",
    "enquiry.released",
    "enquiry.shut_out",
    "enquiry.marked",
    "enquiry.noted",
    "enquiry.closed",
    "enquiry.reopened",
    "register.entered",
    "register.taken_back",
    "answers.begun",
    "answers.changed",
    "answers.removed",
    "dialogue.opened",
    "dialogue.shut",
    "dialogue.set",
)

OF_THE_PAGE = {"centre.corrected", "centre.confirmed"}
OPENED_WHY = {OWN, TAKES, COLLEAGUES}


class Filter(forms.Form):
    """Which lines to show."""

    who = forms.ChoiceField(label=lazy_text("log-who"), required=False)
    action = forms.ChoiceField(label=lazy_text("log-what"), required=False)
    day = forms.DateField(
        label=lazy_text("log-day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, data: QueryDict, *, names: Mapping[UUID, str]) -> None:
        super().__init__(data)
        people = [(str(key), name) for key, name in names.items()]
        done = [(action, action_words(action)) for action in ACTIONS]
        cast("forms.ChoiceField", self.fields["who"]).choices = [("", text("log-everyone")), *people]
        cast("forms.ChoiceField", self.fields["action"]).choices = [("", text("log-everything")), *done]


@staff_page(Permission.LOG_READ)
def log(request: StaffRequest) -> HttpResponse:
    names = queries.names(request.actor)
    form = Filter(request.GET, names=names)
    lines = Entry.objects.filter(centre_id=request.actor.centre_id).order_by("-at", "-id")
    if form.is_valid():
        lines = _filtered(lines, **form.cleaned_data)
    page = Paginator(lines, EACH_PAGE).get_page(request.GET.get("side"))
    shown = [(line, _who(line, names), action_words(line.action), _why(line)) for line in page]
    kept = request.GET.copy()
    kept.pop("side", None)
    return render(request, "desk/log.html", {"form": form, "page": page, "lines": shown, "kept": kept.urlencode()})


def _who(line: Entry, names: Mapping[UUID, str]) -> str:
    if line.actor_id is None:
        return text("log-system")
    return names.get(line.actor_id) or text("log-gone")


def _why(line: Entry) -> str:
    """The reason; of a change to the centre's page the part that was changed, of an opening whose it was."""
    if line.action in OF_THE_PAGE:
        return part_name(line.reason.partition("/")[0])
    if line.action == "enquiry.opened" and line.reason in OPENED_WHY:
        return text(f"log-opened-{line.reason}")
    if line.action == "enquiry.marked" and line.reason in LEVELS:
        return text(f"enquiry-level-{line.reason}")
    return line.reason


def _filtered(lines: QuerySet[Entry], who: str, action: str, day: date | None) -> QuerySet[Entry]:
    if who:
        lines = lines.filter(actor_id=who)
    if action:
        lines = lines.filter(action=action)
    if day:
        begins = timezone.make_aware(datetime.combine(day, datetime.min.time()))
        lines = lines.filter(at__gte=begins, at__lt=begins + timedelta(days=1))
    return lines


def action_words(action: str) -> str:
    """What was done, in words; an action from another day that has no words stands as it was written."""
    return text(f"log-{action.replace('.', '-')}") if action in ACTIONS else action
