"""Keys over time: epochs that end, centres that roll, and what an old copy is worth."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import DataError, transaction

from nok.foundation.audit.models import Entry
from nok.foundation.core import clock
from nok.foundation.crypto import keyfile, keys, renewal
from nok.foundation.crypto.fields import DoesNotOpen, new_data_key
from nok.foundation.crypto.models import CentrePrivateKey, Epoch, Installation, KeySlot
from nok.foundation.crypto.opening import Reason, data_key
from nok.foundation.crypto.sealing import NoKey, new_slot
from nok.organisation.access.scope import scope
from nok.organisation.centres.loading import fixed_id

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 11, 1, 2, 0, tzinfo=UTC)
ELVERUM, HAMAR = fixed_id("centre", "elverum"), fixed_id("centre", "hamar")
BOTH = (ELVERUM, HAMAR)


def within(centres):
    return scope(centres=centres)


def quietly(done, total):
    assert done <= total


@pytest.fixture(autouse=True)
def installation(settings, tmp_path):
    settings.NOK_KEY_FILE, settings.NOK_KEY_SECRET = str(tmp_path / "keys"), "5e" * 32
    renewal.begin(NIGHT)
    renewal.give_keys(BOTH, NIGHT, within)
    with within(BOTH):
        yield


def make(centre=ELVERUM):
    key = new_data_key()
    slot = new_slot(key, centre)
    slot.save(force_insert=True)
    return slot, key


def why(slot, centre=ELVERUM):
    return Reason(clock.now(), None, centre, "test.opened", "crypto.keyslot", slot.id)


def opened(slot):
    return data_key(KeySlot.objects.get(id=slot.id), why(slot, slot.centre_id))


def test_a_slot_opens_and_the_opening_stands_in_the_log():
    slot, key = make()

    assert opened(slot) == key
    assert list(Entry.objects.values_list("action", "object_id")) == [("test.opened", slot.id)]


def test_what_cannot_be_logged_is_not_opened():
    slot, _ = make()
    reason = why(slot)

    with pytest.raises(DataError), transaction.atomic():
        data_key(slot, Reason(reason.at, None, ELVERUM, "x" * 61, reason.object_kind, slot.id))


def test_an_erased_slot_is_gone():
    slot, _ = make()
    KeySlot.objects.filter(id=slot.id).delete()

    with pytest.raises(KeySlot.DoesNotExist):
        opened(slot)


def test_another_centres_slot_is_out_of_sight():
    slot, _ = make(HAMAR)

    with scope(centres=[ELVERUM]):
        assert not KeySlot.objects.filter(id=slot.id).exists()
        with pytest.raises(DoesNotOpen):
            keys.private_key(slot.key_id)


def test_nothing_is_sealed_for_a_centre_without_a_key():
    with pytest.raises(NoKey):
        new_slot(new_data_key(), fixed_id("centre", "gjovik"))


def test_every_slot_still_opens_after_many_nights():
    slots = [make(centre) for centre in BOTH for _ in range(3)]
    for night in range(1, 20):
        renewal.renew_epoch(BOTH, NIGHT + timedelta(days=night), within, quietly)

    assert [opened(slot) for slot, _ in slots] == [key for _, key in slots]
    assert len(keys.ring().epochs) == 7


def test_a_copy_of_an_erased_slot_is_worth_nothing_after_a_week():
    slot, _ = make()
    copy = KeySlot.objects.get(id=slot.id)
    KeySlot.objects.filter(id=slot.id).delete()
    for night in range(1, 7):
        renewal.renew_epoch(BOTH, NIGHT + timedelta(days=night), within, quietly)
        assert data_key(copy, why(copy))
    renewal.renew_epoch(BOTH, NIGHT + timedelta(days=7), within, quietly)

    with pytest.raises(DoesNotOpen):
        data_key(copy, why(copy))
    assert Epoch.objects.get(id=copy.epoch_id).gone_at is not None


def test_a_key_is_destroyed_on_the_seventh_night_whenever_in_it_the_work_begins():
    early, late = timedelta(minutes=-30), timedelta(minutes=30)
    for night, shift in enumerate([late, late, early, late, early, late, early], start=1):
        first = min(epoch.made_at for epoch in keys.ring().epochs)
        assert first == NIGHT
        renewal.renew_epoch(BOTH, NIGHT + timedelta(days=night) + shift, within, quietly)

    assert NIGHT not in {epoch.made_at for epoch in keys.ring().epochs}


def test_a_renewal_stopped_anywhere_loses_nothing_and_can_be_begun_again(monkeypatch):
    slots = [make() for _ in range(5)]
    monkeypatch.setattr(renewal, "BATCH", 2)

    def stop(done, total):
        raise KeyboardInterrupt

    for night in range(1, 9):
        with pytest.raises(KeyboardInterrupt):
            renewal.renew_epoch(BOTH, NIGHT + timedelta(days=night), within, stop)
        assert [opened(slot) for slot, _ in slots] == [key for _, key in slots]
    renewal.renew_epoch(BOTH, NIGHT + timedelta(days=9), within, quietly)

    assert [opened(slot) for slot, _ in slots] == [key for _, key in slots]
    assert {epoch.made_at for epoch in keys.ring().epochs} <= {NIGHT + timedelta(days=day) for day in range(3, 10)}


@pytest.mark.parametrize("strange", [{"epoch_id": uuid4()}, {"wrapped": b"half written"}])
def test_slots_nothing_opens_are_passed_by_and_keep_no_key_from_being_destroyed(monkeypatch, strange):
    monkeypatch.setattr(renewal, "BATCH", 2)
    slots = sorted((make() for _ in range(5)), key=lambda made: made[0].id)
    lost, others = [slot.id for slot, _ in slots[:2]], slots[2:]  # a whole batch of them, the first
    KeySlot.objects.filter(id__in=lost).update(**strange)
    before = list(KeySlot.objects.filter(id__in=lost).order_by("id").values())

    moved = [renewal.renew_epoch(BOTH, NIGHT + timedelta(days=night), within, quietly) for night in range(1, 9)]
    rolled = renewal.roll_centre(ELVERUM, NIGHT, within, quietly)

    assert (moved, rolled) == ([3] * 8, 3)
    assert [opened(slot) for slot, _ in others] == [key for _, key in others]
    assert list(KeySlot.objects.filter(id__in=lost).order_by("id").values()) == before
    assert NIGHT not in {epoch.made_at for epoch in keys.ring().epochs}


def test_a_rolled_centre_opens_with_the_new_key_alone():
    slots = [make() for _ in range(3)]
    other, others_key = make(HAMAR)
    old = slots[0][0].key_id
    before = KeySlot.objects.get(id=slots[0][0].id)

    assert renewal.roll_centre(ELVERUM, NIGHT, within, quietly) == 3
    assert [opened(slot) for slot, _ in slots] == [key for _, key in slots]
    assert opened(other) == others_key
    assert not CentrePrivateKey.objects.filter(id=old).exists()
    with pytest.raises(DoesNotOpen):
        data_key(before, why(before))


def test_a_roll_stopped_half_way_can_be_begun_again(monkeypatch):
    slots = [make() for _ in range(5)]
    monkeypatch.setattr(renewal, "BATCH", 2)

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        renewal.roll_centre(ELVERUM, NIGHT, within, stop)
    assert [opened(slot) for slot, _ in slots] == [key for _, key in slots]
    renewal.roll_centre(ELVERUM, NIGHT, within, quietly)

    assert [opened(slot) for slot, _ in slots] == [key for _, key in slots]
    assert CentrePrivateKey.objects.filter(centre_id=ELVERUM).count() == 1


def test_begin_twice_gives_the_same_keys():
    assert renewal.begin(NIGHT) == keys.ring()


def test_a_lost_file_is_never_made_anew(settings, tmp_path):
    settings.NOK_KEY_FILE = str(tmp_path / "elsewhere")

    with pytest.raises(keyfile.KeyFileTrouble, match="mangler"):
        renewal.begin(NIGHT)


def test_the_file_of_another_installation_is_refused():
    keyfile.write(keys.file(), keys.secret(), keyfile.new_ring(NIGHT))

    with pytest.raises(keyfile.KeyFileTrouble, match="annen installasjon"):
        renewal.begin(NIGHT)


def test_a_file_beside_a_new_database_is_refused():
    Installation.objects.all().delete()

    with pytest.raises(keyfile.KeyFileTrouble, match="databasen er ny"):
        renewal.begin(NIGHT)


def test_a_first_start_killed_at_any_step_can_be_begun_again(settings, tmp_path, monkeypatch):
    settings.NOK_KEY_FILE = str(tmp_path / "again")

    def killed(*_, **__):
        raise KeyboardInterrupt

    Installation.objects.all().delete()
    with monkeypatch.context() as before_the_database:
        before_the_database.setattr(renewal, "_publish", killed)
        with pytest.raises(KeyboardInterrupt):
            renewal.begin(NIGHT)
    assert not keys.file().exists()
    assert Installation.objects.count() == 0
    with monkeypatch.context() as before_its_place:
        before_its_place.setattr(Path, "rename", _but_not_the_last(killed))
        with pytest.raises(KeyboardInterrupt):
            renewal.begin(NIGHT)
    assert Installation.objects.count() == 1

    assert renewal.begin(NIGHT) == keys.ring()


def _but_not_the_last(killed):
    kept = Path.rename

    def rename(self, target):
        return killed() if self.name.endswith(".first") else kept(self, target)

    return rename


def test_what_is_sealed_while_the_key_is_renewed_opens_however_old_the_key_was():
    slot, key = make()
    KeySlot.objects.filter(id=slot.id).delete()

    renewal.renew_epoch(BOTH, NIGHT + timedelta(days=30), within, quietly)
    slot.save(force_insert=True)  # its sealer read the old epoch, and came after the last batch
    assert opened(slot) == key
    renewal.renew_epoch(BOTH, NIGHT + timedelta(days=31), within, quietly)

    assert opened(slot) == key
    assert len(keys.ring().epochs) == 2
