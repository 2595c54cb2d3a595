"""What import-linter cannot say: an allow-list for the rules, and no import hidden in a function."""

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[2]
# The data of a brief is what its completeness is judged by: plain frozen values, held to the same list.
OURS_FOR_RULES = (
    "app.rules",
    "app.refusals",
    "app.briefs.data",
    "app.briefs.annex_rows",
    "app.briefs.annexes",
    "app.briefs.judgement",
    "app.briefs.later",
    "db.vocabulary",
    "language",
)
# Statistics are not ours to write: these libraries take values and give values.
LIBRARIES_FOR_RULES = {"numpy", "scipy"}
# Of the standard library, what reads a clock, a file, the network, a process or chance is not for rules.
IMPURE = {
    "asyncio",
    "ctypes",
    "io",
    "logging",
    "multiprocessing",
    "os",
    "pathlib",
    "random",
    "secrets",
    "shutil",
    "socket",
    "sqlite3",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "urllib",
    "uuid",
}
BRIEFS_FOR_RULES = ("data.py", "judgement.py", "annexes.py", "annex_rows.py")
CLOCKS = {"now", "today", "utcnow"}


def _sources(folder: str) -> list[Path]:
    found = sorted((ROOT / folder).rglob("*.py"))
    assert found
    return found


def _imports(tree: ast.AST) -> Iterator[str]:
    """Full names of imported modules; ``from a import b`` gives ``a.b``, which may be a name in ``a``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_rules_import_only_plain_values_the_vocabulary_and_refusals() -> None:
    briefs = ROOT / "app" / "briefs"
    for path in [*_sources("app/rules"), *(briefs / name for name in BRIEFS_FOR_RULES)]:
        for name in _imports(ast.parse(path.read_text(encoding="utf-8"))):
            if name.startswith(tuple(f"{allowed}." for allowed in OURS_FOR_RULES)) or name in OURS_FOR_RULES:
                continue
            top = name.split(".")[0]
            if top in LIBRARIES_FOR_RULES:
                continue
            assert top in sys.stdlib_module_names, f"{path.relative_to(ROOT)} imports {name}"
            assert top not in IMPURE, f"{path.relative_to(ROOT)} imports {name}"


def test_rules_read_no_clock_of_their_own() -> None:
    for path in _sources("app/rules"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in CLOCKS
            ), f"{path.relative_to(ROOT)}:{node.lineno} asks for the time"


LOADED_LATE = (
    "app/demo/tables.py",
    "app/opening/upgrading.py",
    "app/pdfium.py",
    "app/reading/reports/signed_forms.py",
    "app/rules/signals/distributions.py",
    "db/shares.py",
    "db/vault/passphrases.py",
    "language/dates.py",
    "language/numbers.py",
    "reports/printer.py",
    "db/files.py",
    "ui/application.py",
    "ui/fields/amending.py",
    "ui/fields/choice_field.py",
    "ui/languages.py",
    "ui/pdf/view.py",
    "ui/pressing.py",
    "ui/preview/scans.py",
    "ui/reports/page.py",
    "ui/session.py",
    "ui/shell.py",
    "ui/start/entrance.py",
    "ui/start/key_page.py",
    "ui/start/start_window.py",
    "ui/widgets/act_button.py",
    "ui/widgets/notice.py",
    "ui/widgets/table_memory.py",
)
"""Where what takes long to load (PDFium, Pillow, reportlab, Qt's printing, Alembic, scipy, Babel, OpenSSL) is loaded when it is first needed,
where the start window loads what opens a case, and where it leaves out classes of Qt with hundreds of names."""


_INDENTED_IMPORT = re.compile(r"^(?!import|from).*\bimport\b", re.MULTILINE)
"""A line that does not begin with an import and holds the word: of most files there is none, and no tree to be made."""


def test_nothing_but_the_start_and_what_loads_late_imports_inside_a_function() -> None:
    may = {
        ROOT / "app" / "__main__.py",
        *(ROOT / "app" / "cli").rglob("*.py"),
        *(ROOT / name for name in LOADED_LATE),
    }
    for path in [
        each
        for floor in ("app", "db", "language", "reports", "ui")
        for each in _sources(floor)
        if each not in may
    ]:
        source = path.read_text(encoding="utf-8")
        if not _INDENTED_IMPORT.search(source):
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                late = list(_imports(node))
                assert not late, f"{path.relative_to(ROOT)}: {node.name} imports {late}"


def test_no_file_imports_itself_by_way_of_others_not_even_for_types() -> None:
    """Of files in a circle none is understood, or taken out, without all the others."""
    graph = grimp.build_graph("app", "db", "language", "migrations", "reports", "ui", cache_dir=None)
    # It names the circle where there is one.
    TopologicalSorter({one: graph.find_modules_directly_imported_by(one) for one in graph.modules}).prepare()
