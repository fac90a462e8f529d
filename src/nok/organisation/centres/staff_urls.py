"""Colleagues and invitations."""

from django.urls import path

from nok.organisation.centres import staff_views

app_name = "staff"
urlpatterns = [
    path("medarbeidere/", staff_views.colleagues, name="colleagues"),
    path("medarbeidere/<uuid:employment_id>/slutt/", staff_views.end, name="end"),
    path("invitasjoner/ny/", staff_views.invite, name="invite"),
    path("invitasjoner/<uuid:invitation_id>/trekk/", staff_views.withdraw, name="withdraw"),
    path("invitasjon/<str:token>/", staff_views.take_up, name="take_up"),
    path("bytt-senter/", staff_views.switch, name="switch"),
]
