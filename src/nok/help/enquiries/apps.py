"""The inbox at the desk: what was written without a name, and how a centre answers it."""

from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    name = "nok.help.enquiries"
    label = "enquiries"
