"""The design system: page frames, components, drawings, maps."""

from django import forms
from django.apps import AppConfig

from nok.foundation.core.words import lazy_text


class UiConfig(AppConfig):
    name = "nok.foundation.ui"
    label = "ui"

    def ready(self) -> None:
        """Speak in our voice where a field was left empty, in every form."""
        forms.Field.default_error_messages["required"] = lazy_text("ui-required")
