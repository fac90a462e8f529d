"""The walls around the jobs: only the worker has any."""

from django.db import migrations

from nok.organisation.access.guard import Guard

ALL = "select insert update delete"


class Migration(migrations.Migration):
    dependencies = [("access", "0002_walls_of_keys"), ("procrastinate", "0041_post_retry_failed_job")]

    operations = [
        Guard(table="procrastinate_jobs", worker=ALL),
        Guard(table="procrastinate_events", worker=ALL),
        Guard(table="procrastinate_periodic_defers", worker=ALL),
        Guard(table="procrastinate_workers", worker=ALL),
        migrations.RunSQL(
            "GRANT USAGE ON SEQUENCE procrastinate_jobs_id_seq, procrastinate_events_id_seq,"
            " procrastinate_periodic_defers_id_seq TO nok_worker",
            migrations.RunSQL.noop,
        ),
    ]
