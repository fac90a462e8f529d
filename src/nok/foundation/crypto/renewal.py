"""Making, renewing and rolling keys: what the one on call and the night do."""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import QuerySet

from nok.foundation.crypto import keyfile, keys, receipts
from nok.foundation.crypto.envelope import (
    PrivateKey,
    PublicKey,
    new_private_half,
    open_outer,
    open_slot,
    public_half,
    seal_again,
    seal_slot,
)
from nok.foundation.crypto.fields import DoesNotOpen
from nok.foundation.crypto.models import CentreKey, CentrePrivateKey, Epoch, Installation, KeySlot
from nok.foundation.crypto.sealing import hold_key

BATCH = 500
Progress = Callable[[int, int], None]
Scope = Callable[[Collection[UUID]], AbstractContextManager[None]]


def begin(now: datetime) -> keyfile.KeyRing:
    """The installation's keys; made the first time, when there is neither a file nor a database that had one.

    :raises KeyFileTrouble: if file and database do not belong together, or either is missing
    """
    path, row = keys.file(), Installation.objects.filter(id=1).first()
    with keyfile.only_writer(path):
        if row is None:
            return _first(path, now)
        first = _not_placed_yet(path)
        if first.exists() and not path.exists() and keyfile.read(first, keys.secret()).installation == row.identity:
            first.rename(path)  # the very first start was killed at its last step
    ring = keyfile.read(path, keys.secret())
    if ring.installation != row.identity:
        raise keyfile.KeyFileTrouble(f"Nøkkelfilen {path} er fra en annen installasjon. Legg tilbake den rette.")
    return ring


def _first(path: Path, now: datetime) -> keyfile.KeyRing:
    """Make the keys. The file takes its place only when the database has heard of it: killed anywhere, this
    can be begun again, and a file that stands in its place always belongs to a database."""
    if path.exists():
        raise keyfile.KeyFileTrouble(
            f"Det ligger en nøkkelfil i {path}, men databasen er ny. Flytt filen, eller legg tilbake databasen."
        )
    ring, first = keyfile.new_ring(now), _not_placed_yet(path)
    keyfile.write(first, keys.secret(), ring)
    with transaction.atomic():
        Installation(id=1, identity=ring.installation).save(force_insert=True)
        _publish(ring.newest)
    first.rename(path)
    return ring


def begin_door(now: datetime) -> keyfile.KeyRing:
    """The public door's keys; made the first time.

    :raises KeyFileTrouble: if file and database do not belong together, or the file is missing
    """
    path, secret = receipts.file(), receipts.secret()
    with keyfile.only_writer(path):
        known = Installation.objects.values_list("door", flat=True).get(id=1)
        first = _not_placed_yet(path)
        if known is None:
            if path.exists():
                raise keyfile.KeyFileTrouble(f"{path} er ikke denne databasens. Flytt filen, så lages en ny.")
            ring = keyfile.new_ring(now)
            keyfile.write(first, secret, ring)
            Installation.objects.filter(id=1).update(door=ring.installation)
            first.rename(path)
        elif first.exists() and not path.exists() and keyfile.read(first, secret).installation == known:
            first.rename(path)
        ring = keyfile.read(path, secret)
    if known not in {None, ring.installation}:
        raise keyfile.KeyFileTrouble(f"Nøkkelfilen {path} er fra en annen installasjon. Legg tilbake den rette.")
    return ring


def _not_placed_yet(path: Path) -> Path:
    return path.with_name(f"{path.name}.first")


def _publish(epoch: keyfile.Epoch) -> None:
    Epoch(id=epoch.id, half=public_half(epoch.half), made_at=epoch.made_at).save(force_insert=True)


def give_keys(centres: Collection[UUID], now: datetime, scope: Scope) -> int:
    """Give a key to each centre that has none; how many were given."""
    master, given = keys.ring().master, 0
    with scope(centres):
        have = set(CentreKey.objects.filter(retired_at=None).values_list("centre_id", flat=True))
        for centre in set(centres) - have:
            _new_centre_key(centre, master, now)
            given += 1
    return given


@transaction.atomic
def _new_centre_key(centre: UUID, master: bytes, now: datetime) -> PublicKey:
    hold_key(centre, shared=False)
    identity, half = uuid4(), new_private_half()
    CentreKey.objects.filter(centre_id=centre, retired_at=None).update(retired_at=now)
    public = public_half(half)
    CentreKey(id=identity, centre_id=centre, half=public, made_at=now).save(force_insert=True)
    sealed = keys.seal_private(half, key=identity, centre=centre, master=master)
    CentrePrivateKey(id=identity, centre_id=centre, sealed=sealed).save(force_insert=True)
    return PublicKey(identity, public)


def roll_centre(centre: UUID, now: datetime, scope: Scope, progress: Progress) -> int:
    """Give the centre a new key, move its slots to it while everyone works on, and destroy the old.

    Stopped half-way it can be begun again: a slot carries the id of the key it is under.
    Returns the number of slots moved.
    """
    ring = keys.ring()
    with scope([centre]):
        new = _new_centre_key(centre, ring.master, now)
    newest, privates = _newest(ring), {}

    def move(slot: KeySlot) -> None:
        if slot.key_id not in privates:
            privates[slot.key_id] = keys.private_key(slot.key_id)
        key = open_slot(
            bytes(slot.wrapped),
            slot=slot.id,
            centre=centre,
            centre_key=privates[slot.key_id],
            epoch=_private(ring, slot.epoch_id),
        )
        slot.wrapped = seal_slot(key, slot=slot.id, centre=centre, centre_key=new, epoch=newest)
        slot.key_id, slot.epoch_id = new.id, newest.id

    moved = _each(KeySlot.objects.filter(centre_id=centre).exclude(key_id=new.id), [centre], scope, move, progress)
    with scope([centre]):
        CentrePrivateKey.objects.filter(centre_id=centre).exclude(id=new.id).delete()
    return moved


def renew_epoch(centres: Collection[UUID], now: datetime, scope: Scope, progress: Progress) -> int:
    """Make tonight's epoch, put every slot under it, and destroy those that are a week old; how many slots."""

    def move_all(ring: keyfile.KeyRing, gone: set[UUID]) -> int:
        known = set(Epoch.objects.values_list("id", flat=True))
        for epoch in ring.epochs:
            if epoch.id not in known:
                _publish(epoch)
        newest = _newest(ring)

        def move(slot: KeySlot) -> None:
            inner = open_outer(bytes(slot.wrapped), slot=slot.id, epoch=_private(ring, slot.epoch_id))
            slot.wrapped, slot.epoch_id = seal_again(inner, slot=slot.id, epoch=newest), newest.id

        moved = _each(KeySlot.objects.exclude(epoch_id=newest.id), centres, scope, move, progress)
        Epoch.objects.filter(id__in=gone).update(gone_at=now)
        return moved

    return keyfile.renew(keys.file(), keys.secret(), now, move_all)


def opens(slot: KeySlot, ring: keyfile.KeyRing) -> bool:
    """Whether the slot can be opened; what is in it is not looked at and leaves no trace."""
    try:
        open_slot(
            bytes(slot.wrapped),
            slot=slot.id,
            centre=slot.centre_id,
            centre_key=keys.private_key(slot.key_id),
            epoch=_private(ring, slot.epoch_id),
        )
    except DoesNotOpen:
        return False
    return True


def _newest(ring: keyfile.KeyRing) -> PublicKey:
    return PublicKey(ring.newest.id, public_half(ring.newest.half))


def _private(ring: keyfile.KeyRing, identity: UUID) -> PrivateKey:
    epoch = ring.epoch(identity) or keys.ring().epoch(identity)
    if epoch is None:
        raise DoesNotOpen
    return epoch.private


def _each(
    slots: QuerySet[KeySlot],
    centres: Collection[UUID],
    scope: Scope,
    move: Callable[[KeySlot], None],
    progress: Progress,
) -> int:
    """Move slots a batch at a time, each batch a transaction of its own, until there are no more.

    One that does not open is passed by: it may not keep the keys of all the others from being destroyed.
    `keys check` tells of it.
    """
    with scope(centres):
        total = slots.count()
    done, last = 0, UUID(int=0)
    while True:
        with scope(centres):
            batch = list(slots.filter(id__gt=last).select_for_update().order_by("id")[:BATCH])
            moved = [slot for slot in batch if _is_moved(slot, move)]
            _save(moved)
        if not batch:
            return done
        done, last = done + len(moved), batch[-1].id
        progress(done, max(total, done))


def _is_moved(slot: KeySlot, move: Callable[[KeySlot], None]) -> bool:
    try:
        move(slot)
    except DoesNotOpen:
        return False
    return True


def _save(batch: Sequence[KeySlot]) -> None:
    # One statement for them all: the walls ask once for each statement whose scope it is, and that takes its time.
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE crypto_keyslot SET wrapped = new.wrapped, key_id = new.key_id, epoch_id = new.epoch_id"
            " FROM unnest(%s::uuid[], %s::bytea[], %s::uuid[], %s::uuid[]) AS new (id, wrapped, key_id, epoch_id)"
            " WHERE crypto_keyslot.id = new.id",
            [
                [slot.id for slot in batch],
                [bytes(slot.wrapped) for slot in batch],
                [slot.key_id for slot in batch],
                [slot.epoch_id for slot in batch],
            ],
        )
