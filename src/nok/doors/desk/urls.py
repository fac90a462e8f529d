"""The desk."""

from django.urls import path

from nok.doors.desk import views

app_name = "desk"
urlpatterns = [path("", views.show, name="show")]
