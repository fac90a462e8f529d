"""What a leader writes about the centre: checked into the values the parts of the page are made of."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nok.foundation.core.words import lazy_text, text
from nok.organisation.centres.codes import LEGAL_FORMS, SERVICES_IN_ORDER
from nok.organisation.centres.sections import Values
from nok.organisation.places.models import Postcode

ORGNR_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
OLDEST = 99
AGE_WRONG = dict.fromkeys(("invalid", "min_value", "max_value"), lazy_text("page-age-wrong"))
REQUIRED = {"required": lazy_text("page-required")}


class Line(forms.CharField):
    """Text for the public page: one line, without characters that cannot be seen or that turn the line around."""

    def to_python(self, value: Any) -> str:
        plain = unicodedata.normalize("NFC", super().to_python(value) or "")
        return " ".join("".join(c if unicodedata.category(c)[0] != "C" else " " for c in plain).split())


class ContactForm(forms.Form):
    """How the centre is reached."""

    phone = Line(label=lazy_text("field-phone"), help_text=lazy_text("page-phone-help"), required=False, max_length=30)
    email = forms.EmailField(
        label=lazy_text("field-email"), required=False, error_messages={"invalid": lazy_text("page-email-wrong")}
    )
    website = forms.URLField(
        label=lazy_text("field-website"),
        required=False,
        max_length=200,
        assume_scheme="https",
        error_messages={"invalid": lazy_text("page-website-wrong")},
    )

    def clean_phone(self) -> str:
        digits = re.sub(r"^(\+|00)47|[\s.()-]", "", self.cleaned_data["phone"].replace(" ", ""))
        if digits and not re.fullmatch(r"[0-9]{3,8}", digits):
            raise ValidationError(text("page-phone-wrong"))
        return digits

    def values(self) -> Values:
        return dict(self.cleaned_data)


class WhoForm(forms.Form):
    """Whom the centre is for, in numbers and in its own words."""

    min_age = forms.IntegerField(
        label=lazy_text("field-min_age"),
        help_text=lazy_text("page-age-help"),
        required=False,
        min_value=0,
        max_value=OLDEST,
        error_messages=AGE_WRONG,
    )
    min_age_with_adult = forms.IntegerField(
        label=lazy_text("field-min_age_with_adult"),
        help_text=lazy_text("page-age-adult-help"),
        required=False,
        min_value=0,
        max_value=OLDEST,
        error_messages=AGE_WRONG,
    )
    men_only = forms.BooleanField(label=lazy_text("field-men_only"), required=False)
    who_for = Line(
        label=lazy_text("field-who_for"),
        help_text=lazy_text("page-who_for-help"),
        required=False,
        max_length=400,
        widget=forms.Textarea({"rows": 4}),
    )
    travel = Line(
        label=lazy_text("field-travel"),
        help_text=lazy_text("page-travel-help"),
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
    )

    def clean(self) -> None:
        alone, together = self.cleaned_data.get("min_age"), self.cleaned_data.get("min_age_with_adult")
        if together is not None and "min_age" in self.cleaned_data and (alone is None or together >= alone):
            self.add_error("min_age_with_adult", text("page-age-adult-wrong"))

    def values(self) -> Values:
        return dict(self.cleaned_data)


class ServicesForm(forms.Form):
    """What the centre offers."""

    services = forms.MultipleChoiceField(
        label=lazy_text("field-services"),
        choices=[(code, lazy_text(f"service-{code}")) for code in SERVICES_IN_ORDER],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def values(self) -> Values:
        return {"services": sorted(self.cleaned_data["services"], key=SERVICES_IN_ORDER.index)}


class AboutForm(forms.Form):
    """What the centre is called and how it is owned."""

    name = Line(label=lazy_text("field-name"), max_length=120, error_messages=REQUIRED)
    legal_form = forms.ChoiceField(
        label=lazy_text("field-legal_form"),
        choices=[("", lazy_text("value-none")), *((code, lazy_text(f"legal-{code}")) for code in LEGAL_FORMS)],
        required=False,
    )
    orgnr = Line(label=lazy_text("field-orgnr"), help_text=lazy_text("page-orgnr-help"), required=False, max_length=20)
    member = forms.BooleanField(label=lazy_text("field-member"), required=False)

    def clean_orgnr(self) -> str:
        digits: str = self.cleaned_data["orgnr"].replace(" ", "")
        if digits and not _is_orgnr(digits):
            raise ValidationError(text("page-orgnr-wrong"))
        return digits

    def values(self) -> Values:
        return dict(self.cleaned_data)


def _is_orgnr(digits: str) -> bool:
    if not re.fullmatch(r"[0-9]{9}", digits):
        return False
    rest = sum(int(digit) * weight for digit, weight in zip(digits, ORGNR_WEIGHTS, strict=False)) % 11
    return rest != 1 and (11 - rest) % 11 == int(digits[8])


class OfficeForm(forms.Form):
    """Where people are received, and whether everyone may know it."""

    name = Line(
        label=lazy_text("field-office-name"),
        help_text=lazy_text("page-office-name-help"),
        required=False,
        max_length=80,
    )
    address = Line(label=lazy_text("field-address"), required=False, max_length=120)
    address_shown = forms.BooleanField(
        label=lazy_text("field-address_shown"), help_text=lazy_text("page-address_shown-help"), required=False
    )
    postcode = Line(label=lazy_text("field-postcode"), required=False, max_length=4, error_messages=REQUIRED)
    place = Line(label=lazy_text("field-place"), max_length=60, error_messages=REQUIRED)
    wheelchair = forms.ChoiceField(
        label=lazy_text("field-wheelchair"),
        choices=[("", lazy_text("value-none")), ("yes", lazy_text("value-yes")), ("no", lazy_text("value-no"))],
        required=False,
        widget=forms.RadioSelect,
    )

    def clean_postcode(self) -> str:
        code: str = self.cleaned_data["postcode"]
        if code and not Postcode.objects.filter(code=code, municipality__isnull=False).exists():
            raise ValidationError(text("page-postcode-wrong"))
        return code

    def clean(self) -> None:
        if self.cleaned_data.get("address_shown"):
            for name in ("address", "postcode"):
                if self.cleaned_data.get(name) == "":
                    self.add_error(name, text("page-address-missing"))

    def values(self) -> Values:
        answers: dict[str, bool | None] = {"": None, "yes": True, "no": False}
        return self.cleaned_data | {"wheelchair": answers[self.cleaned_data["wheelchair"]]}


FORMS = {
    "contact": ContactForm,
    "who": WhoForm,
    "services": ServicesForm,
    "about": AboutForm,
    "office": OfficeForm,
}


def plain_form(code: str, values: Values, data: Any) -> forms.Form:
    """The part's form, with what was typed or else what the page says."""
    if code == "office":
        values = values | {"wheelchair": {True: "yes", False: "no"}.get(values["wheelchair"], "")}
    return FORMS[code](data, initial=values)
