"""Qt is loaded without what no start asks of it, and is none the poorer for it."""

import os
import subprocess
import sys

PROGRAM = """
import builtins
import ui.lean_qt
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication([])
widget = QWidget()
widget.show()
app.processEvents()
assert builtins.compile is ui.lean_qt._compile and builtins.__import__ is builtins.__orig_import__
print(*sorted(name.rpartition(".")[2] for name in ui.lean_qt._texts))
try:
    widget.resize("wide")
except TypeError as error:
    print(error)
print(QWidget.resize.__doc__.splitlines()[0])
from PySide6.support.signature.lib import pyi_generator
print(pyi_generator.generate_pyi.__name__)
print(len(ui.lean_qt._texts))
"""


def test_what_words_a_wrong_call_is_compiled_when_a_call_is_wrong_and_not_before() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    waiting, *told, size, stubs, left = done.stdout.splitlines()
    assert waiting.split() == [
        "enum_sig",
        "errorhandler",
        "layout",
        "mapping",
        "parser",
        "pyi_generator",
        "tool",
    ]
    assert told[0] == "'PySide6.QtWidgets.QWidget.resize' called with wrong argument types:"
    assert any("w: int, h: int" in line for line in told)
    assert size == "resize(self, arg__1: PySide6.QtCore.QSize, /) -> None"
    assert (stubs, left) == ("generate_pyi", "0")
