"""The desk."""

from django.urls import path

from nok.doors.desk import gallery, views

app_name = "desk"
urlpatterns = [path("", views.show, name="show"), path("galleri/", gallery.gallery, name="gallery")]
