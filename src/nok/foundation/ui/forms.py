"""How forms draw themselves: label, help, field, and what to mend beside the field."""

from typing import Any

from django.forms import BoundField, CheckboxInput, RadioSelect, Widget
from django.forms.renderers import DjangoTemplates

UNDRAWN = (CheckboxInput, RadioSelect)  # these draw their own choices


class Field(BoundField):
    """A field of a form, dressed as the design system's."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        if not isinstance(widget or self.field.widget, UNDRAWN):
            built.setdefault("class", "ds-input")
        return built


class Renderer(DjangoTemplates):
    """Every field in every form looks the same."""

    field_template_name = "ui/field.html"
    bound_field_class = Field
