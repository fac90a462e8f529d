"""The information pages as tables of contents: which texts stand where. One template draws them all,
and the search reads the same tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Section:
    """A part of a page: its anchor, the key of its heading, the keys of its texts, and how they are drawn."""

    anchor: str
    heading: str
    texts: Sequence[str]
    style: str = "plain"


@dataclass(frozen=True)
class Page:
    """A page: the last part of its address, the neutral title of its tab, its heading, lead and sections."""

    name: str
    title: str
    heading: str
    lead: Sequence[str]
    sections: Sequence[Section]
    style: str = ""
    links: Sequence[str] = field(default=("find", "phones"))


ABOUT = Page(
    "om",
    "title-read",
    "about-title",
    ["about-lead"],
    [
        Section("hvem", "about-who-title", ["about-who"]),
        Section("gratis", "about-free-title", ["about-free"]),
        Section(
            "tilbud",
            "about-offer-title",
            [
                "about-offer-talk",
                "about-offer-group",
                "about-offer-social",
                "about-offer-come_along",
                "about-offer-law",
            ],
            "points",
        ),
        Section("ulike", "", ["about-offer-vary"]),
        Section(
            "mott",
            "about-met-title",
            ["about-met-respect", "about-met-choose", "about-met-own", "about-met-people"],
            "points",
        ),
        Section("selvhjelp", "about-selfhelp-title", ["about-selfhelp"]),
        Section("grenser", "about-limits-title", ["about-limits"]),
        Section("bak", "about-house-title", ["about-house"]),
    ],
    links=("first", "find", "faq"),
)

FIRST = Page(
    "forste-gang",
    "title-read",
    "first-title",
    ["first-lead"],
    [
        *(Section(f"trinn-{step}", f"first-{step}-title", [f"first-{step}"], "step") for step in range(1, 8)),
        Section("skrevet", "first-written-title", ["first-written"]),
        Section("senere", "first-later-title", ["first-later"]),
    ],
    links=("find", "phones", "faq"),
)

CLOSE = Page(
    "naer",
    "title-read",
    "close-title",
    ["close-lead"],
    [
        Section("si", "close-say-title", ["close-say-1", "close-say-2", "close-say-3", "close-say-4"], "quotes"),
        Section("vente", "close-wait-title", ["close-wait", "close-control"]),
        Section("du", "close-you-title", ["close-you"]),
        Section("barn", "close-child-title", ["close-child", "close-child-confront", "close-duty"], "card"),
    ],
    links=("find", "phones"),
)

YOUNG = Page(
    "under-18",
    "title-read",
    "young-title",
    ["young-lead"],
    [
        Section("farlig", "young-now-title", ["young-now"], "card"),
        Section("hva", "young-what-title", ["young-what", "young-online"]),
        Section(
            "hvem",
            "young-who-title",
            ["young-who-116111", "young-who-red", "young-who-adult", "young-who-us"],
            "points",
        ),
        Section("hemmelig", "young-secret-title", ["young-secret"]),
        Section("foreldre", "young-parents-title", ["young-parents", "young-age"]),
        Section("nettopp", "young-just-title", ["young-just"]),
        Section("venn", "young-friend-title", ["young-friend"]),
    ],
    style="young",
    links=("find", "phones"),
)

MEN = Page(
    "menn",
    "title-read",
    "men-title",
    ["men-lead", "men-late"],
    [
        Section("kroppen", "men-body-title", ["men-body"]),
        Section("stoppet", "men-strong-title", ["men-strong"]),
        Section("kvinne", "men-who-title", ["men-who"]),
        Section("si", "men-talk-title", ["men-talk", "men-adviser", "men-offer"]),
    ],
    links=("find", "first", "phones"),
)

JUST_NOW = Page(
    "akkurat-na",
    "title-read",
    "now-title",
    ["now-lead"],
    [
        Section("fare", "now-112-title", ["now-112"], "card"),
        Section("skadet", "now-113-title", ["now-113"], "card"),
        Section("lege", "now-117-title", ["now-117"], "card"),
        Section("mottak", "now-reception-title", ["now-reception", "now-police", "now-unsure"]),
        Section(
            "spor",
            "now-evidence-title",
            ["now-evidence-1", "now-evidence-2", "now-evidence-3", "now-evidence-4", "now-evidence-5"],
            "points",
        ),
        Section("alene", "now-alone-title", ["now-alone", "now-talk"]),
        Section("senere", "now-later-title", ["now-later"]),
    ],
    links=("phones", "find"),
)

PROFESSIONALS = Page(
    "fagfolk",
    "title-professionals",
    "pro-title",
    ["pro-lead"],
    [
        Section("sporre", "pro-ask-title", ["pro-ask-text"]),
        Section("plikt", "pro-duty-title", ["pro-ask-duty"], "card"),
        Section("undervisning", "pro-teach-title", ["pro-teach-text", "pro-order-paying"]),
        Section("plan", "pro-plan-title", ["pro-plan-text"]),
        Section("hjelpe", "pro-refer-title", ["pro-refer-text"]),
    ],
    links=("find", "municipalities"),
)

FAQ = Page(
    "sporsmal",
    "title-faq",
    "faq-title",
    [],
    [
        Section(name, f"faq-{name}-q", [f"faq-{name}-a"], "question")
        for name in (
            "free",
            "name",
            "abuse",
            "no",
            "drunk",
            "memory",
            "long",
            "man",
            "queer",
            "bring",
            "interpreter",
            "access",
            "written",
            "delete",
            "police",
            "court",
            "parents",
            "know",
            "meet",
            "municipality",
            "lawyer",
            "howlong",
            "therapy",
            "harm",
        )
    ],
    links=("find", "phones"),
)

TRACES = Page(
    "spor",
    "title-read",
    "trace-title",
    ["trace-lead"],
    [
        Section("vi", "trace-we-title", ["trace-we-1", "trace-we-2", "trace-we-3", "trace-we-4"], "points"),
        Section(
            "ikke",
            "trace-not-title",
            ["trace-not-1", "trace-not-2", "trace-not-3", "trace-not-4", "trace-not-5"],
            "points",
        ),
        Section("trygt", "trace-safer-title", ["trace-safer-1", "trace-safer-2", "trace-safer-3"], "points"),
        Section(
            "slett",
            "trace-delete-title",
            ["trace-delete-why", "trace-delete-1", "trace-delete-2", "trace-delete-3", "trace-delete-4"],
            "points",
        ),
        Section("ut", "trace-exit-title", ["trace-exit-1", "trace-exit-2", "trace-exit-3", "trace-exit-4"], "points"),
    ],
    links=("phones",),
)

PRIVACY = Page(
    "personvern",
    "title-privacy",
    "privacy-title",
    ["privacy-lead"],
    [
        Section("lagrer", "privacy-store-title", ["privacy-store-1", "privacy-store-2", "privacy-store-3"], "points"),
        Section("senteret", "privacy-centre-title", ["privacy-centre", "privacy-rights"]),
    ],
    links=("traces", "sources"),
)

ACCESSIBILITY = Page(
    "tilgjengelighet",
    "title-a11y",
    "a11y-title",
    ["a11y-lead"],
    [
        Section("mal", "a11y-goal-title", ["a11y-goal-text", "a11y-exit-first", "a11y-tab"]),
        Section("kjent", "a11y-known-title", ["a11y-known-1", "a11y-known-2"], "points"),
        Section("klage", "a11y-complain-title", ["a11y-complain", "a11y-authority"]),
    ],
    links=("find",),
)

CLOSED_NOW = Page(
    "stengt",
    "title-read",
    "closed-title",
    ["closed-lead"],
    [
        Section("na", "closed-now-title", ["closed-now"], "card"),
        Section("vente", "closed-wait-title", ["closed-wait"]),
    ],
    links=("phones", "find"),
)

FAR_AWAY = Page(
    "langt-unna",
    "title-read",
    "far-title",
    ["far-lead"],
    [
        Section("hvordan", "far-how-title", ["far-how-1", "far-how-2", "far-how-3", "far-how-4"], "points"),
        Section("andre", "find-others-title", ["find-others-reception", "find-others-gp"], "points"),
    ],
    links=("phones", "find"),
)

UNSURE = Page(
    "usikker",
    "title-read",
    "unsure-title",
    ["unsure-lead"],
    [
        Section("kjent", "unsure-known-title", ["unsure-known-1", "unsure-known-2", "unsure-known-3"], "quotes"),
        Section("snakke", "unsure-talk-title", ["unsure-talk", "unsure-law"]),
    ],
    links=("find", "faq", "phones"),
)

DANGER = Page(
    "fare",
    "title-read",
    "danger-title",
    [],
    [
        Section("na", "now-112-title", ["now-112"], "card"),
        Section("skadet", "now-113-title", ["now-113"], "card"),
        Section("hjemme", "danger-home-title", ["danger-home"]),
        Section("barn", "danger-child-title", ["danger-child"]),
        Section("liv", "danger-life-title", ["danger-life"]),
    ],
    links=("phones",),
)

PAGES: Mapping[str, Page] = {
    "about": ABOUT,
    "first": FIRST,
    "close": CLOSE,
    "young": YOUNG,
    "men": MEN,
    "just_now": JUST_NOW,
    "professionals": PROFESSIONALS,
    "faq": FAQ,
    "traces": TRACES,
    "privacy": PRIVACY,
    "accessibility": ACCESSIBILITY,
    "closed_now": CLOSED_NOW,
    "far_away": FAR_AWAY,
    "unsure": UNSURE,
    "danger": DANGER,
}
