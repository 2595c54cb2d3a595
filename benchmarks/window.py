"""How long a person waits for the window, against a bare window with a table.

The bare window has as many lines as the desk and loads the same modules of Qt in a process of its own. Ours is the
demonstration's case. What is judged is what a person waits for: from the start of the process until the start window can be
typed in, and from the open case until the window with its desk is drawn. Unlocking is left aside: the key is made slow on
purpose. What is loaded and made beside the start window, while a passphrase is typed, keeps nobody waiting unless the
passphrase is there at once; it is printed, and so is the whole. So is the longest step that the window's thread takes
meanwhile: a key that is pressed then waits for its end.

Processor time of the process and its threads is taken, since it does not depend on what else the machine does; the two take
turns. Both find their modules compiled, as an installed program does, whatever the environment says of writing them.

Run with ``python -m benchmarks.window``; the exit status is 1 when the target is missed. Seconds are of this machine, the ratio
is what is judged.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from app.demo.logins import demo_passphrase
from app.demo.making import create_demo
from db.vault import KdfParameters
from reports.printer import PdfPrinter

ROUNDS = 5
LARGEST_START = 1.5
"""Times a bare window of PySide6."""
PERSON = "okoro"
"""The focal point of the demonstration, who has most on the desk."""

_SPENT = """
import resource, sys
def spent():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
"""

_BARE = (
    _SPENT
    + """
from PySide6 import QtCore, QtGui, QtSvg, QtWidgets
app = QtWidgets.QApplication([])
app.setStyle("Fusion")
model = QtGui.QStandardItemModel(40, 6)
for row in range(40):
    for column in range(6):
        model.setItem(row, column, QtGui.QStandardItem(f"{row} {column}"))
table = QtWidgets.QTableView()
table.setModel(model)
window = QtWidgets.QMainWindow()
window.setCentralWidget(table)
window.resize(1280, 800)
window.show()
app.processEvents()
print(spent())
"""
)

_SQLALCHEMY = (
    _SPENT
    + """
before = spent()
import sqlalchemy.orm
print(spent() - before)
"""
)

_OURS = (
    _SPENT
    + """
import os
import time
from pathlib import Path
import gc
from app.__main__ import late_printer
gc.disable()
from ui.application import make_application
from ui.shell import Shell
from ui.theme import Metrics, ThemeChoice
app, theme, faults = make_application(choice=ThemeChoice.LIGHT, metrics=Metrics())
shell = Shell(Path(sys.argv[1]), late_printer(), faults.show)
shell.begin()
app.processEvents()
begun = spent()
from PySide6.QtCore import QEventLoop
turn = QEventLoop().processEvents
entrance = shell.entrance
longest = 0
while entrance.ready is None or not entrance.ready.done:
    before = time.thread_time()
    turn(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    longest = max(longest, time.thread_time() - before)
loaded = spent()
from app.opening.ministry import open_ministry
from app.opening.rehearsal import first_look
ministry = open_ministry(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
unlocked = spent()
shell.entrance.seen = first_look(ministry)
read = spent()
shell.entrance.opened.emit(ministry)
app.processEvents()
assert shell.session.window.isVisible()
shown = spent()
print(begun, loaded - begun, unlocked - loaded, read - unlocked, shown - read, longest, flush=True)
os._exit(0)
"""
)

START, BESIDE, UNLOCKING, READING, WINDOW, STEP = range(6)
PARTS = {
    START: "to the start window",
    READING: "first reading of the case",
    WINDOW: "window and desk drawn",
    UNLOCKING: "unlocking (aside)",
    BESIDE: "loaded beside, typing",
    STEP: "longest step meanwhile",
}


def seconds(environment: Mapping[str, str], program: str, *arguments: str) -> list[float]:
    """Processor time of the parts of a program, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env=dict(environment),
    )
    return [float(figure) for figure in done.stdout.split()]


def main() -> int:
    """Measure, print, and say by the exit status whether the target is met."""
    bare: list[float] = []
    ours: list[list[float]] = []
    library: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"PYTHONPYCACHEPREFIX": f"{folder}/compiled", "QT_QPA_PLATFORM": "offscreen"}
        case = Path(folder) / "case"
        create_demo(case, PdfPrinter(), kdf=KdfParameters(memory_kib=8, passes=1, lanes=1))
        for _ in range(ROUNDS + 1):
            bare += seconds(environment, _BARE)
            ours.append(seconds(environment, _OURS, str(case), PERSON, demo_passphrase()))
            library += seconds(environment, _SQLALCHEMY)
    for measured in (bare, ours, library):
        # The first round compiled what is loaded.
        del measured[0]
    once = statistics.median(bare)
    parts = [statistics.median(each) for each in zip(*ours, strict=True)]
    waited = parts[START] + parts[READING] + parts[WINDOW]
    _say("bare window", once, once)
    for part, words in PARTS.items():
        _say(words, parts[part], once)
    _say("SQLAlchemy alone", statistics.median(library), once)
    _say("without typing", sum(parts[:STEP]) - parts[UNLOCKING], once)
    _say("waited for", waited, once)
    met = waited <= LARGEST_START * once
    print("Target met." if met else f"TARGET MISSED: {LARGEST_START} times a bare window.")
    return 0 if met else 1


def _say(words: str, spent: float, once: float) -> None:
    print(f"{words:>28}: {spent:.2f} s, {spent / once:.2f} times the bare window")


if __name__ == "__main__":
    sys.exit(main())
