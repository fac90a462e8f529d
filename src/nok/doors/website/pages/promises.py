"""What we promise and what we cannot: traces, privacy, accessibility."""

from nok.doors.website.pages.page import Page, Section

TRACES = Page(
    "spor",
    "title-read",
    "trace-title",
    ["trace-lead"],
    [
        Section(
            "slett",
            "trace-delete-title",
            ["trace-delete-why", "trace-delete-1", "trace-delete-2", "trace-delete-3", "trace-delete-4"],
            "numbered",
        ),
        Section(
            "ikke",
            "trace-not-title",
            ["trace-not-1", "trace-not-2", "trace-not-3", "trace-not-4", "trace-not-5"],
            "list",
        ),
        Section("trygt", "trace-safer-title", ["trace-safer-1", "trace-safer-2", "trace-safer-3"], "points"),
        Section("vi", "trace-we-title", ["trace-we-1", "trace-we-2", "trace-we-3", "trace-we-4"], "points"),
        Section("ut", "trace-exit-title", ["trace-exit-1", "trace-exit-2", "trace-exit-3", "trace-exit-4"], "list"),
    ],
    links=("privacy", "phones"),
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
        Section("kjent", "a11y-known-title", ["a11y-known-1", "a11y-known-2"], "list"),
        Section("klage", "a11y-complain-title", ["a11y-complain", "a11y-authority"]),
    ],
    links=("find",),
)
