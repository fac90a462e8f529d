"""What must hold in a codebook, whoever writes it: every problem is named with its file, its line and its variable."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nok.register.codebook_facts import Facts
from nok.register.codes import EARLIER, EVER, FORM_OF, FORMS, UNKNOWN_AGE, UNKNOWN_GENDER
from nok.register.models import CODES, Entry

LANGUAGES = ("nb", "nn", "en")
CONFIDENCE = ("published", "inferred", "proposed", "ours")
SOURCED = ("published", "inferred")
ALL_FORMS = (*FORMS, "C", "D")
CHOICES = ("one", "many")
TYPES = (*CHOICES, "yes_no", "number", "date", "text", "code", "group")

# What the ledger keeps of an enquiry or a visit; `kind` decides the form.
KEPT = (*CODES, "kind", "on", "hour", "municipality", "is_first_this_year", "is_same_today", "is_helpline")
# The codes that counting rules and lists of what is missing ask about.
ASKED_FOR = {"gender": (UNKNOWN_GENDER,), "age_group": (UNKNOWN_AGE,), "first_ever": (EVER, EARLIER)}

Found = Iterator[tuple[str, str]]

_CODE = re.compile(r"[a-z0-9_]+")
_FORM_KEYS = {"form", "unit", "filled"}
_REMARKS = {"rules": ("name", "text", "example"), "cautions": ("name", "text")}
_TABLES = {"year", "like", "sources", "answers", *ALL_FORMS, *_REMARKS}


def problems(facts: Facts) -> list[str]:
    """Everything that is wrong; empty if nothing is."""
    return [f"{facts.at(path)}: {what}" for path, what in _problems(facts.tables)]


def _problems(tables: Mapping[str, Any]) -> Found:
    for name in tables:
        if name not in _TABLES:
            yield name, "er ikke en del av en kodebok"
    for key, address in _table(tables, "sources").items():
        if not str(address).startswith(("https://", "http://")):
            yield f"sources.{key}", "er ingen adresse"
    for name, answers in _table(tables, "answers").items():
        yield from _answers(f"answers.{name}", answers)
    for form in ALL_FORMS:
        yield from _form(form, tables)
    for kind in _REMARKS:
        yield from _remarks(kind, tables)
    yield from _against_the_ledger(tables)


def _remarks(kind: str, tables: Mapping[str, Any]) -> Found:
    parts = _REMARKS[kind]
    if not _table(tables, kind):
        yield kind, "mangler"
    for code, remark in _table(tables, kind).items():
        yield from _sure(f"{kind}.{code}.name", _table(_mapping(remark), "name"), tables)
        for part in dict.fromkeys([*parts, *_mapping(remark)]):
            path = f"{kind}.{code}.{part}"
            if part not in (*parts, "reading"):
                yield path, "er ikke en del av en regel eller et forbehold"
            yield from _labels(path, _mapping(remark).get(part), ("sure", "source") if part == "name" else ())


def _form(form: str, tables: Mapping[str, Any]) -> Found:
    table = _table(tables, form)
    if not table:
        yield form, "skjemaet mangler"
        return
    for part in ("unit", "filled"):
        yield from _labels(f"{form}.{part}", table.get(part), ())
    yield from _labels(f"{form}.form", table.get("form"), ("sure", "source", "on"))
    yield from _sure(f"{form}.form", _table(table, "form"), tables)
    for name in table:
        if name not in _FORM_KEYS:
            yield from _variable(f"{form}.{name}", _table(table, name), table, tables)


def _variable(path: str, table: Mapping[str, Any], form: Mapping[str, Any], tables: Mapping[str, Any]) -> Found:
    asks = _table(table, "asks")
    yield from _labels(path, table.get("asks"), ("sure", "source", "on", "type", "answers", "only_if"))
    yield from _sure(path, asks, tables)
    own = {code: answer for code, answer in table.items() if code != "asks"}
    yield from _answers(path, own)
    shared = asks.get("answers")
    if shared is not None and (own or shared not in _table(tables, "answers")):
        yield path, f"«{shared}» er ingen liste under answers, eller står ved siden av egne svar"
    if asks.get("type") not in TYPES:
        yield path, f"type «{asks.get('type')}» er ikke en av {', '.join(TYPES)}"
    elif (asks["type"] in CHOICES) != bool(own or shared):
        yield path, "one og many har svar, de andre har ingen"
    for other, codes in _table(asks, "only_if").items():
        known = codes_of(_table(form, other), tables)
        for code in codes if isinstance(codes, list) else [codes]:
            if code not in known:
                yield path, f"only_if: «{code}» er ikke et svar på «{other}»"


def _answers(path: str, answers: Any) -> Found:
    for code, answer in _mapping(answers).items():
        at = f"{path}.{code}"
        if not _CODE.fullmatch(code):
            yield at, "en kode har bare små bokstaver, tall og understrek"
        yield from _labels(at, answer, ("sure", "export"))
        if _mapping(answer).get("sure") not in CONFIDENCE:
            yield at, f"sikkerhet «{_mapping(answer).get('sure')}» er ikke en av {', '.join(CONFIDENCE)}"
        export = _mapping(answer).get("export", "")
        if export and ("export" in _mapping(_mapping(answers).get(export, {"export": ""}))):
            yield at, f"utleveres som «{export}», som ikke er en av skjemaets egne koder"


def _labels(path: str, given: Any, beside: Iterable[str]) -> Found:
    for language in LANGUAGES:
        label = _mapping(given).get(language)
        if not isinstance(label, str) or not label.strip():
            yield path, f"teksten på {language} mangler"
    for key in _mapping(given):
        if key not in (*LANGUAGES, *beside):
            yield path, f"«{key}» er ikke et felt her"


def _sure(path: str, given: Mapping[str, Any], tables: Mapping[str, Any]) -> Found:
    sure, source = given.get("sure"), given.get("source")
    if sure not in CONFIDENCE:
        yield path, f"sikkerhet «{sure}» er ikke en av {', '.join(CONFIDENCE)}"
    if source is None and sure in SOURCED:
        yield path, f"det som er {sure}, må ha en kilde"
    if source is not None and source not in _table(tables, "sources"):
        yield path, f"kilden «{source}» står ikke under sources"


def _against_the_ledger(tables: Mapping[str, Any]) -> Found:
    """What the desk enters must have a place in the ledger, and what the ledger keeps must be asked for on a form."""
    asked = {form: _variables(_table(tables, form)) for form in FORMS}
    for name in KEPT:
        if not any(name in variables for variables in asked.values()):
            yield FORMS[0], f"variabelen «{name}» mangler, og registeret har den"
    for form, variables in asked.items():
        for name, table in variables.items():
            yield from _in_the_ledger(f"{form}.{name}", name, table, codes_of(table, tables))
    for kind, form in FORM_OF.items():
        if kind not in codes_of(_table(asked[form or FORMS[0]], "kind"), tables):
            yield f"{form or FORMS[0]}.kind", f"svaret «{kind}» mangler, og tellereglene spør om det"


def _variables(form: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    return {name: _mapping(table) for name, table in form.items() if name not in _FORM_KEYS}


def _in_the_ledger(path: str, name: str, table: Mapping[str, Any], codes: Iterable[str]) -> Found:
    if name not in (*KEPT, "centre"):
        if is_on(_table(table, "asks")):
            yield path, "spørres det om, men registeret har ingen plass til det"
        return
    room = getattr(Entry._meta.get_field(name), "max_length", None)
    for code in codes:
        if room is not None and len(code) > room:
            yield f"{path}.{code}", f"koden er lengre enn registerets {room} tegn"
    for code in ASKED_FOR.get(name, ()):
        if code not in codes:
            yield path, f"svaret «{code}» mangler, og tellereglene spør om det"


def is_on(asks: Mapping[str, Any]) -> bool:
    """Asked at the desk and counted: what is proposed is not, unless its line says so."""
    return bool(asks.get("on", asks.get("sure") != "proposed"))


def codes_of(table: Mapping[str, Any], tables: Mapping[str, Any]) -> Mapping[str, Any]:
    """The answers of a variable by their codes: its own, or those of the list it shares."""
    shared = _table(table, "asks").get("answers")
    if shared is not None:
        return _table(_table(tables, "answers"), shared)
    return {code: answer for code, answer in table.items() if code != "asks"}


def _table(within: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return _mapping(within.get(name))


def _mapping(given: Any) -> Mapping[str, Any]:
    return given if isinstance(given, dict) else {}
