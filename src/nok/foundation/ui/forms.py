"""How forms draw themselves: label, help, field, and what to mend beside the field."""

from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    """Every field in every form looks the same."""

    field_template_name = "ui/field.html"
