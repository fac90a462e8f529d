"""What is typed on the way in, and about one's own account."""

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password

from nok.foundation.core import clock
from nok.foundation.core.words import lazy_text, text
from nok.organisation.accounts import factor

CODE = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false", "maxlength": "20"}


def _code_field(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=lazy_text(label), help_text=lazy_text(help_text) if help_text else "", max_length=20,
        widget=forms.TextInput(CODE),
    )  # fmt: skip


def _password_field(label: str) -> forms.CharField:
    return forms.CharField(
        label=lazy_text(label), max_length=200, strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )  # fmt: skip


def _new_password_field(label: str) -> forms.CharField:
    return forms.CharField(
        label=lazy_text(label), help_text=lazy_text("accounts-password-help"), max_length=200, strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}), validators=[validate_password],
    )  # fmt: skip


class SignInForm(forms.Form):
    """All three at once."""

    email = forms.EmailField(label=lazy_text("accounts-email"), widget=forms.EmailInput({"autocomplete": "username"}))
    password = _password_field("accounts-password")
    code = _code_field("accounts-code", "accounts-code-help")


class ConfirmForm(forms.Form):
    """Password and code once more, before something that matters."""

    password = _password_field("accounts-password")
    code = _code_field("accounts-code", "accounts-code-help")


class NewPasswordForm(ConfirmForm):
    """A new password, typed once and shown if wanted by the browser."""

    new_password = _new_password_field("accounts-new-password")


class NewAppForm(forms.Form):
    """An authenticator app's first code, against the secret the form itself carries, sealed."""

    sealed = forms.CharField(widget=forms.HiddenInput, max_length=400)
    first_code = _code_field("accounts-first-code")

    purpose = ""

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        secret = factor.from_form(cleaned.get("sealed", ""), purpose=self.purpose)
        if secret is None:
            self.add_error(None, text("accounts-form-too-old"))
            return cleaned
        step = factor.step_of(secret, cleaned.get("first_code", ""), clock.now())
        if step is None and "first_code" in cleaned:
            self.add_error("first_code", text("accounts-first-code-wrong"))
        return cleaned | {"secret": secret, "step": step}


class ChangeAppForm(ConfirmForm, NewAppForm):
    """From the old app to a new one."""

    field_order = ("password", "code", "first_code", "sealed")


class ProfileForm(forms.Form):
    """What colleagues see, and the language of the pages."""

    name = forms.CharField(
        label=lazy_text("accounts-name"), help_text=lazy_text("accounts-name-help"), max_length=80,
        widget=forms.TextInput({"autocomplete": "name"}),
    )  # fmt: skip
    language = forms.ChoiceField(label=lazy_text("accounts-language"), choices=settings.LANGUAGES)


class NewAccountForm(NewAppForm):
    """Everything an invited colleague chooses."""

    name = forms.CharField(
        label=lazy_text("accounts-name"), help_text=lazy_text("accounts-name-help"), max_length=80,
        widget=forms.TextInput({"autocomplete": "name"}),
    )  # fmt: skip
    new_password = _new_password_field("accounts-choose-password")
    field_order = ("name", "new_password", "first_code", "sealed")
