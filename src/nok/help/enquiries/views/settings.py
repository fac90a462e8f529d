"""What the centre decides: the dialogue open or shut, how long it keeps, standard answers of its own."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nok.foundation.core.errors import DomainError
from nok.help.contact.models import USUAL_DAYS, DialogueSettings
from nok.help.enquiries import starting
from nok.help.enquiries.actions import settings
from nok.help.enquiries.forms.answering import DialogueForm, StandardAnswerForm
from nok.help.enquiries.models import StandardAnswer
from nok.organisation.access.models import get_visible
from nok.organisation.access.pages import StaffRequest, staff_page
from nok.organisation.access.roles import Permission
from nok.organisation.centres.models import Centre


@staff_page(Permission.DIALOGUE_SET)
def dialogue(request: StaffRequest) -> HttpResponse:
    ways = DialogueSettings.objects.visible_to(request.actor).first() or DialogueSettings(keeps_days=USUAL_DAYS)
    before = {"is_open": ways.is_open, "keeps_days": ways.keeps_days, "tells_opened": ways.tells_opened}
    form = DialogueForm(request.POST if request.method == "POST" else None, initial=before)
    if form.is_valid():
        settings.set_dialogue(**form.cleaned_data, by=request.actor)
        return redirect(f"{reverse('enquiries:dialogue')}?lagret")
    context = {
        "form": form,
        "ways": ways,
        "saved": "lagret" in request.GET,
        "centre": Centre.objects.get(id=request.actor.centre_id),
    }
    return render(request, "enquiries/dialogue.html", context)


@staff_page(Permission.ENQUIRY_ANSWER)
def answers(request: StaffRequest) -> HttpResponse:
    """The standard answers; those who may make the eight of the house the centre's own here."""
    problem = ""
    if request.method == "POST":
        try:
            settings.begin_own_answers(by=request.actor)
        except DomainError as refused:
            problem = str(refused)
        else:
            return redirect("enquiries:answers")
    context = {
        "beginnings": starting.beginnings(request.actor),
        "are_own": StandardAnswer.objects.visible_to(request.actor).exists(),
        "may_edit": request.actor.may(Permission.ANSWERS_EDIT),
        "problem": problem,
    }
    return render(request, "enquiries/answers.html", context)


@staff_page(Permission.ANSWERS_EDIT)
def new_answer(request: StaffRequest) -> HttpResponse:
    return _edit(request, None)


@staff_page(Permission.ANSWERS_EDIT)
def edit_answer(request: StaffRequest, answer_id: UUID) -> HttpResponse:
    return _edit(request, get_visible(StandardAnswer, request.actor, id=answer_id))


def _edit(request: StaffRequest, answer: StandardAnswer | None) -> HttpResponse:
    before = {"language": request.user.language}
    if answer:
        before = {"language": answer.language, "title": answer.title, "text": answer.text}
    form = StandardAnswerForm(request.POST if request.method == "POST" else None, initial=before)
    if form.is_valid():
        try:
            settings.save_answer(answer=answer, **form.cleaned_data, by=request.actor)
        except settings.TitleTaken as refused:
            form.add_error("title", str(refused))
        else:
            return redirect("enquiries:answers")
    return render(request, "enquiries/edit_answer.html", {"form": form, "answer": answer})


@staff_page(Permission.ANSWERS_EDIT)
def remove_answer(request: StaffRequest, answer_id: UUID) -> HttpResponse:
    answer = get_visible(StandardAnswer, request.actor, id=answer_id)
    if request.method == "POST":
        settings.remove_answer(answer=answer, by=request.actor)
        return redirect("enquiries:answers")
    return render(request, "enquiries/remove_answer.html", {"answer": answer})
