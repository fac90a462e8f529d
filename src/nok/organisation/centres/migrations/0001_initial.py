"""Centres and what the public may know of them; every row behind its centre's wall for changes."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models

from nok.organisation.access.guard import EVERY_ROW, OWN_CENTRE, Guard

OWN_ID = "id = any ((select nok_scope_centres())::uuid[])"
OPEN = {"public": "select", "worker": "select", "see": EVERY_ROW, "change": OWN_CENTRE}
ALL = "select insert update delete"


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublishedVersion',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Centre',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('status', models.CharField(default='active', max_length=8)),
                ('closed_in', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('orgnr', models.CharField(blank=True, max_length=9)),
                ('legal_form', models.CharField(blank=True, max_length=20)),
                ('phone', models.CharField(blank=True, max_length=15)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('website', models.URLField(blank=True)),
                ('min_age', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('min_age_with_adult', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('who_for', models.CharField(blank=True, help_text="The centre's own words.", max_length=400)),
                ('travel', models.CharField(blank=True, help_text="The centre's own remark on the way there.", max_length=300)),
                ('men_only', models.BooleanField(default=False)),
                ('runs_helpline', models.BooleanField(default=False)),
                ('round_the_clock', models.CharField(blank=True, max_length=5)),
                ('services', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, size=None)),
                ('services_from', models.CharField(blank=True, max_length=20)),
                ('unconfirmed', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, size=None)),
                ('corrected', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, size=None)),
                ('confidence', models.CharField(blank=True, max_length=6)),
                ('read_of', models.CharField(blank=True, max_length=200)),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, default=list, size=None)),
                ('confirmed_on', models.DateField(blank=True, null=True)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.county')),
                ('host_municipality', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.municipality')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
            ],
        ),
        migrations.CreateModel(
            name='CentreName',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('until_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
            ],
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('from_on', models.DateField(blank=True, null=True)),
                ('until_on', models.DateField(blank=True, null=True)),
                ('known_by', models.CharField(max_length=60)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
            ],
        ),
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=40)),
                ('is_main', models.BooleanField()),
                ('name', models.CharField(blank=True, max_length=80)),
                ('address', models.CharField(blank=True, max_length=120)),
                ('address_shown', models.BooleanField(default=False)),
                ('postcode', models.CharField(blank=True, max_length=4)),
                ('place', models.CharField(max_length=60)),
                ('latitude', models.FloatField()),
                ('longitude', models.FloatField()),
                ('point_from', models.CharField(max_length=20)),
                ('wheelchair', models.BooleanField(blank=True, null=True)),
                ('unconfirmed', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, size=None)),
                ('read_of', models.CharField(blank=True, max_length=200)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.municipality')),
            ],
        ),
        migrations.CreateModel(
            name='ClosedPeriod',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('from_on', models.DateField()),
                ('last_on', models.DateField()),
                ('opens', models.TimeField(blank=True, null=True)),
                ('closes', models.TimeField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, max_length=120)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('office', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='centres.office')),
            ],
        ),
        migrations.CreateModel(
            name='OfficeDay',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('weekday', models.PositiveSmallIntegerField()),
                ('weeks', models.CharField(default='every', max_length=5)),
                ('nth', models.SmallIntegerField(blank=True, help_text='1 to 4; -1 is the last of the month.', null=True)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('office', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='centres.office')),
            ],
        ),
        migrations.CreateModel(
            name='OpeningHours',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('purpose', models.CharField(max_length=8)),
                ('weekday', models.PositiveSmallIntegerField(help_text='1 Monday … 7 Sunday')),
                ('opens', models.TimeField()),
                ('closes', models.TimeField()),
                ('weeks', models.CharField(default='every', max_length=5)),
                ('nth', models.SmallIntegerField(blank=True, help_text='1 to 4; -1 is the last of the month.', null=True)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('office', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='centres.office')),
            ],
        ),
        migrations.CreateModel(
            name='ServedArea',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('county', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.county')),
                ('municipality', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.municipality')),
            ],
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(max_length=20)),
                ('as_of', models.CharField(max_length=40)),
                ('confidence', models.CharField(max_length=6)),
                ('source', models.CharField(max_length=300)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.municipality')),
            ],
        ),
        migrations.AddConstraint(
            model_name='centre',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['active', 'closed'])), name='centre_status_known'),
        ),
        migrations.AddConstraint(
            model_name='centre',
            constraint=models.CheckConstraint(condition=models.Q(('round_the_clock__in', ['', 'visit', 'phone'])), name='centre_round_the_clock_known'),
        ),
        migrations.AddConstraint(
            model_name='centre',
            constraint=models.CheckConstraint(condition=models.Q(('min_age__isnull', True), ('min_age_with_adult__isnull', True), ('min_age_with_adult__lt', models.F('min_age')), _connector='OR'), name='centre_younger_only_with_adult'),
        ),
        migrations.AddConstraint(
            model_name='centre',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'closed'), models.Q(('closed_in__isnull', True), ('successor__isnull', True)), _connector='OR'), name='centre_open_has_no_end'),
        ),
        migrations.AddConstraint(
            model_name='centre',
            constraint=models.CheckConstraint(condition=models.Q(('orgnr', ''), ('orgnr__regex', '^\\d{9}$'), _connector='OR'), name='centre_orgnr_form'),
        ),
        migrations.AddConstraint(
            model_name='centre',
            constraint=models.CheckConstraint(condition=models.Q(('phone', ''), ('phone__regex', '^\\d{3,8}$'), _connector='OR'), name='centre_phone_form'),
        ),
        migrations.AddConstraint(
            model_name='centre',
            constraint=models.CheckConstraint(condition=models.Q(('confidence__in', ['', 'high', 'medium', 'low'])), name='centre_confidence_known'),
        ),
        migrations.AddConstraint(
            model_name='centre',
            constraint=models.CheckConstraint(condition=models.Q(('legal_form__in', ['', 'foundation', 'foundation_unit', 'company', 'association', 'municipal'])), name='centre_legal_form_known'),
        ),
        migrations.AddConstraint(
            model_name='centre',
            constraint=models.CheckConstraint(condition=models.Q(('services__contained_by', ['accompany', 'children', 'conversation', 'crisis_shelter', 'drop_in', 'email', 'english', 'group', 'legal', 'men', 'phone_or_video', 'professionals', 'relatives', 'schools', 'social', 'theme'])), name='centre_services_known'),
        ),
        migrations.AddConstraint(
            model_name='centre',
            constraint=models.CheckConstraint(condition=models.Q(('unconfirmed__contained_by', ['address', 'age', 'email', 'hours', 'legal_form', 'membership', 'name', 'offices', 'orgnr', 'phone', 'place', 'services', 'status', 'website'])), name='centre_unconfirmed_known'),
        ),
        migrations.AddConstraint(
            model_name='centre',
            constraint=models.CheckConstraint(condition=models.Q(('corrected__contained_by', ['contact', 'who', 'services', 'offices', 'hours', 'about'])), name='centre_corrected_known'),
        ),
        migrations.AddConstraint(
            model_name='centrename',
            constraint=models.UniqueConstraint(fields=('centre', 'name'), name='centre_name_once'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('from_on__isnull', True), ('until_on__isnull', True), ('until_on__gt', models.F('from_on')), _connector='OR'), name='membership_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('centre', 'from_on'), name='membership_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='office',
            constraint=models.UniqueConstraint(fields=('centre', 'slug'), name='office_slug_once'),
        ),
        migrations.AddConstraint(
            model_name='office',
            constraint=models.UniqueConstraint(condition=models.Q(('is_main', True), ('withdrawn_on', None)), fields=('centre',), name='office_one_main'),
        ),
        migrations.AddConstraint(
            model_name='office',
            constraint=models.CheckConstraint(condition=models.Q(('postcode', ''), ('postcode__regex', '^\\d{4}$'), _connector='OR'), name='office_postcode_form'),
        ),
        migrations.AddConstraint(
            model_name='office',
            constraint=models.CheckConstraint(condition=models.Q(('latitude__range', (57, 81)), ('longitude__range', (4, 32))), name='office_point_in_norway'),
        ),
        migrations.AddConstraint(
            model_name='closedperiod',
            constraint=models.CheckConstraint(condition=models.Q(('last_on__gte', models.F('from_on'))), name='closed_period_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='closedperiod',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closes__isnull', True), ('opens__isnull', True)), models.Q(('closes__gt', models.F('opens')), ('opens__isnull', False)), _connector='OR'), name='closed_period_other_hours_whole'),
        ),
        migrations.AddConstraint(
            model_name='officeday',
            constraint=models.CheckConstraint(condition=models.Q(('weekday__gte', 1), ('weekday__lte', 7)), name='day_weekday_exists'),
        ),
        migrations.AddConstraint(
            model_name='officeday',
            constraint=models.CheckConstraint(condition=models.Q(('weeks__in', ['every', 'even', 'odd'])), name='day_weeks_known'),
        ),
        migrations.AddConstraint(
            model_name='officeday',
            constraint=models.CheckConstraint(condition=models.Q(('nth__isnull', True), models.Q(('nth__in', [-1, 1, 2, 3, 4]), ('weeks', 'every')), _connector='OR'), name='day_nth_exists'),
        ),
        migrations.AddConstraint(
            model_name='openinghours',
            constraint=models.CheckConstraint(condition=models.Q(('weekday__gte', 1), ('weekday__lte', 7)), name='hours_weekday_exists'),
        ),
        migrations.AddConstraint(
            model_name='openinghours',
            constraint=models.CheckConstraint(condition=models.Q(('closes__gt', models.F('opens'))), name='hours_close_after_opening'),
        ),
        migrations.AddConstraint(
            model_name='openinghours',
            constraint=models.CheckConstraint(condition=models.Q(('purpose__in', ['drop_in', 'phone'])), name='hours_purpose_known'),
        ),
        migrations.AddConstraint(
            model_name='openinghours',
            constraint=models.CheckConstraint(condition=models.Q(('weeks__in', ['every', 'even', 'odd'])), name='hours_weeks_known'),
        ),
        migrations.AddConstraint(
            model_name='openinghours',
            constraint=models.CheckConstraint(condition=models.Q(('nth__isnull', True), models.Q(('nth__in', [-1, 1, 2, 3, 4]), ('weeks', 'every')), _connector='OR'), name='hours_nth_exists'),
        ),
        migrations.AddConstraint(
            model_name='openinghours',
            constraint=models.UniqueConstraint(fields=('centre', 'office', 'purpose', 'weekday', 'opens', 'weeks', 'nth'), name='hours_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='servedarea',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('county__isnull', True), ('municipality__isnull', False)), models.Q(('county__isnull', False), ('municipality__isnull', True)), _connector='OR'), name='served_area_is_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='servedarea',
            constraint=models.UniqueConstraint(fields=('centre', 'county', 'municipality'), name='served_area_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='tie',
            constraint=models.UniqueConstraint(fields=('centre', 'municipality', 'role'), name='tie_once'),
        ),
        migrations.AddConstraint(
            model_name='tie',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['owner', 'owner_host', 'host', 'contributor', 'agreement', 'served', 'served_teaching', 'location', 'lists_centre', 'host_ended'])), name='tie_role_known'),
        ),
        Guard("Centre", public="select", staff="select update", worker="select", see=EVERY_ROW, change=OWN_ID),
        Guard("CentreName", staff="select", **OPEN),
        Guard("Membership", staff="select", **OPEN),
        Guard("ServedArea", staff="select", **OPEN),
        Guard("Tie", staff="select", **OPEN),
        Guard("Office", staff="select update", **OPEN),
        Guard("OpeningHours", staff=ALL, same_centre=["office"], **OPEN),
        Guard("OfficeDay", staff=ALL, same_centre=["office"], **OPEN),
        Guard("ClosedPeriod", staff=ALL, same_centre=["office"], **OPEN),
        Guard("PublishedVersion", public="select", staff="select update", worker="select"),
    ]
