"""The short lists of codes the facts are written in."""

# What a centre offers; the words stand under `service-…`.
SERVICES = [
    "accompany", "children", "conversation", "crisis_shelter", "drop_in", "email", "english", "group", "legal", "men",
    "phone_or_video", "professionals", "relatives", "schools", "social", "teaching", "theme",
]  # fmt: skip

# The same in the order people look for them.
SERVICES_IN_ORDER = [
    "conversation", "phone_or_video", "email", "drop_in", "group", "social", "theme", "accompany", "legal",
    "relatives", "children", "men", "english", "crisis_shelter", "schools", "teaching", "professionals",
]  # fmt: skip

# The parts of a centre's page that can stand there without being confirmed.
UNCONFIRMABLE = [
    "address", "age", "email", "hours", "legal_form", "membership", "name", "offices", "orgnr", "phone", "place",
    "services", "status", "website",
]  # fmt: skip

# What binds a municipality to a centre, as a public page says it.
TIES = [
    "owner", "owner_host", "host", "contributor", "agreement", "served", "served_teaching", "location",
    "lists_centre", "host_ended",
]  # fmt: skip

# Who said what a centre offers.
SERVICES_FROM = ["own page", "own and umbrella", "the umbrella", "named only"]

# Where a row comes from: the fact files, or an invitation to a centre that is not in them.
ORIGINS = ["facts", "invited"]

CONFIDENCE = ["high", "medium", "low"]
LEGAL_FORMS = ["foundation", "foundation_unit", "company", "association", "municipal"]

# The sections a centre corrects as a whole, and the unconfirmed parts that its word on each settles.
SETTLES = {
    "contact": ["email", "phone", "website"],
    "who": ["age"],
    "services": ["services"],
    "offices": ["address", "offices", "place"],
    "hours": ["hours"],
    "about": ["legal_form", "membership", "name", "orgnr", "status"],
}
SECTIONS = list(SETTLES)

# The parts of the page that have a form, those of an office last, and the section each belongs to: what a centre
# says of days with other hours is its own alone, so there is nothing to confirm.
PARTS = {"contact": "contact", "who": "who", "services": "services", "about": "about"}
OFFICE_PARTS = {"office": "offices", "hours": "hours", "closures": ""}
# Of an office beside the main one the marks are its own.
OFFICE_SETTLES = {"offices": [name for name in UNCONFIRMABLE if name != "hours"], "hours": ["hours"]}
