"""What the worker does for the inbox every minute."""

from datetime import timedelta

from django.db import transaction

from nok.foundation.core import clock
from nok.help.contact.codes import GONE
from nok.help.enquiries.models import Handling, Note, Presence
from nok.help.enquiries.reading import WRITING_MINUTES
from nok.organisation.centres.keeping import every_centre, within
from nok.organisation.centres.tasks import regularly


@regularly("* * * * *")
def tidy_inbox() -> None:
    """Forget what belongs to conversations the sender has deleted, and who was writing a while ago."""
    stale = clock.now() - timedelta(minutes=WRITING_MINUTES)
    for centre in every_centre():
        with transaction.atomic(), within([centre]):
            for of_thread in (Handling, Note, Presence):
                of_thread.objects.filter(thread__state=GONE).delete()
            Presence.objects.filter(at__lt=stale).delete()
