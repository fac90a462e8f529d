"""The first page staff see."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "nok.doors.desk"
    label = "desk"
