"""The desk."""

from django.urls import path

from nok.doors.desk import gallery, trail, views

app_name = "desk"
urlpatterns = [
    path("", views.show, name="show"),
    path("logg/", trail.log, name="log"),
    path("galleri/", gallery.gallery, name="gallery"),
]
