"""The lists, open for every door to read."""

import django.db.models.deletion
from django.db import migrations, models

from nok.organisation.access.guard import Guard


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("access", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name='County',
            fields=[
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('number', models.CharField(max_length=4, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('official_name', models.CharField(max_length=120)),
                ('name_northern_sami', models.CharField(blank=True, max_length=60)),
                ('name_southern_sami', models.CharField(blank=True, max_length=60)),
                ('name_lule_sami', models.CharField(blank=True, max_length=60)),
                ('name_kven', models.CharField(blank=True, max_length=60)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PlacesVersion',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('number', models.CharField(max_length=4, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('official_name', models.CharField(max_length=120)),
                ('name_northern_sami', models.CharField(blank=True, max_length=60)),
                ('name_southern_sami', models.CharField(blank=True, max_length=60)),
                ('name_lule_sami', models.CharField(blank=True, max_length=60)),
                ('name_kven', models.CharField(blank=True, max_length=60)),
                ('admin_centre', models.CharField(max_length=60)),
                ('language_form', models.CharField(help_text='nb, nn or neutral: what letters to it are written in.', max_length=7)),
                ('population', models.PositiveIntegerField()),
                ('population_on', models.DateField()),
                ('area_km2', models.DecimalField(decimal_places=2, max_digits=8)),
                ('latitude', models.FloatField()),
                ('longitude', models.FloatField()),
                ('basis', models.CharField(max_length=20)),
                ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='places.county')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OtherName',
            fields=[
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('key', models.CharField(max_length=140, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('kind', models.CharField(max_length=24)),
                ('until', models.PositiveSmallIntegerField(help_text='The year the name stopped being official.', null=True)),
                ('county', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='places.county')),
                ('municipality', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='places.municipality')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Postcode',
            fields=[
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('code', models.CharField(max_length=4, primary_key=True, serialize=False)),
                ('place', models.CharField(max_length=60)),
                ('territory', models.CharField(blank=True, max_length=20)),
                ('kind', models.CharField(help_text='street, pobox, both or service', max_length=10)),
                ('latitude', models.FloatField()),
                ('longitude', models.FloatField()),
                ('basis', models.CharField(max_length=20)),
                ('municipality', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='places.municipality')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('municipality__isnull', False), ('territory', '')), models.Q(('municipality__isnull', True), ('territory__in', ['svalbard', 'jan_mayen'])), _connector='OR'), name='postcode_in_municipality_or_territory')],
            },
        ),
        Guard("County", public="select", staff="select", worker="select"),
        Guard("Municipality", public="select", staff="select", worker="select"),
        Guard("Postcode", public="select", staff="select", worker="select"),
        Guard("OtherName", public="select", staff="select", worker="select"),
        Guard("PlacesVersion", public="select", staff="select", worker="select"),
    ]
