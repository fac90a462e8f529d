"""The figures at the staff door."""

from django.urls import path

from nok.statistics import mending, views

app_name = "statistics"
urlpatterns = [
    path("tall/", views.this_year, name="this_year"),
    path("tall/mangler/", mending.missing, name="missing"),
    path("tall/mangler/<uuid:entry_id>/", mending.answer, name="answer"),
    path("tall/mangler/<uuid:entry_id>/ta-tilbake/", mending.take_out, name="take_out"),
    path("tall/<int:year>/", views.one_year, name="one_year"),
    path("tall/<int:year>/tall.csv", views.as_csv, name="as_csv"),
    path("tall/<int:year>/tall.xlsx", views.as_xlsx, name="as_xlsx"),
]
