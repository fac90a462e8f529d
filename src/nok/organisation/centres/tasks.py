"""What is done every minute and every night, for all centres. Each can be stopped anywhere and begun again.

Nothing here is handed to a job but its time: what a job is about is looked up when it runs.
"""

from collections.abc import Callable

from django.db import close_old_connections, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from nok.foundation.audit.linking import BATCH, link_chain
from nok.foundation.core import clock
from nok.foundation.crypto import renewal
from nok.foundation.privacy.clocks import sweep
from nok.organisation.centres.keeping import every_centre, within

STALLED_SECONDS = 3600
AGAIN = RetryStrategy(max_attempts=10, exponential_wait=3)


def regularly(cron: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Do this at these times; never twice in the queue, and again if it fails."""

    def decorate(work: Callable[[], None]) -> Callable[[], None]:
        def job(timestamp: int) -> None:
            close_old_connections()
            work()

        task = app.task(name=work.__name__, queueing_lock=work.__name__, retry=AGAIN)(job)
        app.periodic(cron=cron)(task)
        return work

    return decorate


@regularly("* * * * *")
def link_log() -> None:
    """Link the last minute's entries into each centre's chain."""
    for centre in [*every_centre(), None]:
        with within([centre] if centre else []):
            while link_chain(centre) == BATCH:
                pass


@regularly("10 2 * * *")
def renew_epoch() -> None:
    """Tonight's key; the one that is a week old is destroyed."""
    renewal.renew_epoch(every_centre(), clock.now(), within, lambda done, total: None)


@regularly("40 2 * * *")
def forget() -> None:
    """Delete what has been kept as long as was decided."""
    with transaction.atomic():
        sweep(clock.now())


@app.periodic(cron="50 2 * * *")
@app.task(name="tidy_jobs", queueing_lock="tidy_jobs")
async def tidy_jobs(timestamp: int) -> None:
    """Forget jobs that are done, and those whose worker died."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
        await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=True)
    await app.job_manager.delete_old_jobs(nb_hours=24, include_failed=True, include_cancelled=True)
