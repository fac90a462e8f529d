"""No pages: the commands serve none."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
