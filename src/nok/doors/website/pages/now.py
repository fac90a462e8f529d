"""Pages for those who cannot wait, and for those who came to a dead end. What to do stands first."""

from nok.doors.website.pages.page import Page, Section

JUST_NOW = Page(
    "akkurat-na",
    "title-read",
    "now-title",
    ["now-lead"],
    [
        Section("fare", "now-112-title", ["now-112"], "call", "112"),
        Section("skadet", "now-113-title", ["now-113"], "call", "113"),
        Section("lege", "now-117-title", ["now-117"], "call", "116117"),
        Section("snakke", "now-talk-title", ["now-talk"], "call", "80057000"),
        Section("mottak", "now-reception-title", ["now-reception", "now-police", "now-unsure"]),
        Section(
            "spor",
            "now-evidence-title",
            ["now-evidence-1", "now-evidence-2", "now-evidence-3", "now-evidence-4", "now-evidence-5"],
            "points",
        ),
        Section("alene", "now-alone-title", ["now-alone"]),
        Section("senere", "now-later-title", ["now-later"]),
    ],
    links=("find", "phones"),
)

CLOSED_NOW = Page(
    "stengt",
    "title-read",
    "closed-title",
    ["closed-lead"],
    [
        Section("na", "closed-now-title", ["closed-now"], "ring", "80057000"),
        Section("vold", "closed-violence-title", ["closed-violence"], "call", "116006"),
        Section("ung", "closed-young-title", ["closed-young"], "call", "116111"),
        Section("vente", "closed-wait-title", ["closed-wait"]),
    ],
    drawing="cup",
    links=("find", "first", "phones"),
)

FAR_AWAY = Page(
    "langt-unna",
    "title-read",
    "far-title",
    ["far-lead"],
    [
        Section("hvordan", "far-how-title", ["far-how-1", "far-how-2", "far-how-3", "far-how-4"], "points"),
        Section("andre", "far-other-title", ["far-other-reception", "far-other-gp"], "points"),
    ],
    drawing="path",
    links=("find", "phones"),
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
    drawing="bench",
    links=("find", "faq", "phones"),
)

DANGER = Page(
    "fare",
    "title-read",
    "danger-title",
    [],
    [
        Section("na", "danger-now-title", ["danger-now"], "ring", "112"),
        Section("skadet", "now-113-title", ["now-113"], "call", "113"),
        Section("hjemme", "danger-home-title", ["danger-home"], "call", "116006"),
        Section("barn", "danger-child-title", ["danger-child"], "call", "116111"),
        Section("liv", "danger-life-title", ["danger-life"], "call", "116123"),
    ],
    links=("phones", "just_now"),
)
