"""What is typed about colleagues."""

from django import forms

from nok.foundation.core.words import lazy_text
from nok.organisation.access.roles import Role


class InviteForm(forms.Form):
    """Whom, and as what."""

    email = forms.EmailField(
        label=lazy_text("staff-email"), help_text=lazy_text("staff-email-help"),
        widget=forms.EmailInput({"autocomplete": "off"}),
    )  # fmt: skip
    role = forms.ChoiceField(
        label=lazy_text("staff-role"), choices=Role.choices, initial=Role.ADVISER, widget=forms.RadioSelect
    )

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])
