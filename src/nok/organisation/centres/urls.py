"""The centre's own page at the staff door."""

from django.urls import path

from nok.organisation.centres.views import page

app_name = "centres"
urlpatterns = [
    path("senteret/", page.show, name="show"),
    path("senteret/bekreft/", page.confirm, name="confirm"),
    path("senteret/endringer/", page.changes, name="changes"),
    path("senteret/kontor/nytt/", page.new_office, name="new_office"),
    path("senteret/kontor/<slug:slug>/legg-ned/", page.close_office, name="close_office"),
    path("senteret/kontor/<slug:slug>/<slug:path>/", page.correct_office, name="correct_office"),
    path("senteret/<slug:path>/", page.correct, name="correct"),
]
