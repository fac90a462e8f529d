"""What a sender types and chooses. Only the text is asked for; nothing else need be answered."""

from collections.abc import Sequence
from typing import Any

from django import forms

from nok.foundation.core.words import lazy_text
from nok.help.contact.codes import AGES, HOPES, NEEDS, ROLES, WAYS
from nok.help.contact.said import LONGEST, Meeting, Said

OFF = {"autocomplete": "off"}


def _choices(name: str, codes: Sequence[str], skip: str = "") -> list[tuple[str, Any]]:
    said = [(code, lazy_text(f"contact-form-{name}-{code}")) for code in codes]
    return [("", lazy_text(skip)), *said] if skip else said


def _text_field(label: str, help_text: str, rows: int) -> forms.CharField:
    return forms.CharField(
        label=lazy_text(label), help_text=lazy_text(help_text), strip=False,
        error_messages={"required": lazy_text("contact-form-required")},
        widget=forms.Textarea(OFF | {"rows": rows, "data-most": LONGEST}),
    )  # fmt: skip


class WritingForm(forms.Form):
    """A text that must hold something, and no more than can be kept."""

    def clean_text(self) -> str:
        """The text, with one kind of line break."""
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if not text.strip():
            raise forms.ValidationError(str(lazy_text("contact-form-required")))
        if len(text) > LONGEST:
            raise forms.ValidationError(str(lazy_text("contact-err-toolong", over=len(text) - LONGEST, max=LONGEST)))
        return text


class MessageForm(WritingForm):
    """The first message."""

    text = _text_field("contact-form-message-label", "contact-form-message-help", 8)
    role = forms.ChoiceField(
        label=lazy_text("contact-form-role-label"), help_text=lazy_text("contact-form-role-why"), required=False,
        choices=_choices("role", ROLES, "contact-form-skip"), widget=forms.Select(OFF),
    )  # fmt: skip
    age = forms.ChoiceField(
        label=lazy_text("contact-form-age-label"), help_text=lazy_text("contact-form-age-why"), required=False,
        choices=_choices("age", AGES, "contact-form-skip"), widget=forms.Select(OFF),
    )  # fmt: skip
    hopes = forms.MultipleChoiceField(
        label=lazy_text("contact-form-hope-label"), help_text=lazy_text("contact-form-hope-why"), required=False,
        choices=_choices("hope", HOPES), widget=forms.CheckboxSelectMultiple(OFF),
    )  # fmt: skip


class ReplyForm(WritingForm):
    """Another message."""

    text = _text_field("contact-reply-label", "contact-reply-help", 5)

    @property
    def said(self) -> Said:
        return Said(self.cleaned_data["text"])


class MeetingForm(forms.Form):
    """A wish to come, in own words."""

    way = forms.ChoiceField(
        label=lazy_text("contact-meet-how"),
        required=False,
        choices=_choices("way", WAYS),
        widget=forms.RadioSelect(OFF),
    )
    when = forms.CharField(
        label=lazy_text("contact-meet-when"), help_text=lazy_text("contact-meet-when-help"), max_length=1000,
        required=False, widget=forms.Textarea(OFF | {"rows": 3}),
    )  # fmt: skip
    name = forms.CharField(
        label=lazy_text("contact-meet-call_me-label"), help_text=lazy_text("contact-meet-call_me-help"), max_length=60,
        required=False, widget=forms.TextInput(OFF),
    )  # fmt: skip
    needs = forms.MultipleChoiceField(
        label=lazy_text("contact-meet-need-label"), required=False, choices=_choices("need", NEEDS),
        widget=forms.CheckboxSelectMultiple(OFF),
    )  # fmt: skip

    @property
    def said(self) -> Said:
        """The wish as a message; all of it may be empty: that they want to come is enough."""
        return Said("", meeting=Meeting(**self.cleaned_data))
