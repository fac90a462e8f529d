"""Counties, municipalities, postcodes, distance."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "nok.organisation.places"
    label = "places"
