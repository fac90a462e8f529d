"""The ground under every room: rows, errors, clock, texts, database transactions."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "nok.foundation.core"
    label = "core"
