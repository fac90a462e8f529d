"""Colleagues and invitations at the staff door."""

from django.urls import path

from nok.organisation.centres.views import colleagues

app_name = "staff"
urlpatterns = [
    path("medarbeidere/", colleagues.colleagues, name="colleagues"),
    path("medarbeidere/<uuid:employment_id>/slutt/", colleagues.end, name="end"),
    path("medarbeidere/<uuid:employment_id>/barnefaglig/", colleagues.train, name="train"),
    path("invitasjoner/ny/", colleagues.invite, name="invite"),
    path("invitasjoner/<uuid:invitation_id>/trekk/", colleagues.withdraw, name="withdraw"),
    path("invitasjon/<str:token>/", colleagues.take_up, name="take_up"),
    path("bytt-senter/", colleagues.switch, name="switch"),
]
