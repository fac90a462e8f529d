"""Rows of two centres in every table that has walls: hiding is proved only against something that is there."""

import hashlib
import time
from collections.abc import Mapping
from uuid import UUID, uuid5

import psycopg
from psycopg import sql

from nok.organisation.centres.loading import fixed_id
from tests.conftest import LOGINS, World

ELVERUM, HAMAR = fixed_id("centre", "elverum"), fixed_id("centre", "hamar")
NOBODY = UUID(int=0)
KARI, OLA = uuid5(NOBODY, "kari"), uuid5(NOBODY, "ola")
PERSON = {ELVERUM: KARI, HAMAR: OLA}
Row = Mapping[str, object]

# What a centre's public page says, and the public halves of its keys: anyone may read these, whoever they are.
OPEN_TO_ALL = {
    "centres_centre", "centres_centrename", "centres_membership", "centres_servedarea", "centres_tie",
    "centres_office", "centres_openinghours", "centres_officeday", "centres_closedperiod", "crypto_centrekey",
    "contact_dialoguesettings",
}  # fmt: skip


def rows_of(centre: UUID) -> dict[str, Row]:
    """One row of this centre, or of the person who works there, in each table that the facts leave empty."""
    person = PERSON[centre]
    own = {"centre_id": centre}
    of_thread = own | {"thread_id": uuid5(centre, "contact_thread")}
    at_office = own | {"office_id": fixed_id("office", "elverum" if centre == ELVERUM else "hamar")}
    made = {"made_at": "2026-01-01T12:00Z"}
    by_table: dict[str, Row] = {
        "accounts_user": {"email": f"{person}@nok.example", "name": "N", "language": "nb", "is_active": True,
                          "password": "x"},
        "accounts_authenticator": {"user_id": person, "secret": b"x", "last_step": 1},
        "accounts_recoverycode": {"user_id": person, "digest": "x"},
        "accounts_device": {"user_id": person, "digest": "x", "wrong_codes": 0, "used_at": "2999-01-01T12:00Z"},
        "centres_employment": own | {"user_id": person, "role": "adviser", "from_on": "2024-01-01"},
        "centres_invitation": own | {"email": "b@nok.example", "role": "adviser", "digest": "x",
                                     "made_at": "2999-01-01T12:00Z", "expires_at": "2999-01-08T12:00Z"},
        "centres_centrechange": own | {"at": "2999-01-01T12:00Z", "by_id": person, "kind": "confirmed",
                                       "part": "contact", "place": "", "before": "{}", "after": "{}"},
        "centres_centrename": own | {"name": "Før"},
        "centres_membership": own | {"known_by": "x", "from_on": "1999-01-01"},
        "centres_servedarea": own | {"county_id": "34" if centre == ELVERUM else "03"},
        "centres_tie": own | {"municipality_id": "0301", "role": "lists_centre", "as_of": "2024", "confidence": "high",
                              "source": "https://nok.example/"},
        "centres_officeday": at_office | {"weekday": 1, "weeks": "every"},
        "centres_openinghours": at_office | {"purpose": "phone", "weekday": 7, "opens": "03:00", "closes": "04:00",
                                             "weeks": "every"},
        "centres_hiddenaddress": at_office | {"address": "Fjellveien 99", "postcode": "2411"},
        "centres_closedperiod": at_office | {"from_on": "2099-01-01", "last_on": "2099-01-02", "reason": ""},
        "audit_entry": own | {"at": "2999-01-01T12:00Z", "actor_id": person, "action": "x", "object_kind": "x",
                              "reason": ""},
        "audit_link": own | {"id": 1 if centre == ELVERUM else 2, "number": 1, "entry_id": uuid5(centre, "audit_entry"),
                             "entry_on": "2026-01-01", "before": "x", "hash": "x"},
        "crypto_centrekey": own | made | {"half": b"x"},
        "crypto_centreprivatekey": own | {"sealed": b"x"},
        "contact_dialoguesettings": own | {"is_open": False, "keeps_days": 90, "tells_opened": False},
        "contact_thread": own | {"slot_id": uuid5(centre, "crypto_keyslot"), "role": "", "age": "", "state": "ours",
                                 "began_on": "2999-01-01", "answer_is_sure": False, "expires_on": "2999-04-01"},
        "contact_message": of_thread | {"number": 1, "on": "2999-01-01", "text": b"x", "is_counted": False},
        "contact_door": of_thread | {"look_up": centre.hex * 2, "salt": b"x", "epoch_id": centre, "wrapped": b"x",
                                     "has_been_back": False},
        "contact_reading": of_thread | {"user_id": person, "role": "adviser", "hour": "2999-01-01T12:00Z",
                                        "name": b"x"},
        "contact_barring": of_thread | {"user_id": uuid5(centre, "somebody else"), "reason": "knows",
                                        "on": "2999-01-01"},
        "register_entry": own | dict.fromkeys(
            ("channel", "user_type", "gender", "age_group", "first_ever", "topic", "partner_type", "municipality",
             "purpose"), "",
        ) | {"kind": "user_enquiry", "on": "2026-01-01", "entered_on": "2026-01-01", "is_same_today": False,
             "is_helpline": False, "source": "desk", "author_id": person},
        "crypto_keyslot": own | {"key_id": centre, "epoch_id": centre, "wrapped": b"x", "counting": person},
        "enquiries_handling": of_thread | {"owner_id": person, "level": "now", "reason": b"x", "awaits": False},
        "enquiries_note": of_thread | {"number": 1, "author_id": person, "on": "2026-01-01", "text": b"x"},
        "enquiries_presence": of_thread | {"user_id": person, "at": "2999-01-01T12:00Z"},
        "enquiries_draft": own | {"user_id": person, "form_id": person, "codes": "{}", "at": "2999-01-01T12:00Z"},
        "enquiries_standardanswer": own | {"language": "nb", "title": "x", "text": "x"},
    }  # fmt: skip
    made_here = {table: {"id": uuid5(centre, table)} | row for table, row in by_table.items()}
    return made_here | {"accounts_user": made_here["accounts_user"] | {"id": person}}


def fill(world: World) -> None:
    """Put the rows of both centres in, as the owner behind the same walls."""
    for centre in (ELVERUM, HAMAR):
        with world.connect("nok_owner") as connection:
            enter(connection, signed(world, "nok_owner", centre, PERSON[centre]))
            for table, row in rows_of(centre).items():
                connection.execute(insert(table, row), list(row.values()))


def insert(table: str, row: Row) -> sql.Composed:
    columns = sql.SQL(", ").join(map(sql.Identifier, row))
    places = sql.SQL(", ").join(sql.Placeholder() * len(row))
    return sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(sql.Identifier(table), columns, places)


def signed(
    world: World, login: str, centre: UUID | str, user: UUID = NOBODY, *, lookup: str = "", seconds: int = 60
) -> str:
    """A scope made with the login's own key."""
    payload = f"{user}|{centre}|{lookup}|{int(time.time()) + seconds}"
    key = bytes.fromhex(world.keys[login])
    return f"{payload}|{hashlib.sha256(key + hashlib.sha256(key + payload.encode()).digest()).hexdigest()}"


def enter(connection: psycopg.Connection, scope: str) -> None:
    connection.execute("SELECT set_config('nok.scope', %s, true)", [scope])


__all__ = [
    "ELVERUM",
    "HAMAR",
    "KARI",
    "LOGINS",
    "OPEN_TO_ALL",
    "PERSON",
    "enter",
    "fill",
    "insert",
    "rows_of",
    "signed",
]
