"""The anonymous dialogue: somebody writes without a name, keeps a code, and comes back with it."""

from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "nok.help.contact"
    label = "contact"
