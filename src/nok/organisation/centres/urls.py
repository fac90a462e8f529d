"""The centre's own page at the staff door."""

from django.urls import path

from nok.organisation.centres import views

app_name = "centres"
urlpatterns = [
    path("senteret/", views.show, name="show"),
    path("senteret/bekreft/", views.confirm, name="confirm"),
    path("senteret/endringer/", views.changes, name="changes"),
    path("senteret/kontor/nytt/", views.new_office, name="new_office"),
    path("senteret/kontor/<slug:slug>/legg-ned/", views.close_office, name="close_office"),
    path("senteret/kontor/<slug:slug>/<slug:path>/", views.correct_office, name="correct_office"),
    path("senteret/<slug:path>/", views.correct, name="correct"),
]
