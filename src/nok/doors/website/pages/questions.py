"""Questions and answers, in the order people tend to wonder."""

from nok.doors.website.pages.page import Page, Section

GROUPS = {
    "faq-group-happened": ("abuse", "no", "drunk", "memory", "long"),
    "faq-group-come": ("free", "name", "bring", "man", "queer", "interpreter", "access", "know", "meet"),
    "faq-group-secret": ("police", "parents", "written", "delete", "court"),
    "faq-group-help": ("therapy", "howlong", "lawyer", "municipality", "harm"),
}

FAQ = Page(
    "sporsmal",
    "title-faq",
    "faq-title",
    [],
    [
        Section(name, f"faq-{name}-q", [f"faq-{name}-a"], "question", group=group)
        for group, names in GROUPS.items()
        for name in names
    ],
    links=("first", "find", "phones"),
)
