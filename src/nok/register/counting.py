"""The counting rules, one function each: which entries of the ledger are counted, and as what.

What is written down and what is counted differ: every call is entered, and the counted figure is derived from the
entries. Where a source is silent, the rule says that it is our reading.
"""

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from nok.register.codes import OF_PARTNERS, PLANNED_REMOTE, USER_ENQUIRY, VISIT
from nok.register.models import Entry

Entries = QuerySet[Entry]
SOURCE = "https://bufdir.no/statistikk-og-analyse/sentrene-mot-incest-og-seksuelle-overgrep/om-sentrene"


def enquiries(entries: Entries) -> Entries:
    """Enquiries from users: the first of each person on a day.

    Example: somebody calls at 9 and at 14, and sends a message at 20: one enquiry, the one at 9.
    Source: `SOURCE` (2023, repeated for 2024). Our reading: where nobody can tell who it was, the adviser's
    «same person earlier today» decides; it is unknown how other centres do it.
    """
    return _first_of_the_day(entries.filter(kind=USER_ENQUIRY))


def planned_conversations(entries: Entries) -> Entries:
    """Planned conversations by phone or video: on form A, and reported apart from enquiries.

    Example: somebody calls to ask for a conversation and has it on the phone the same day: one enquiry, and one
    planned conversation. Source: `SOURCE`. Our reading: each is counted, also two on the same day.
    """
    return entries.filter(kind=PLANNED_REMOTE)


def partner_contacts(entries: Entries) -> Entries:
    """Enquiries and visits from co-operation partners: all on form A, each of them.

    Example: a school calls twice and comes once on the same day: three. Source: «om statistikken» for 2020,
    https://bufdir.no/Statistikk_og_analyse/Vold_og_overgrep_tall_og_statistikk/sentrene_mot_incest_og_overgrep_i_Norge/om_statistikken_smiso/
    """
    return entries.filter(kind__in=OF_PARTNERS)


def visits(entries: Entries) -> Entries:
    """Visits by users, on form B: the first of each person on a day.

    Example: a conversation at noon and a group in the evening: one visit. Source: `SOURCE`.
    """
    return _first_of_the_day(entries.filter(kind=VISIT))


def first_contacts(entries: Entries) -> Entries:
    """Enquiries that are the person's first in the year: how persons are counted without knowing who they are.

    Example: somebody whom we know calls in January and in May: one person. Our reading, after the sister statistics
    for the crisis centres: https://bufdir.no/statistikk-og-analyse/krisesentrene/om-beboere
    """
    return enquiries(entries).filter(is_first_this_year=True)


def _first_of_the_day(entries: Entries) -> Entries:
    """Without a pseudonym: those not marked as the same person again. With one: the earliest of the day.

    Of those whose hour nobody knows, the one that was said to be the person's first of the year is the earliest.
    """
    earliest = [F("hour").asc(nulls_last=True), F("is_first_this_year").desc(nulls_last=True), F("id").asc()]
    turn = Window(RowNumber(), partition_by=["centre", "on", "person"], order_by=earliest)
    standing = entries.filter(is_same_today=False)
    known = standing.exclude(person=None).annotate(turn=turn).filter(turn=1)
    return standing.filter(person=None) | standing.filter(id__in=known.values("id"))
