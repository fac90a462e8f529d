"""The public front: what a centre is, where it is, whom to call."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "nok.doors.website"
    label = "website"
