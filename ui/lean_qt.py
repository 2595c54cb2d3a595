"""Loads Qt without what no start asks of it; :mod:`ui` does so before anything of Qt is there.

PySide carries Python modules of its own inside its library, as text, and compiles all of them whenever it is loaded: what words the
error of a call with wrong arguments, what writes its type stubs. Each is compiled here when something of it is first asked for. It is
PySide's own text that runs then, whole and unchanged; a PySide that names its modules otherwise loads as it always did.

It also puts an import of its own in place of Python's, which looks into the source of every module that is loaded from then on for
features that nobody asks for here. Python's own, which PySide keeps at hand, is put back.
"""

import builtins
from types import CodeType
from typing import Any

_SELDOM = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in (
        "errorhandler",
        "layout",
        "mapping",
        "parser",
        "lib/enum_sig",
        "lib/pyi_generator",
        "lib/tool",
    )
)
"""As PySide names them when it has them compiled."""

_LATER = """
from ui.lean_qt import asked_for

def __getattr__(name):
    return asked_for(name, globals())

def update_mapping():
    # PySide takes this one out of the names of a module, without asking the module for it.
    asked_for("update_mapping", globals())
    return update_mapping()
"""

_compile = builtins.compile
_texts: dict[str, bytes] = {}
"""The text of each module that is not compiled yet, by the name of the module."""


def load_qt() -> None:
    """Load the core of Qt, once."""
    builtins.compile = _all_but_the_seldom_asked  # type: ignore[assignment]  # it is called as PySide calls it, and no other way
    try:
        import PySide6.QtCore  # noqa: F401, PLC0415 - here, since to import it is to load it
    finally:
        builtins.compile = _compile
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def asked_for(name: str, names: dict[str, Any]) -> Any:
    """What a module has under ``name``; ``names`` are all that it has, and are filled when it is first asked.

    Raises:
        AttributeError: it has no such name.
    """
    module = str(names["__name__"])
    if module in _texts and not name.startswith("__"):
        del names["__getattr__"]
        exec(_compile(_texts.pop(module), f"{module}.py", "exec"), names)  # noqa: S102 - PySide's own text
        if name in names:
            return names[name]
    raise AttributeError(f"module {module!r} has no attribute {name!r}")


def _all_but_the_seldom_asked(source: bytes, filename: str, *others: Any, **named: Any) -> CodeType:
    if filename in _SELDOM:
        _texts[filename.removesuffix(".py").replace("/", ".")] = source
        source = _LATER.encode()
    made: CodeType = _compile(source, filename, *others, **named)
    return made
