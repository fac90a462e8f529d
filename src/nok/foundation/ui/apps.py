"""The design system: page frames, components, drawings, maps."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "nok.foundation.ui"
    label = "ui"
