"""The rules of the house, as far as the source can show that they are kept."""

import ast
import re

from tests.conventions.source import ROOT, SRC, called, calls, imports, modules

LONGEST_FILE = 400
# Written where it is used, since it must work before the framework does, or not load what one page needs.
MAY_IMPORT_LATE: set[str] = set()
# The form of a framework's method that is not ours to choose.
SAVES = {"help/contact/visit.py", "organisation/accounts/session.py"}
ASKS_THE_TIME = {"foundation/core/clock.py", "foundation/audit/chain.py"}
TIME = {"timezone.now", "timezone.localdate", "timezone.localtime", "datetime.now", "datetime.utcnow",
        "datetime.today", "date.today", "datetime.datetime.now", "datetime.date.today"}  # fmt: skip
# It escapes what it is given, and puts in only links of its own.
SAYS_WHAT_IS_SAFE = {"doors/website/telling.py"}
TEMPLATES = sorted((SRC / "nok").rglob("templates/**/*.html"))


def classes():
    for name, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                yield name, node


def test_no_module_is_a_drawer_for_everything():
    drawers = {"utils", "util", "helpers", "common", "managers", "signals", "services", "misc", "mixins"}

    assert [name for name in modules() if drawers & set(re.split(r"[/.]", name))] == []


def test_pages_are_functions():
    based = [
        (name, node.name) for name, node in classes() for base in node.bases if re.search(r"View$|Mixin$", called(base))
    ]
    bound = [(name, what) for name, what, _ in calls() if what.endswith(".as_view")]

    assert (based, bound) == ([], [])


def test_no_model_saves_in_its_own_way():
    own = {
        name
        for name, node in classes()
        for part in node.body
        if isinstance(part, ast.FunctionDef) and part.name in {"save", "delete", "clean_fields", "full_clean"}
    }

    assert own == SAVES


def test_no_model_has_an_order_of_its_own():
    ordered = [
        name
        for name, node in classes()
        if node.name == "Meta"
        for part in ast.walk(node)
        if isinstance(part, ast.Name) and part.id in {"ordering", "get_latest_by"}
    ]

    assert ordered == []


def test_imports_stand_at_the_top_and_are_absolute():
    inside = {
        name
        for name, tree in modules().items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    relative = {
        name
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    }

    assert (inside, relative) == (MAY_IMPORT_LATE, set())


def test_no_file_is_longer_than_one_can_hold_in_mind():
    paths = [path for folder in ("src", "tools", "tests") for path in (ROOT / folder).rglob("*.py")]
    long = [
        str(path.relative_to(ROOT))
        for path in paths
        if "migrations" not in path.parts and len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    ]

    assert len(paths) > 100
    assert long == []


def test_signals_are_not_used():
    assert [name for name, tree in modules().items() if any("signals" in each for each in imports(tree))] == []


def test_one_module_asks_what_time_it_is():
    asking = {name for name, what, _ in calls() if what in TIME}

    assert asking == ASKS_THE_TIME


def test_nothing_is_printed():
    assert [(name, line) for name, what, line in calls() if what == "print"] == []


def test_html_is_called_safe_only_by_the_parts():
    says = {name for name, what, _ in calls() if what.split(".")[-1] in {"mark_safe", "SafeString", "SafeText"}}
    filtered = [
        path.name
        for path in TEMPLATES
        if re.search(r"\|\s*safe\b|\|\s*safeseq\b|autoescape", path.read_text(encoding="utf-8"))
    ]

    assert says == SAYS_WHAT_IS_SAFE
    assert filtered == []


def test_only_the_way_out_does_without_a_token():
    exempt = {name for name, tree in modules().items() if "csrf_exempt" in ast.dump(tree)}

    # The second only asks which page it is.
    assert exempt == {"doors/website/leaving.py", "foundation/core/limits.py"}


def test_templates_hold_no_style_and_no_script():
    inline = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE)
    found = [
        (path.name, hit.group()) for path in TEMPLATES for hit in inline.finditer(path.read_text(encoding="utf-8"))
    ]

    assert len(TEMPLATES) > 30
    assert found == []


def test_nothing_is_asked_of_the_database_past_the_framework_without_a_place_for_values():
    built = [
        (name, node.lineno)
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called(node) in {"cursor.execute", "cursor.executemany", "RawSQL"}
        if node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]

    # One of two names of the database's own, chosen by the code itself.
    assert {name for name, _ in built} == {"foundation/crypto/sealing.py"}


# --- actions -----------------------------------------------------------------------------------------


def actions():
    """Every public function of an actions module that someone at a centre does."""
    for name, tree in modules().items():
        if "/actions" in name:
            functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
            for node in functions.values():
                named = [*node.args.args, *node.args.kwonlyargs]
                if not node.name.startswith("_") and any(each.arg == "by" for each in named):
                    yield name, node, functions


def reached(node, functions, seen=()):
    """What a function calls, itself or through others of its module."""
    for each in ast.walk(node):
        if isinstance(each, ast.Call):
            what = called(each)
            yield what
            if what in functions and what not in seen:
                yield from reached(functions[what], functions, (*seen, what))


def test_an_action_takes_keywords_and_the_actor_last():
    wrong = [
        (name, node.name)
        for name, node, _ in actions()
        if node.args.args or node.args.posonlyargs or node.args.kwonlyargs[-1].arg != "by"
    ]

    assert len(list(actions())) > 4
    assert wrong == []


def test_an_action_asks_whether_the_actor_may():
    # `by=None` is the one on call; such an action is not offered on any page.
    wrong = [(name, node.name) for name, node, functions in actions() if "by.require" not in reached(node, functions)]

    assert wrong == []


def test_an_action_writes_the_log():
    wrong = [
        (name, node.name)
        for name, node, functions in actions()
        # `key_of` gives a conversation's key when its line is in the log.
        if not {"log.record", "add_entry", "key_of"} & set(reached(node, functions))
    ]

    assert wrong == []


def test_an_action_is_one_transaction():
    whole = {"transaction.atomic", "writing"}
    wrong = [
        (name, node.name)
        for name, node, functions in actions()
        if not {called(each) for each in node.decorator_list} & whole and not whole & set(reached(node, functions))
    ]

    assert wrong == []


# --- what the public door may know --------------------------------------------------------------------

# It reads a key file of its own, with which nothing opens but by a code.
UNSEALING = {"opening", "renewal", "keys"}


def test_the_public_door_cannot_open_what_is_sealed():
    def direct(name):
        tree = modules()[name]
        for each in imports(tree):
            parts = each.removeprefix("nok.").split(".")
            for end in (len(parts), len(parts) - 1):
                path = "/".join(parts[:end])
                yield from (found for found in (f"{path}.py", f"{path}/__init__.py") if found in modules())

    todo, seen = [name for name in modules() if name.startswith("doors/website/")], set()
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += direct(name)

    assert "organisation/access/pages.py" in seen
    assert {name for name in seen if name.startswith("foundation/crypto/")} & {
        f"foundation/crypto/{name}.py" for name in UNSEALING
    } == set()
