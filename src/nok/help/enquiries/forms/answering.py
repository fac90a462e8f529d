"""Writing an answer, standard answers, and what the centre decides for its dialogue."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict

from nok.foundation.core.words import lazy_text, text
from nok.help.contact.models import FEWEST_DAYS, MOST_DAYS
from nok.help.contact.said import LONGEST, Said
from nok.help.enquiries import starting
from nok.help.enquiries.codes import MOST_LETTERS_ANSWER, MOST_LETTERS_TITLE
from nok.help.enquiries.forms.handling import REQUIRED, too_long
from nok.help.enquiries.starting import Beginning
from nok.organisation.accounts.models import User

DAYS_WRONG = dict.fromkeys(
    ("required", "invalid", "min_value", "max_value"),
    lazy_text("dialogue-days-wrong", fewest=FEWEST_DAYS, most=MOST_DAYS),
)


class AnswerForm(forms.Form):
    """What the sender will read, and by what name."""

    text = forms.CharField(
        label=lazy_text("enquiry-answer-label"),
        help_text=lazy_text("enquiry-answer-help"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 14}),
        error_messages=too_long(LONGEST),
    )
    by = forms.CharField(
        label=lazy_text("enquiry-answer-by"),
        help_text=lazy_text("enquiry-answer-by-help"),
        max_length=40,
        error_messages=too_long(40),
    )
    awaits = forms.BooleanField(label=lazy_text("enquiry-answer-awaits"), required=False)

    def __init__(self, data: QueryDict | None, *, user: User, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.user = user

    def clean_text(self) -> str:
        written = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        left = starting.places_in(written)
        if left:
            raise ValidationError(text("enquiry-places-left", places=", ".join(f"{{{place}}}" for place in left)))
        return written

    def clean_by(self) -> str:
        """Never the family name: nobody who is helped needs it."""
        name = " ".join(str(self.cleaned_data["by"]).split())
        family = {part.lower() for part in self.user.name.split()[1:]}
        if family & set(name.lower().split()):
            raise ValidationError(text("enquiry-answer-by-wrong"))
        return name

    def said(self) -> Said:
        return Said(self.cleaned_data["text"], by=self.cleaned_data["by"])


class BeginningForm(forms.Form):
    """Which standard answer to start from."""

    begin = forms.ChoiceField(label=lazy_text("enquiry-begin-from"), required=False)

    def __init__(self, data: QueryDict | None, *, beginnings: Sequence[Beginning]) -> None:
        super().__init__(data)
        self.known = {f"{one.language}-{one.id}": one for one in beginnings}
        languages = dict(settings.LANGUAGES)
        choices = [(key, f"{one.title} ({languages[one.language]})") for key, one in self.known.items()]
        cast("forms.ChoiceField", self.fields["begin"]).choices = [("", text("enquiry-begin-none")), *choices]


class StandardAnswerForm(forms.Form):
    """A standard answer of the centre's own."""

    language = forms.ChoiceField(
        label=lazy_text("answers-language"), choices=settings.LANGUAGES, error_messages=REQUIRED
    )
    title = forms.CharField(
        label=lazy_text("answers-title"), max_length=MOST_LETTERS_TITLE, error_messages=too_long(MOST_LETTERS_TITLE)
    )
    text = forms.CharField(
        label=lazy_text("answers-text"),
        help_text=lazy_text(
            "answers-text-help", name="{name}", centre="{centre}", phone="{phone}", when="{when}", own="{own}"
        ),
        max_length=MOST_LETTERS_ANSWER,
        widget=forms.Textarea({"rows": 14}),
        error_messages=too_long(MOST_LETTERS_ANSWER),
    )

    def clean_text(self) -> str:
        written = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        unknown = starting.strange(starting.places_in(written))
        if unknown:
            raise ValidationError(text("answers-strange", places=", ".join(f"{{{place}}}" for place in unknown)))
        return written


class DialogueForm(forms.Form):
    """Whether the dialogue is open, how long it keeps, what a sender sees of reading."""

    is_open = forms.BooleanField(label=lazy_text("dialogue-is-open"), required=False)
    keeps_days = forms.IntegerField(
        label=lazy_text("dialogue-days"),
        help_text=lazy_text("dialogue-days-help", fewest=FEWEST_DAYS, most=MOST_DAYS),
        min_value=FEWEST_DAYS,
        max_value=MOST_DAYS,
        error_messages=DAYS_WRONG,
    )
    tells_opened = forms.BooleanField(label=lazy_text("dialogue-tells-opened"), required=False)
