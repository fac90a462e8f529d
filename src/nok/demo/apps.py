"""Made-up people to try the system with."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "nok.demo"
    label = "demo"
