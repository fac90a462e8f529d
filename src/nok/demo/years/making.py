"""Making a centre's year: what was entered, line by line, and beside it what of it counts, told as it is made.

The facts are never derived from the lines: whoever makes a line knows whether it counts, and says so at once. So the
figures that pages show can be held against something that was counted another way.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from nok.demo.years.proportions import Key, Proportions, apportion
from nok.register.codes import (
    COUNTED,
    DESK,
    DIALOGUE,
    NO_CONTACT,
    PARTNER_ENQUIRY,
    PARTNER_VISIT,
    PLANNED_REMOTE,
    USER_ENQUIRY,
    VISIT,
)

AGAIN, NIGHTS, MENDED, REGRETTED, LATE, UNASKED = 0.06, 0.004, 0.015, 0.007, 0.03, 0.08
PLANNED, PARTNERS, WRONG_NUMBERS, OF_THE_HELPLINE = 0.07, 0.12, 0.03, 0.25
HELPLINE_SHARE, PERSONS, DIALOGUE_SHARE, DIALOGUE_FROM = 0.9, 0.12, 6, 2026
LIVE = {"phone", "visit", "video"}
EXPOSED, EXPOSED_SHARE = ("victim", "both"), 0.82
PARTNER_TYPES = {
    "child_welfare": 22, "school_kindergarten": 20, "health_station": 12, "gp": 10, "mental_health": 12, "police": 8,
    "crisis_centre": 6, "nav": 5, "lawyer": 3, "other": 2,
}  # fmt: skip
TOPICS = {"advice": 34, "support_talk": 30, "appointment": 22, "info": 12, "other": 2}
DAYTIME = dict(zip(range(8, 21), (4, 9, 12, 11, 8, 10, 11, 9, 6, 5, 6, 5, 4), strict=True))
ROUND_THE_CLOCK = DAYTIME | {21: 6, 22: 8, 23: 8, 0: 6, 1: 5, 2: 4, 3: 3, 4: 2, 5: 1, 6: 1, 7: 2}


@dataclass(frozen=True)
class House:
    """A centre of the made-up network: how many enquiries a year, whether it answers the helpline, who enters."""

    centre_id: UUID
    slug: str
    enquiries: int
    visitors: int
    is_helpline: bool = False
    municipalities: Sequence[str] = ()
    authors: Sequence[UUID] = ()


@dataclass(frozen=True)
class Line:
    """One entry of the ledger, as it would have been entered."""

    id: UUID
    kind: str
    on: date
    entered_on: date
    hour: int | None = None
    channel: str = ""
    user_type: str = ""
    gender: str = ""
    age_group: str = ""
    first_ever: str = ""
    is_first_this_year: bool | None = None
    is_same_today: bool = False
    partner_type: str = ""
    municipality: str = ""
    topic: str = ""
    purpose: str = ""
    is_helpline: bool = False
    person: bytes | None = None
    source: str = DESK
    author_id: UUID | None = None
    undoes: UUID | None = None


@dataclass
class Made:
    """A year: every line, and those that count."""

    lines: list[Line] = field(default_factory=list)
    facts: list[Line] = field(default_factory=list)


def make_year(house: House, year: int, seed: int, shares: Proportions, until: date) -> Made:
    """One centre's year, up to a day: the same for the same seed, whatever the other centres are.

    :param until: the last day that has been
    """
    chance = random.Random(f"{seed}/{year}/{house.slug}")  # noqa: S311 - a made-up world must come out the same again
    maker = _Maker(house, year, chance, shares)
    maker.enquiries()
    maker.planned()
    maker.partners()
    maker.wrong_numbers()
    maker.visits()
    made = maker.made
    lines = [replace(one, entered_on=min(one.entered_on, until)) for one in made.lines if one.on <= until]
    return Made(lines, [one for one in made.facts if one.on <= until])


@dataclass
class _Maker:
    house: House
    year: int
    chance: random.Random
    shares: Proportions
    made: Made = field(default_factory=Made)

    # --- the kinds of lines --------------------------------------------------------------------------

    def enquiries(self) -> None:
        """Enquiries from users, in the shares that were published, with all that makes them hard to count."""
        lines = [
            self._line(USER_ENQUIRY, channel=channel, **said)
            for channel, said in zip(self._channels(), self._people(self.house.enquiries), strict=True)
        ]
        for line in self._across_nights(self._with_firsts(lines)):
            self._enter(line)
            if line.channel != DIALOGUE and self.chance.random() < AGAIN:
                self._again_today(line)
        self._more_messages()

    def planned(self) -> None:
        """Planned conversations by phone or video: each counts, also beside an enquiry of the same day."""
        for said in self._people(round(self.house.enquiries * PLANNED * self._desk_share)):
            channel = "phone" if self.chance.random() < 0.7 else "video"
            self._enter(self._line(PLANNED_REMOTE, channel=channel, is_helpline=False, **said))

    def partners(self) -> None:
        """Partners' enquiries and visits: each counts, also several a day."""
        count = round(self.house.enquiries * PARTNERS * self._desk_share)
        for partner in apportion(count, PARTNER_TYPES, self.chance):
            is_visit = self.chance.random() < 0.15
            kind, channel = (
                (PARTNER_VISIT, "visit") if is_visit else (PARTNER_ENQUIRY, self._pick({"phone": 6, "email": 4}))
            )
            where = self.chance.choice(self.house.municipalities) if self.house.municipalities else ""
            line = self._line(kind, channel=channel, is_helpline=False, partner_type=partner, municipality=where)
            for _ in range(2 if self.chance.random() < AGAIN else 1):
                self._enter(
                    replace(line, id=self._id(), topic="about_user" if self.chance.random() < 0.6 else "advice")
                )

    def wrong_numbers(self) -> None:
        """Who hung up, and who had the wrong number: entered, and never counted."""
        share = OF_THE_HELPLINE if self.house.is_helpline else WRONG_NUMBERS
        for _ in range(round(self.house.enquiries * share)):
            self.made.lines.append(self._line(NO_CONTACT, channel="phone"))

    def visits(self) -> None:
        """Visits: each visitor is first in the year once, and comes as often as visitors do."""
        firsts = apportion(self.house.visitors, self.shares["first_ever"], self.chance)
        for said, first_ever in zip(self._people(self.house.visitors), firsts, strict=True):
            often = 1 + min(40, int(self.chance.expovariate(1 / (self.shares.visits_each - 1))))
            for number, day in enumerate(sorted(self.chance.sample(range(self._days), often))):
                is_first = number == 0
                line = self._line(VISIT, is_helpline=False, channel="", on=self._day(day), **said)
                line = replace(line, is_first_this_year=is_first, first_ever=first_ever if is_first else "earlier")
                self._enter(replace(line, topic="", purpose=self._pick(self.shares["purpose"])))
                if self.chance.random() < AGAIN / 2:
                    self._again_today(self.made.lines[-1])

    # --- what makes counting hard ------------------------------------------------------------------

    def _enter(self, line: Line) -> None:
        """Enter what counts; now and then wrong at first, or late."""
        if self.chance.random() < LATE:
            line = replace(line, entered_on=line.on + timedelta(days=self.chance.randint(1, 5)))
        if self.chance.random() < MENDED and line.source == DESK:
            wrong = replace(line, id=self._id(), age_group="a40_49" if line.age_group else "", topic="other")
            self.made.lines += [wrong, self._counter(wrong)]
        if self.chance.random() < REGRETTED and line.source == DESK:
            regretted = replace(line, id=self._id(), is_first_this_year=None if line.partner_type else False)
            self.made.lines += [regretted, self._counter(regretted)]
        self.made.lines.append(line)
        self.made.facts.append(line)

    def _again_today(self, line: Line) -> None:
        """The same person once more, later on the same day: entered, and not counted."""
        later = None if line.hour is None else self.chance.randint(line.hour, 23)
        first = False if line.is_first_this_year is not None else None
        self.made.lines.append(replace(line, id=self._id(), hour=later, is_same_today=True, is_first_this_year=first))

    def _counter(self, line: Line) -> Line:
        return Line(self._id(), line.kind, line.on, line.entered_on, author_id=line.author_id, undoes=line.id)

    def _across_nights(self, lines: list[Line]) -> Iterator[Line]:
        """Some call before midnight and again after it; some before the year is over and when the next has begun."""
        nights = [line for line in lines if line.channel == "phone"]
        for first, second in zip(nights[::2], nights[1::2], strict=False):
            if self.chance.random() < NIGHTS:
                day = self._day(self.chance.randrange(self._days - 1))
                yield self._moved(first, day, 23)
                yield self._moved(second, day + timedelta(days=1), 0)
            else:
                yield from (first, second)
        yield from nights[len(nights) // 2 * 2 :]
        written = [line for line in lines if line.channel != "phone"]
        ends = [date(self.year, 12, 31), date(self.year, 1, 1)]
        yield from (self._moved(line, day, line.hour) for line, day in zip(written, ends, strict=False))
        yield from written[len(ends) :]

    def _moved(self, line: Line, on: date, hour: int | None) -> Line:
        return replace(line, on=on, entered_on=on, hour=hour)

    def _with_firsts(self, lines: list[Line]) -> list[Line]:
        """Mark who is first in the year, and first ever: those exposed by the way they made their first contact."""
        persons = round(len(lines) * PERSONS)
        new = sum(one == "yes" for one in apportion(persons, self.shares["first_ever"], self.chance))
        exposed: dict[str, list[int]] = {}
        others = []
        for at, line in enumerate(lines):
            if line.user_type in EXPOSED and line.channel != DIALOGUE:
                exposed.setdefault(self.shares.way_of(line.channel), []).append(at)
            elif line.channel != DIALOGUE:
                others.append(at)
        ways = apportion(round(new * EXPOSED_SHARE), self.shares["first_channel"], self.chance)
        first_ever = {exposed[way].pop() for way in ways if exposed.get(way)}
        first_ever |= set(others[: new - len(first_ever)])
        rest = [at for at, line in enumerate(lines) if at not in first_ever and line.channel != DIALOGUE]
        marks = dict.fromkeys(self.chance.sample(rest, min(persons - new, len(rest))), ("earlier", True))
        marks |= dict.fromkeys(first_ever, ("yes", True))
        return [
            replace(line, first_ever=marks[at][0], is_first_this_year=marks[at][1])
            if at in marks
            else self._known(line)
            for at, line in enumerate(lines)
        ]

    def _known(self, line: Line) -> Line:
        """Somebody who has been in touch before, or whom nobody could place."""
        if line.channel == DIALOGUE:
            return line
        if self.chance.random() < 0.35:
            return replace(line, first_ever="unknown", is_first_this_year=None)
        return replace(line, first_ever="earlier", is_first_this_year=False)

    def _more_messages(self) -> None:
        """The web dialogue: a sender writes on some days, and several times on a few of them."""
        lines = [line for line in self.made.lines if line.channel == DIALOGUE]
        others = [line for line in self.made.lines if line.channel != DIALOGUE]
        facts = [line for line in self.made.facts if line.channel != DIALOGUE]
        seen: dict[bytes, set[date]] = {}
        for line in sorted(lines, key=lambda one: one.on):
            known = [person for person, days in seen.items() if line.on not in days and len(days) < 4]
            is_new = not known or self.chance.random() < 0.5
            person = self.chance.randbytes(16) if is_new else known[-1]
            seen.setdefault(person, set()).add(line.on)
            told = replace(line, person=person, is_first_this_year=is_new, first_ever="")
            facts.append(told)
            others += [
                told,
                *(
                    replace(told, id=self._id(), is_first_this_year=False)
                    for _ in range(self._pick({0: 7, 1: 2, 2: 1}))
                ),
            ]
        self.made.lines, self.made.facts = others, facts

    # --- one line ------------------------------------------------------------------------------------

    def _channels(self) -> list[str]:
        shares: Mapping[str, float] = self.shares["channel"]
        if self.year >= DIALOGUE_FROM:
            shares = {
                **shares,
                "social_media_chat": shares["social_media_chat"] - DIALOGUE_SHARE,
                DIALOGUE: DIALOGUE_SHARE,
            }
        return apportion(self.house.enquiries, shares, self.chance)

    def _people(self, count: int) -> Iterator[dict[str, Any]]:
        """So many users: who they are to this, gender and age, each in its published share."""
        types = apportion(count, self.shares["user_type"], self.chance)
        exposed = sum(one in EXPOSED for one in types)
        genders = {
            True: iter(apportion(exposed, self.shares["gender_of_exposed"], self.chance)),
            False: iter(apportion(count - exposed, self.shares["gender_of_others"], self.chance)),
        }
        for user_type, age in zip(types, apportion(count, self.shares["age_group"], self.chance), strict=True):
            gender = next(genders[user_type in EXPOSED])
            asked = self.chance.random() >= UNASKED
            yield {"user_type": user_type, "gender": gender, "age_group": age if asked else "unknown"}

    def _line(
        self, kind: str, *, channel: str, on: date | None = None, is_helpline: bool | None = None, **said: Any
    ) -> Line:
        on = on or self._day(self.chance.randrange(self._days))
        helps = self.house.is_helpline and self.chance.random() < HELPLINE_SHARE if is_helpline is None else is_helpline
        hour = self._pick(ROUND_THE_CLOCK if helps else DAYTIME) if channel in LIVE or kind == VISIT else None
        line = Line(self._id(), kind, on, on, hour=hour, channel=channel, is_helpline=helps, **said)
        if channel == DIALOGUE:
            return replace(line, source=COUNTED, is_helpline=False)
        author = self.chance.choice(self.house.authors) if self.house.authors else None
        return replace(line, author_id=author, topic=self._pick(TOPICS) if kind != NO_CONTACT else "")

    def _pick(self, weights: Mapping[Key, float]) -> Key:
        return self.chance.choices(list(weights), list(weights.values()))[0]

    def _id(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)

    def _day(self, number: int) -> date:
        return date(self.year, 1, 1) + timedelta(days=number)

    @property
    def _days(self) -> int:
        return (date(self.year + 1, 1, 1) - date(self.year, 1, 1)).days

    @property
    def _desk_share(self) -> float:
        """What of the enquiries is the centre's own: planned conversations and partners do not follow the helpline."""
        return 1 - HELPLINE_SHARE if self.house.is_helpline else 1
