"""The made-up years: what the register counts is what was counted as they were made, to the last one."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

import pytest
from django.db.models import Count, F

from nok.demo.years import loading
from nok.demo.years.making import Line
from nok.organisation.access.scope import scope
from nok.organisation.centres.models import Centre
from nok.register import counting
from nok.register.codes import NO_CONTACT, PARTNER_ENQUIRY, PARTNER_VISIT, PLANNED_REMOTE, USER_ENQUIRY, VISIT
from nok.register.models import Entry

UNTIL = date(2026, 11, 24)
RULES: dict[str, tuple[Callable[..., object], set[str]]] = {
    "enquiries": (counting.enquiries, {USER_ENQUIRY}),
    "planned": (counting.planned_conversations, {PLANNED_REMOTE}),
    "partners": (counting.partner_contacts, {PARTNER_ENQUIRY, PARTNER_VISIT}),
    "visits": (counting.visits, {VISIT}),
}
SAID = ("on", "kind", "channel", "user_type", "gender", "age_group", "first_ever", "is_first_this_year",
        "partner_type", "purpose", "is_helpline")  # fmt: skip


@pytest.fixture
def centres(db):
    ids = {centre.slug: centre.id for centre in Centre.objects.all()}
    with scope(centres=list(ids.values())):
        yield ids


def counted(rule) -> Counter:
    found = rule(Entry.objects.standing()).values_list("centre", *SAID).annotate(count=Count("id"))
    return Counter({tuple(row[:-1]): row[-1] for row in found})


def told(facts: Iterable[tuple[object, Line]], kinds: set[str]) -> Counter:
    return Counter((centre, *(getattr(one, name) for name in SAID)) for centre, one in facts if one.kind in kinds)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_counted_is_what_was_told_as_it_was_made(centres, tmp_path, seed):
    loading.enter_years([2025, 2026], 0.02, UNTIL, tmp_path / "truth.csv", seed)
    made = loading.make_years([2025, 2026], 0.02, UNTIL, seed)
    facts = [(house.centre_id, one) for house, each in made for one in each.facts]

    assert {name: counted(rule) for name, (rule, _) in RULES.items()} == {
        name: told(facts, kinds) for name, (_, kinds) in RULES.items()
    }


def test_every_trap_the_rules_are_there_for_is_in_the_year(centres, tmp_path):
    loading.enter_years([2025, 2026], 0.05, UNTIL, tmp_path / "truth.csv")
    lines = Entry.objects.all()

    found = {
        "again today": lines.filter(is_same_today=True).exists(),
        "several messages a day": lines.exclude(person=None)
        .values("person", "on")
        .annotate(n=Count("id"))
        .filter(n__gt=1)
        .exists(),
        "planned": lines.filter(kind=PLANNED_REMOTE).exists(),
        "a partner's visit": lines.filter(kind=PARTNER_VISIT).exists(),
        "nobody could tell": lines.filter(first_ever="unknown").exists(),
        "the helpline": lines.filter(is_helpline=True).exists(),
        "a wrong number": lines.filter(kind=NO_CONTACT).exists(),
        "before midnight": lines.filter(hour=23).exists(),
        "after midnight": lines.filter(hour=0).exists(),
        "New Year's Eve": lines.filter(on=date(2025, 12, 31)).exists(),
        "New Year's Day": lines.filter(on=date(2026, 1, 1)).exists(),
        "taken back": lines.exclude(undoes=None).exists(),
        "entered late": lines.filter(entered_on__gt=F("on")).exists(),
        "the day to come": not lines.filter(on__gt=UNTIL).exists(),
    }
    assert [name for name, is_there in found.items() if not is_there] == []


def test_a_year_like_2020_has_the_shares_that_were_published(centres, tmp_path):
    loading.enter_years([2020], 0.2, date(2020, 12, 31), tmp_path / "truth.csv")
    enquiries = counting.enquiries(Entry.objects.standing())
    total = enquiries.count()

    def percent(found, of: int) -> int:
        return round(100 * found.count() / of)

    exposed = enquiries.filter(first_ever="yes", user_type__in=["victim", "both"])
    first = exposed.count()

    # Of 38,359, 17,973 came to the centre with the helpline and 2,237 to Hamar; about half of all by phone.
    assert total == pytest.approx(38359 * 0.2, abs=len(centres))
    assert percent(enquiries.filter(centre=centres["vestfold"]), total) == 47
    assert percent(enquiries.filter(centre=centres["hamar"]), total) == 6
    assert percent(enquiries.filter(channel="phone"), total) == 50
    # Of those exposed, 60 % first came by phone, 24 % in writing and 1 % by social media; 14 % came to the centre.
    assert percent(exposed.filter(channel="phone"), first) == pytest.approx(100 * 60 / 85, abs=1)
    assert percent(exposed.filter(channel__in=["email", "sms", "letter"]), first) == pytest.approx(100 * 24 / 85, abs=1)
    assert percent(exposed.filter(channel="social_media_chat"), first) == pytest.approx(100 * 1 / 85, abs=1)


def test_the_truth_lies_beside_as_a_table(centres, tmp_path):
    path = tmp_path / "truth.csv"
    loading.enter_years([2026], 0.02, UNTIL, path)

    rows = path.read_text(encoding="utf-8").splitlines()
    counts = sum(int(row.rpartition(",")[2]) for row in rows[1:])

    assert rows[0].split(",") == list(loading.TRUTH)
    assert counts == sum(rule(Entry.objects.standing()).count() for rule, _ in RULES.values())


def test_a_register_that_holds_something_is_left_as_it_is(centres, tmp_path):
    first = loading.enter_years([2026], 0.02, UNTIL, tmp_path / "truth.csv")

    assert first == Entry.objects.count()
    assert loading.enter_years([2026], 0.02, UNTIL, tmp_path / "truth.csv") == 0
    assert first == Entry.objects.count()
