"""Fills one centre of a home with sealed slots, so that rolling its key can be measured; run as the login that owns it.

`python -m tools.slots elverum 50000`
"""

import sys
from uuid import uuid4

import django

BATCH = 1000

if __name__ == "__main__":
    django.setup()
    from nok.foundation.crypto.envelope import PublicKey, seal_slot
    from nok.foundation.crypto.fields import new_data_key
    from nok.foundation.crypto.models import CentreKey, Epoch, KeySlot
    from nok.organisation.centres.keeping import within
    from nok.organisation.centres.models import Centre

    centre, left = Centre.objects.get(slug=sys.argv[1]).id, int(sys.argv[2])
    with within([centre]):
        key = CentreKey.objects.get(centre_id=centre, retired_at=None)
        epoch = Epoch.objects.filter(gone_at=None).latest("made_at")
        own, week = PublicKey(key.id, bytes(key.half)), PublicKey(epoch.id, bytes(epoch.half))
        while left > 0:
            ids = [uuid4() for _ in range(min(BATCH, left))]
            KeySlot.objects.bulk_create(
                KeySlot(
                    id=slot,
                    centre_id=centre,
                    key_id=own.id,
                    epoch_id=week.id,
                    wrapped=seal_slot(new_data_key(), slot=slot, centre=centre, centre_key=own, epoch=week),
                )
                for slot in ids
            )
            left -= len(ids)
