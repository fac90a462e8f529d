"""Pages to read in peace: what a centre is, and a page for each of those who come."""

from nok.doors.website.pages.page import Page, Section

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
                "about-offer-vary",
            ],
            "points",
        ),
        Section(
            "mott",
            "about-met-title",
            ["about-met-respect", "about-met-choose", "about-met-own", "about-met-people"],
            "points",
        ),
        Section("selvhjelp", "about-selfhelp-title", ["about-selfhelp"]),
        Section("grenser", "about-limits-title", ["about-limits"], "card"),
        Section("bak", "about-house-title", ["about-house"]),
    ],
    drawing="cup",
    links=("first", "find", "faq"),
)

FIRST = Page(
    "forste-gang",
    "title-read",
    "first-title",
    ["first-lead"],
    [
        *(Section(f"trinn-{step}", f"first-{step}-title", [f"first-{step}"], "step") for step in range(1, 8)),
        Section("skrevet", "first-written-title", ["first-written"], "card"),
        Section("senere", "first-later-title", ["first-later"]),
    ],
    drawing="chairs",
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
    drawing="bench",
    links=("find", "first", "phones"),
)

YOUNG = Page(
    "under-18",
    "title-read",
    "young-title",
    ["young-lead"],
    [
        Section("voksen", "young-call-title", ["young-call"], "ring", "116111"),
        Section("farlig", "young-now-title", ["young-now"], "call", "112"),
        Section("nettopp", "young-just-title", ["young-just"], "call", "116117"),
        Section("hemmelig", "young-secret-title", ["young-secret"], "column"),
        Section("foreldre", "young-parents-title", ["young-parents"], "column"),
        Section("politi", "young-police-title", ["young-police"], "column"),
        Section("hva", "young-what-title", ["young-what", "young-online"]),
        Section(
            "hvem",
            "young-who-title",
            ["young-who-red", "young-who-adult", "young-who-us", "young-age"],
            "points",
        ),
        Section("venn", "young-friend-title", ["young-friend"]),
    ],
    drawing="lighthouse",
    links=("find", "phones", "traces"),
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
    drawing="path",
    links=("find", "first", "phones"),
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
    drawing="letter",
    links=("find", "first", "municipalities"),
)
