"""The project's own source, read for the rules it should keep."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the application, by its path under src/nok; migrations are history."""
    return {
        str(path.relative_to(SRC / "nok")): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((SRC / "nok").rglob("*.py"))
        if "migrations" not in path.parts
    }


def called(node: ast.AST) -> str:
    """The dotted name of what a call calls, or of a name; empty if it has none."""
    if isinstance(node, ast.Call):
        return called(node.func)
    if isinstance(node, ast.Attribute):
        return f"{called(node.value)}.{node.attr}".lstrip(".")
    return node.id if isinstance(node, ast.Name) else ""


def calls() -> Iterator[tuple[str, str, int]]:
    """Each call in the source: module, dotted name, line."""
    for name, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called(node):
                yield name, called(node), node.lineno


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module and name that is imported, dotted."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)
