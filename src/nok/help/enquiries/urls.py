"""The inbox at the staff door."""

from django.urls import path

from nok.help.enquiries.views import answering, handling, inbox, registering, settings

app_name = "enquiries"
urlpatterns = [
    path("registrer/", registering.register, name="register"),
    path("registrer/dag/", registering.day, name="day"),
    path("registrer/<uuid:entry_id>/", registering.correct, name="correct"),
    path("registrer/<uuid:entry_id>/ta-tilbake/", registering.take_back, name="take_back"),
    path("innboks/", inbox.inbox, name="inbox"),
    path("innboks/innstillinger/", settings.dialogue, name="dialogue"),
    path("innboks/svar/", settings.answers, name="answers"),
    path("innboks/svar/nytt/", settings.new_answer, name="new_answer"),
    path("innboks/svar/<uuid:answer_id>/", settings.edit_answer, name="edit_answer"),
    path("innboks/svar/<uuid:answer_id>/slett/", settings.remove_answer, name="remove_answer"),
    path("innboks/gi-videre/<uuid:employment_id>/", handling.hand_over, name="hand_over"),
    path("innboks/<uuid:thread_id>/", inbox.show, name="show"),
    path("innboks/<uuid:thread_id>/inhabil/", inbox.shut_out, name="shut_out"),
    path("innboks/<uuid:thread_id>/les/", handling.read, name="read"),
    path("innboks/<uuid:thread_id>/svar/", answering.answer, name="answer"),
]
