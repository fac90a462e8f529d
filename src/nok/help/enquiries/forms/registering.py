"""The one screen on which an enquiry or a visit is registered. No field of it can hold a name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms

from nok.foundation.core.words import lazy_text, text
from nok.help.enquiries import registering as at_desk
from nok.help.enquiries.counted import municipality_names
from nok.organisation.places.place import Place
from nok.organisation.places.queries import index
from nok.organisation.places.search import LONGEST
from nok.register.codebook import Codebook
from nok.register.codes import EVER

CHOOSE = {"required": lazy_text("quick-choose"), "invalid_choice": lazy_text("quick-no-such-answer")}
HOURS = [(str(hour), f"{hour:02}–{(hour + 1) % 24:02}") for hour in range(24)]

# One key for each usual answer, while the focus is in the form. What is not asked of a partner leaves its keys to them.
KEYS: Mapping[str, Mapping[str, str]] = {
    "channel": {
        "phone": "T", "sms": "S", "email": "E", "letter": "B", "social_media_chat": "C", "door": "I",
        "planned_phone": "L", "planned_video": "V",
    },
    "who": {"victim": "U", "relative": "P", "both": "G", "other": "N", "partner": "F"},
    "gender": {"female": "K", "male": "M", "other": "A", "not_stated": "O"},
    "age_group": {
        "u18": "1", "a18_23": "2", "a24_29": "3", "a30_39": "4", "a40_49": "5", "a50_59": "6", "a60p": "7",
        "unknown": "0",
    },
    "first_ever": {"yes": "8", "earlier": "9"},
    "is_first_this_year": {"yes": "J", "no": "H"},
    "is_same_today": {"": "D"},
    "topic": {
        "advice": "R", "appointment": "Y", "support_talk": "W", "info": "Q", "teaching_request": "Ø", "about_user": "Æ",
        "other": "Z",
    },
    "partner_type": {
        "child_welfare": "1", "school_kindergarten": "2", "health_station": "3", "gp": "4", "mental_health": "5",
        "abuse_reception": "6", "childrens_house": "7", "police": "8", "crisis_centre": "9", "nav": "0",
        "family_counselling": "K", "lawyer": "J", "other_centre": "O", "other": "A",
    },
    "is_helpline": {"": "Å"},
}  # fmt: skip
# Which groups are not for whom; the page hides them, and what is sent of them anyway is left out.
NOT_FOR = {
    "gender": "not-partner", "age_group": "not-partner", "first_ever": "not-partner",
    "is_first_this_year": "not-partner", "is_same_today": "not-partner", "partner_type": "not-user",
    "place": "not-user", "topic": "not-visit", "is_helpline": "not-visit",
}  # fmt: skip


class Chips(forms.RadioSelect):
    """Choices with a key each."""

    keys: Mapping[str, str] = {}

    def create_option(self, name: str, value: Any, *more: Any, **given: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *more, **given)
        if key := self.keys.get(str(value)):
            option["attrs"] |= {"aria-keyshortcuts": key, "data-key": key.lower()}
        return option


@dataclass(frozen=True)
class Group:
    """One question of the screen: its field, whom it is not for, and its answers with their keys."""

    field: forms.BoundField
    css: str
    chips: Sequence[tuple[Any, str]]


def _question(label: str, is_required: bool = False) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=lazy_text(label), required=is_required, widget=Chips(attrs={"class": "chip-input"}), error_messages=CHOOSE
    )


class RegisterForm(forms.Form):
    """What is said of one enquiry or visit. `do`: what was pressed."""

    form_id = forms.UUIDField(widget=forms.HiddenInput)
    channel = _question("quick-channel", is_required=True)
    who = _question("quick-who", is_required=True)
    gender = _question("quick-gender")
    age_group = _question("quick-age")
    first_ever = _question("quick-first-ever")
    is_first_this_year = _question("quick-first-year")
    partner_type = _question("quick-partner-type")
    place = forms.CharField(
        label=lazy_text("quick-municipality"), help_text=lazy_text("quick-municipality-help"), required=False,
        max_length=LONGEST, error_messages={"max_length": lazy_text("quick-municipality-unknown")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
    municipality = forms.CharField(required=False, max_length=4)
    topic = _question("quick-topic")
    is_same_today = forms.BooleanField(label=lazy_text("quick-same"), required=False)
    is_helpline = forms.BooleanField(label=lazy_text("quick-helpline"), required=False)
    when = _question("quick-when")
    day = forms.DateField(
        label=lazy_text("quick-day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": lazy_text("quick-day-wrong")},
    )  # fmt: skip
    hour = forms.TypedChoiceField(
        label=lazy_text("quick-hour"), help_text=lazy_text("quick-hour-help"), required=False, coerce=int,
        empty_value=None, error_messages=CHOOSE,
    )  # fmt: skip

    def __init__(
        self, data: Any, book: Codebook, initial: Mapping[str, Any], *, do: str = "", has_helpline: bool = False
    ) -> None:
        initial = dict(initial)
        if number := initial.get("municipality"):
            initial["place"] = municipality_names([number])[number]
        super().__init__(data, initial=initial)
        self.places: Sequence[Place] = ()
        answers = _answers(book)
        for name, choices in answers.items():
            field = cast("forms.ChoiceField", self.fields[name])
            field.choices = choices
            cast("Chips", field.widget).keys = KEYS.get(name, {})
        cast("forms.ChoiceField", self.fields["hour"]).choices = [("", text("quick-hour-none")), *HOURS]
        for name in ("is_same_today", "is_helpline"):
            key = KEYS[name][""]
            self.fields[name].widget.attrs |= {"aria-keyshortcuts": key, "data-key": key.lower(), "class": "chip-input"}
        if not has_helpline:
            del self.fields["is_helpline"]
        if do == "nobody":
            for name in set(self.fields) - {"form_id", "channel", "when", "day", "hour", "is_helpline"}:
                del self.fields[name]
        elif do in {"aside", "show"}:
            self.fields["who"].required = False

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("first_ever") == EVER:
            if given.get("is_first_this_year") == at_desk.NO:
                self.add_error("is_first_this_year", text("quick-first-both"))
            elif "is_first_this_year" in given:
                given["is_first_this_year"] = at_desk.YES
        if "place" in given:
            given["municipality"] = self._municipality(given.pop("place"), given.get("municipality", ""))
        return given

    def _municipality(self, typed: str, chosen: str) -> str:
        """The number of the municipality that was meant; what was typed is kept nowhere."""
        if not typed.strip():
            return ""
        found: dict[str, Place] = {}
        for place in index().search(typed).places:
            if place.municipality:
                found.setdefault(place.municipality, place)
        if len(found) == 1:
            return next(iter(found))
        if chosen in found:
            return chosen
        self.places = list(found.values())
        self.add_error("place", text("quick-municipality-which" if found else "quick-municipality-unknown"))
        return ""

    @property
    def groups(self) -> Sequence[Group]:
        """The questions answered by chips, in the order they are asked."""
        names = ("channel", "who", "gender", "age_group", "first_ever", "is_first_this_year", "partner_type", "topic")
        return [self._group(name) for name in names]

    @property
    def times(self) -> Group:
        return self._group("when")

    def _group(self, name: str) -> Group:
        bound, keys = self[name], KEYS.get(name, {})
        return Group(bound, NOT_FOR.get(name, ""), [(one, keys.get(str(one.data["value"]), "")) for one in bound])

    @property
    def ticks(self) -> Sequence[tuple[forms.BoundField, str, str]]:
        """The questions answered by one tick."""
        names = [name for name in ("is_same_today", "is_helpline") if name in self.fields]
        return [(self[name], NOT_FOR[name], KEYS[name][""]) for name in names]


class DayForm(forms.Form):
    """Which day a leader looks at."""

    dag = forms.DateField(
        label=lazy_text("quick-day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": lazy_text("quick-day-wrong"), "required": lazy_text("quick-day-wrong")},
    )  # fmt: skip


def _answers(book: Codebook) -> dict[str, list[tuple[str, str]]]:
    """Every question's answers, in the words of the year's codebook where it has them."""
    form = book.forms["A"]
    of = {
        name: [(one.code, one.label) for one in form[name].categories]
        for name in ("channel", "user_type", "gender", "age_group", "first_ever", "partner_type", "topic")
    }
    by_code = dict(of["channel"])
    ours = {at_desk.DOOR, *at_desk.PLANNED}
    channels = [(code, text(f"quick-channel-{code}") if code in ours else by_code[code]) for code in at_desk.CHANNELS]
    return {
        "channel": channels,
        "who": [*of["user_type"], (at_desk.PARTNER, text("quick-partner"))],
        **{name: of[name] for name in ("gender", "age_group", "first_ever", "partner_type", "topic")},
        "is_first_this_year": [
            (code, text(f"quick-answer-{code}")) for code in (at_desk.YES, at_desk.NO, at_desk.UNKNOWN)
        ],
        "when": [(code, text(f"quick-when-{code}")) for code in (at_desk.NOW, at_desk.EARLIER)],
    }
