"""The fact files in the tables: what a second run, a corrected centre, an invited one and a broken file do."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from nok.organisation.access.scope import scope
from nok.organisation.centres import facts
from nok.organisation.centres.loading import fixed_id, load_centres
from nok.organisation.centres.models import Centre, CentreName, HiddenAddress, Office, OpeningHours, Tie
from nok.organisation.centres.published import version
from nok.organisation.centres.snapshot import snapshot
from nok.organisation.places.models import Municipality

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return Path(shutil.copytree(facts.FOLDER, tmp_path / "facts"))


def rewrite(folder: Path, old: str, new: str) -> None:
    file = folder / "centres.toml"
    written = file.read_text()
    assert old in written
    file.write_text(written.replace(old, new, 1))


def corrected(slug: str, **columns: object) -> Centre:
    centre = Centre.objects.get(slug=slug)
    for name, value in columns.items():
        setattr(centre, name, value)
    with scope(centres=[centre.id]):
        centre.save()
    return centre


def test_a_second_run_changes_nothing():
    before = version()

    report = load_centres(today=TODAY)

    assert (report.new, report.changed, report.gone, report.kept, version()) == ([], [], [], [], before)


def test_every_centre_of_the_files_is_there_with_its_offices_and_ties():
    entries = facts.centres()

    assert {row.slug: row.name for row in Centre.objects.all()} == {each["slug"]: each["name"] for each in entries}
    assert Office.objects.count() == sum(len(each.get("office", [])) for each in entries)
    assert Tie.objects.count() == len(facts.ties()) == 47
    assert [CentreName.objects.get(name="Pilar").until_year, len(snapshot().open), len(snapshot().closed)] == [
        2005,
        20,
        2,
    ]


def test_a_changed_fact_is_told_and_seen(files):
    rewrite(files, '"97159810"', '"97159811"')
    before = version()

    report = load_centres(today=TODAY, folder=files)

    assert (report.changed, version()) == (["Nok. Elverum Ressurssenter"], before + 1)
    assert snapshot().by_slug["elverum"].row.phone == "97159811"


def test_what_the_centre_corrected_is_kept_and_told(files):
    corrected("elverum", phone="62000000", corrected=["contact"], unconfirmed=["age"])
    rewrite(files, '"97159810"', '"97159811"')

    report = load_centres(today=TODAY, folder=files)

    centre = Centre.objects.get(slug="elverum")
    assert (centre.phone, centre.unconfirmed) == ("62000000", ["age"])
    assert report.kept == ["Nok. Elverum Ressurssenter: kontakt"]


def test_corrected_hours_are_kept_and_told(files):
    gjovik = corrected("gjovik", corrected=["hours"])
    with scope(centres=[gjovik.id]):
        OpeningHours.objects.filter(centre=gjovik, weekday=5).delete()

    report = load_centres(today=TODAY, folder=files)

    assert report.kept == ["Nok. Gjøvik: tider"]
    assert sorted(set(OpeningHours.objects.filter(centre=gjovik).values_list("weekday", flat=True))) == [1, 2, 3, 4]


def test_a_centre_that_leaves_the_files_is_dated_and_returns(files):
    rewrite(files, 'slug = "dixi"\nname', 'slug = "dixi-to"\nname')
    rewrite(files, '[[centre.office]]\nslug = "dixi"', '[[centre.office]]\nslug = "dixi-to"')
    ties = files / "ties.csv"
    ties.write_text(ties.read_text().replace("\ndixi,", "\ndixi-to,"))

    gone = load_centres(today=TODAY, folder=files)
    withdrawn = Centre.objects.get(slug="dixi").withdrawn_on
    rows = Centre.objects.filter(id=fixed_id("centre", "dixi"))
    back = load_centres(today=TODAY)

    assert (gone.gone, withdrawn) == (["Dixi Ressurssenter mot voldtekt"], TODAY)
    assert (rows.get().withdrawn_on, back.changed) == (None, ["Dixi Ressurssenter mot voldtekt"])


def test_an_office_that_leaves_the_files_is_dated_and_returns(files):
    rewrite(files, 'slug = "stord"\n', 'slug = "stord-ny"\n')

    report = load_centres(today=TODAY, folder=files)
    withdrawn = Office.objects.get(slug="stord").withdrawn_on
    load_centres(today=TODAY)

    assert (report.gone, withdrawn) == (["Nok. Bergen, Stord"], TODAY)
    assert Office.objects.get(slug="stord").withdrawn_on is None


def test_an_invited_centre_is_neither_dated_nor_touched():
    like = Centre.objects.get(slug="hamar")
    invited = Centre(slug="nytt", name="Nok. Nytt", origin="invited", county=like.county, phone="62000000")
    with scope(centres=[invited.id]):
        invited.save(force_insert=True)

    report = load_centres(today=TODAY)

    invited.refresh_from_db()
    assert (report.gone, report.changed, invited.withdrawn_on, invited.phone) == ([], [], None, "62000000")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('phone = "97159810"', 'phone = "97 15 98 10"', "centres.toml, elverum, phone: «97 15 98 10» kan ikke brukes"),
        ('phone = "97159810"', 'fone = "97159810"', "centres.toml, elverum: «fone» er ikke et felt"),
        ('name = "Nok. Elverum Ressurssenter"\n', "", "centres.toml, elverum: «name» mangler"),
        ('municipality = "3420"', 'municipality = "9999"', "municipality: «9999» finnes ikke"),
        ('slug = "hamar"\nname', 'slug = "oslo"\nname', "centres.toml: oslo står to ganger"),
        ("closes = 15:30:00", "closes = 07:30:00", "hours_close_after_opening"),
        ("min_age_with_adult = 12", "min_age_with_adult = 18", "centre_younger_only_with_adult"),
    ],
)
def test_a_broken_file_is_named_and_changes_nothing(files, old, new, told):
    rewrite(files, old, new)
    before = version()

    with pytest.raises(facts.BrokenFacts) as problem:
        load_centres(today=TODAY, folder=files)

    assert told in str(problem.value)
    assert version() == before


def test_an_address_hidden_in_the_files_is_kept_where_the_public_cannot_look(files):
    rewrite(files, 'address = "Storgata 10"', 'address = "Storgata 10"\naddress_hidden = true')

    reports = [load_centres(today=TODAY, folder=files) for _ in range(2)]

    shown, town = snapshot().by_slug["elverum"].main, Municipality.objects.get(number="3420")
    assert (shown.address, shown.postcode) == ("", "")
    assert (shown.point.latitude, shown.point.longitude) == (town.latitude, town.longitude)
    with scope(centres=[fixed_id("centre", "elverum")]):
        kept = HiddenAddress.objects.filter(office__slug="elverum").values_list("address", "postcode")
        assert list(kept) == [("Storgata 10", "2408")]
    assert [report.changed for report in reports] == [["Nok. Elverum Ressurssenter"], []]


def test_the_command_tells_what_is_changed_and_what_is_kept(capsys):
    corrected("elverum", phone="62000000", corrected=["contact"])
    corrected("hamar", phone="62111111")

    call_command("load_facts")

    assert capsys.readouterr().out.splitlines() == [
        "sentre, endret: 1 (Nok. Hamar)",
        "beholdt, rettet av senteret: 1 (Nok. Elverum Ressurssenter: kontakt)",
    ]


def test_the_command_says_so_when_nothing_is_new(capsys):
    call_command("load_facts")

    assert capsys.readouterr().out == "Ingenting nytt.\n"
