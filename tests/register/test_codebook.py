"""The codebooks: what they say, that each thing that can be wrong is named, and what two years differ in."""

import inspect
import re

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from nok.register import counting
from nok.register.codebook import UnknownCode, codebook, load
from nok.register.codebook_diff import differences
from nok.register.codebook_facts import FOLDER, Broken, years
from nok.register.codes import DIALOGUE, FORM_OF
from nok.register.models import CODES
from nok.register.telling import difference_words

PHONE = 'phone = { nb = "Telefon", nn = "Telefon", en = "Phone", sure = "published" }'
CHANNEL = re.search(r"\[A\.channel\]\nasks = .*", (FOLDER / "2025.toml").read_text(encoding="utf-8"))[0]


@pytest.fixture
def mended(tmp_path):
    """A folder with the codebook of 2025 in which one thing is put in another's place."""

    def put(old: str, new: str) -> int:
        text = (FOLDER / "2025.toml").read_text(encoding="utf-8")
        assert old in text
        (tmp_path / "2025.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
        return next(number for number, line in enumerate(text.splitlines(), start=1) if old.splitlines()[0] in line)

    put.folder = tmp_path
    return put


def wrong(folder, year=2025) -> str:
    with pytest.raises(Broken) as problem:
        load(year, folder)
    return str(problem.value)


def codes(variable) -> list[str]:
    return [one.code for one in variable.categories]


def test_every_codebook_there_is_can_be_read():
    call_command("check_codebooks")

    assert years() == [2025, 2026]


def test_every_kind_of_entry_is_an_answer_on_its_form():
    forms = codebook(2025).forms

    assert {form: codes(forms[form]["kind"]) for form in ("A", "B")} == {
        "A": [kind for kind, form in FORM_OF.items() if form in ("A", "")],
        "B": [kind for kind, form in FORM_OF.items() if form == "B"],
    }


def test_every_code_the_ledger_keeps_has_answers_and_is_asked():
    forms = codebook(2025).forms
    asked = {name for form in ("A", "B") for name, one in forms[form].items() if one.is_on and one.categories}

    assert asked == {*CODES, "kind"}


def test_what_is_only_proposed_is_off_and_what_the_desk_needs_is_our_own():
    book = codebook(2025)
    every = [one for form in book.forms.values() for one in form.values()]

    assert [one.name for one in every if one.confidence == "proposed" and one.is_on] == []
    assert {book.forms["A"][name].confidence for name in ("partner_type", "topic", "is_first_this_year")} == {"ours"}


def test_nothing_of_forms_c_and_d_is_registered():
    book = codebook(2026)

    assert {code: form.is_on for code, form in book.about.items()} == {"A": True, "B": True, "C": False, "D": False}
    assert [one.name for form in ("C", "D") for one in book.forms[form].values() if one.is_on] == []


def test_sexual_orientation_is_asked_on_no_form():
    names = {name for year in years() for form in codebook(year).forms.values() for name in form}

    assert [name for name in names if "orientation" in name] == []


def test_the_dialogue_is_a_channel_of_our_own_from_2026_and_delivered_as_social_media_or_chat():
    channels = {one.code: one for one in codebook(2026).forms["A"]["channel"].categories}

    assert DIALOGUE not in codes(codebook(2025).forms["A"]["channel"])
    assert (channels[DIALOGUE].confidence, channels[DIALOGUE].export) == ("ours", "social_media_chat")
    assert channels["phone"].export == "phone"


def test_a_wrong_number_is_delivered_nowhere():
    kinds = {one.code: one.export for one in codebook(2025).forms["A"]["kind"].categories}

    assert kinds["no_contact"] == ""


@pytest.mark.parametrize(("year", "file"), [(2019, 2025), (2025, 2025), (2026, 2026), (2031, 2026)])
def test_a_year_without_a_file_has_the_newest_before_it_or_else_the_oldest(year, file):
    assert codebook(year).year == file


def test_a_label_is_in_the_language_of_the_page():
    victim = codebook(2025).forms["A"]["user_type"].categories[0]
    found = {}
    for language in ("nb", "nn", "en"):
        with override(language):
            found[language] = victim.label

    assert found == {"nb": "Utsatt", "nn": "Utsett", "en": "Person exposed to abuse"}


# --- answers that are refused -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("A", {"channel": "kari_nordmann"}),
        ("A", {"purpose": "group"}),  # no question of form A
        ("B", {"channel": "phone"}),  # no question of form B
        ("A", {"interpreter": "anything", "name": "kari"}),
    ],
)
def test_an_answer_the_form_does_not_have_is_refused(form, said):
    with pytest.raises(UnknownCode):
        codebook(2026).check(form, said)


def test_what_was_not_asked_is_no_answer():
    codebook(2026).check("A", {"channel": "phone", "purpose": "", "hour": None, "is_same_today": False, "topic": ""})


# --- what can be wrong in a file --------------------------------------------------------------------------------------

ANSWERED = {
    "a text in one language": (PHONE, PHONE.replace('nn = "Telefon", ', ""), "A.channel.phone: teksten på nn mangler"),
    "an empty text": (PHONE, PHONE.replace('en = "Phone"', 'en = " "'), "A.channel.phone: teksten på en mangler"),
    "a word that is no field": (PHONE, PHONE.replace(" }", ", x = 1 }"), "A.channel.phone: «x» er ikke et felt her"),
    "an unknown sureness": (PHONE, PHONE.replace("published", "certain"), "A.channel.phone: sikkerhet «certain»"),
    "no sureness": (PHONE, PHONE.replace(', sure = "published"', ""), "A.channel.phone: sikkerhet «None»"),
    "a code delivered as an unknown one": (
        PHONE, PHONE.replace(" }", ', export = "fax" }'), "A.channel.phone: utleveres som «fax»",
    ),
    "a code delivered as one of our own": (
        "user_enquiry = {", 'user_enquiry = { export = "no_contact",',
        "A.kind.user_enquiry: utleveres som «no_contact»",
    ),
    "a code in capitals": (PHONE, PHONE.replace("phone", "Phone", 1), "A.channel.Phone: en kode har bare små"),
    "a code too long for the ledger": (
        PHONE, f"{'p' * 21}{PHONE[5:]}", f"A.channel.{'p' * 21}: koden er lengre enn registerets 20 tegn",
    ),
    "an unknown source": (CHANNEL, CHANNEL.replace("contact_2020", "hearsay"), "A.channel: kilden «hearsay»"),
    "published without a source": (
        CHANNEL, CHANNEL.replace(', source = "contact_2020"', ""), "A.channel: det som er published, må ha en kilde",
    ),
    "an unknown kind of answer": (CHANNEL, CHANNEL.replace('"one"', '"some"'), "A.channel: type «some»"),
    "answers to what has none": (CHANNEL, CHANNEL.replace('"one"', '"date"'), "A.channel: one og many har svar"),
    "an unknown list of answers": (
        'answers = "user_type" }', 'answers = "nobody" }', "A.user_type: «nobody» er ingen liste",
    ),
    "a condition that cannot be": (
        '["partner_enquiry", "partner_visit"]', '["partner"]', "only_if: «partner» er ikke et svar på «kind»",
    ),
    "a variable of the ledger that is not there": ("[A.topic]", "[A.subject]", "A: variabelen «topic» mangler"),
    "a question the ledger has no place for": ("[A.topic]", "[A.subject]", "A.subject: spørres det om"),
    "a proposal switched on without a place": (
        "[A.interpreter]\nasks = {", "[A.interpreter]\nasks = { on = true,", "A.interpreter: spørres det om",
    ),
    "a code the rules ask about": ("not_stated = {", "unstated = {", "gender: svaret «not_stated» mangler"),
    "a kind the rules ask about": ("partner_visit = {", "visit = {", "A.kind: svaret «partner_visit» mangler"),
    "a source that is no address": ('about_2020 = "https://', 'about_2020 = "', "sources.about_2020: er ingen adresse"),
    "a part nobody knows": ("[rules.visits]", "[more]\nx = 1\n[rules.visits]", "more: er ikke en del av en kodebok"),
    "a rule without its example": ("example = {", "sample = {", "rules.enquiries.example: teksten på nb mangler"),
}  # fmt: skip


@pytest.mark.parametrize("what", ANSWERED)
def test_what_is_wrong_is_named_with_its_file_and_its_variable(mended, what):
    old, new, said = ANSWERED[what]
    mended(old, new)

    found = wrong(mended.folder)

    assert said in found
    assert all(re.match(r"2025\.toml(, linje \d+)?, \w", line) for line in found.splitlines())


def test_what_is_wrong_is_named_with_its_line(mended):
    line = mended(PHONE, PHONE.replace("published", "certain"))

    assert wrong(mended.folder).startswith(f"2025.toml, linje {line}, A.channel.phone: ")


def test_a_code_that_stands_twice_is_named_with_its_line(mended):
    line = mended(PHONE, f"{PHONE}\n{PHONE}")

    assert wrong(mended.folder).startswith(f"2025.toml, linje {line + 1}, A.channel.phone: ")


def test_a_form_that_is_missing_is_named(tmp_path):
    text = (FOLDER / "2025.toml").read_text(encoding="utf-8")
    (tmp_path / "2025.toml").write_text(re.sub(r"\[D[].].*?(?=\n\n|$)", "", text, flags=re.DOTALL), encoding="utf-8")

    assert wrong(tmp_path) == "2025.toml, D: skjemaet mangler"


def test_a_file_of_another_year_is_refused(mended):
    line = mended("year = 2025", "year = 2024")

    assert wrong(mended.folder) == f"2025.toml, linje {line}, year: skal være 2025, som filen heter"


def test_a_year_is_like_an_earlier_one_alone(tmp_path):
    (tmp_path / "2027.toml").write_text("year = 2027\nlike = 2027\n", encoding="utf-8")

    assert wrong(tmp_path, 2027) == "2027.toml, linje 2, like: det finnes ingen slik fil for et år før"


def test_a_fault_in_a_year_that_is_like_another_is_named_where_it_is(mended):
    mended("year = 2025", "year = 2025")
    (mended.folder / "2026.toml").write_text(
        'year = 2026\nlike = 2025\n\n[A.channel]\nfax = { nb = "Faks" }\n', encoding="utf-8"
    )

    assert wrong(mended.folder, 2026).splitlines()[0] == "2026.toml, linje 5, A.channel.fax: teksten på nn mangler"


def test_the_check_fails_with_what_is_wrong(mended):
    line = mended(PHONE, PHONE.replace("published", "certain"))

    with pytest.raises(CommandError, match=rf"2025\.toml, linje {line}, A\.channel\.phone"):
        call_command("check_codebooks", mended.folder)


# --- the rules and the differences ------------------------------------------------------------------------------------


def test_every_counting_rule_is_told_with_source_and_example():
    rules = {
        name for name, one in inspect.getmembers(counting, inspect.isfunction) if one.__module__ == counting.__name__
    }
    told = codebook(2026).rules

    assert set(told) == {name for name in rules if not name.startswith("_")}
    assert [code for code, rule in told.items() if not rule.source or rule.example is None] == []


def test_2026_differs_from_2025_in_the_dialogue_alone():
    found = differences(codebook(2025), codebook(2026))

    assert [(one.what, [name.labels["nb"] for name in one.names]) for one in found] == [
        ("new", ["Skjema A: Henvendelser", "Kontaktmåte", "Samtale på nett, uten navn"])
    ]
    assert differences(codebook(2026), codebook(2026)) == []


def test_a_question_with_answers_is_new_or_gone_as_a_whole(mended):
    text = (FOLDER / "2025.toml").read_text(encoding="utf-8")
    mended(re.search(r"\[C\.consent\]\n.*?\n\n", text, re.DOTALL)[0], "")
    less = load(2025, mended.folder)

    for before, after, what in ((less, codebook(2025), "new"), (codebook(2025), less, "gone")):
        found = [(one.what, [name.labels["en"] for name in one.names]) for one in differences(before, after)]
        assert found == [(what, ["Form C: User", "Consent to fill in the form"])]


CHANGES = {
    "Borte: Skjema A: Henvendelser, Kontaktmåte, Telefon": (f"{PHONE}\n", ""),
    "Nye ord: Skjema A: Henvendelser, Kontaktmåte, Mobil. Før sto det «Telefon», nå «Mobil».": (
        PHONE, PHONE.replace('nb = "Telefon"', 'nb = "Mobil"'),
    ),
    "Hvor sikkert: Skjema A: Henvendelser, Kontaktmåte, Telefon. Før «publisert», nå «utledet».": (
        PHONE, PHONE.replace("published", "inferred"),
    ),
    "Leveres som: Skjema A: Henvendelser, Kontaktmåte, Telefon. Før «phone», nå «sms».": (
        PHONE, PHONE.replace(" }", ', export = "sms" }'),
    ),
    "Slags svar: Skjema A: Henvendelser, Kontaktmåte. Før «Ett svar», nå «Ett eller flere svar».": (
        CHANNEL, CHANNEL.replace('"one"', '"many"'),
    ),
    "Registrering: Skjema A: Henvendelser, Kontaktmåte. Før «registreres», nå «registreres ikke».": (
        CHANNEL, CHANNEL.replace("asks = {", "asks = { on = false,"),
    ),
    "Borte: Skjema D: Samletall per senter, Tilrettelegging for overnatting": (
        re.search(r"\[D\.overnight\]\n.*\n", (FOLDER / "2025.toml").read_text(encoding="utf-8"))[0], "",
    ),
    "Regelen: Henvendelser og besøk fra samarbeidspartnere. Før «De står på skjema A, også besøkene.», nå «x».": (
        'text = { nb = "De står på skjema A, også besøkene."', 'text = { nb = "x"',
    ),
}  # fmt: skip


@pytest.mark.parametrize("said", CHANGES)
def test_a_difference_is_told_once_in_words(mended, said):
    mended(*CHANGES[said])

    with override("nb"):
        found = [difference_words(one) for one in differences(codebook(2025), load(2025, mended.folder))]

    assert found == [said]
