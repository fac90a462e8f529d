"""Narrowing the inbox, giving on, marking, noting, being shut out."""

from collections.abc import Iterable
from typing import cast

from django import forms
from django.http import QueryDict

from nok.foundation.core.words import lazy_text, text
from nok.help.contact.models import BARRED_REASONS
from nok.help.enquiries.codes import LEVELS, MOST_LETTERS_NOTE, MOST_LETTERS_REASON, SHOWN
from nok.organisation.centres.models import Employment

REQUIRED = {"required": lazy_text("enquiry-required"), "invalid_choice": lazy_text("enquiry-required")}
OWN_REASONS = BARRED_REASONS[:2]  # the third is said by somebody else


def too_long(most: int) -> dict[str, str]:
    """What is said of a text that is longer than it may be."""
    return REQUIRED | {"max_length": lazy_text("enquiry-too-long", n=most)}


class ShownForm(forms.Form):
    """Which conversations the list shows."""

    vis = forms.ChoiceField(label=lazy_text("enquiry-show"), required=False)
    merke = forms.ChoiceField(label=lazy_text("enquiry-level"), required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        shown = [(code, text(f"enquiry-shown-{code}")) for code in SHOWN]
        levels = [("", text("enquiry-level-any")), *_levels()]
        cast("forms.ChoiceField", self.fields["vis"]).choices = shown
        cast("forms.ChoiceField", self.fields["merke"]).choices = levels


class GiveForm(forms.Form):
    """To whom a conversation is given."""

    to = forms.ChoiceField(label=lazy_text("enquiry-give-to"), required=False, error_messages=REQUIRED)

    def __init__(self, data: QueryDict | None, *, colleagues: Iterable[Employment]) -> None:
        super().__init__(data)
        self.known = {str(one.id): one for one in colleagues}
        people = [(key, one.user.name) for key, one in self.known.items()]
        cast("forms.ChoiceField", self.fields["to"]).choices = [("", text("enquiry-give-nobody")), *people]

    def clean_to(self) -> Employment | None:
        return self.known.get(self.cleaned_data["to"])


class MarkForm(forms.Form):
    """How soon it should be looked at, and why."""

    level = forms.ChoiceField(label=lazy_text("enquiry-level"), error_messages=REQUIRED)
    reason = forms.CharField(
        label=lazy_text("enquiry-level-why"),
        help_text=lazy_text("enquiry-level-help"),
        max_length=MOST_LETTERS_REASON,
        error_messages=too_long(MOST_LETTERS_REASON),
    )

    def __init__(self, data: QueryDict | None = None, initial: dict[str, str] | None = None) -> None:
        super().__init__(data, initial=initial)
        cast("forms.ChoiceField", self.fields["level"]).choices = _levels()


class NoteForm(forms.Form):
    """A word to colleagues."""

    text = forms.CharField(
        label=lazy_text("enquiry-note"),
        help_text=lazy_text("enquiry-note-help"),
        max_length=MOST_LETTERS_NOTE,
        widget=forms.Textarea({"rows": 3}),
        error_messages=too_long(MOST_LETTERS_NOTE),
    )


class ShutOutForm(forms.Form):
    """Why the actor should not read it."""

    reason = forms.ChoiceField(label=lazy_text("enquiry-shut-why"), widget=forms.RadioSelect, error_messages=REQUIRED)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        reasons = [(code, text(f"enquiry-shut-{code}")) for code in OWN_REASONS]
        cast("forms.ChoiceField", self.fields["reason"]).choices = reasons


def _levels() -> list[tuple[str, str]]:
    return [(code, text(f"enquiry-level-{code}")) for code in LEVELS]
