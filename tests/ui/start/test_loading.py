"""What the start of the window loads: nothing that its first page does not need."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.founding import PASSPHRASE

LATE = {
    "numpy": "statistics of the signs",
    "scipy": "statistics of the signs",
    "reportlab": "the first document that is printed",
    "PIL": "the first picture that is looked at",
    "pypdfium2": "the first document that is shown",
    "PySide6.QtPrintSupport": "the first document that goes to a printer",
    "app.reading.documents.gathering": "the first document that is printed",
    "openpyxl": "the first workbook that is read or written",
    "alembic": "a case of an older version",
    "zxcvbn": "a new passphrase",
    "ui.countries.page": "the page itself",
    "ui.reports.reports_page": "the page itself",
    "ui.settings.page": "the page itself",
}
"""What is loaded late, and what for."""

OPENING = """
import sys
from pathlib import Path
from app.__main__ import _printer
from app.opening.ministry import open_ministry
from ui.application import make_application
from ui.shell import Shell
from ui.theme import Metrics, ThemeChoice

from ui.history.ledger_watch import LedgerWatch

# The check of the ledger goes on beside the window once that is there, and loads what it needs.
LedgerWatch.check = lambda self: None
app, _theme, faults = make_application(choice=ThemeChoice.LIGHT, metrics=Metrics())
shell = Shell(Path(sys.argv[1]), _printer(), faults.show)
shell.begin()
shell.entrance.opened.emit(open_ministry(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
app.processEvents()
assert shell.session.window.isVisible()
print(*sys.modules)
sys.stdout.flush()
import os
os._exit(0)
"""


BEGINNING = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop
from ui.application import make_application
from ui.shell import Shell
from ui.theme import Metrics, ThemeChoice

app, _theme, faults = make_application(choice=ThemeChoice.LIGHT, metrics=Metrics())
shell = Shell(Path(sys.argv[1]), object(), faults.show)
shell.begin()
assert shell.entrance.window.page.login.editor.isVisible()
print(*sys.modules)
while "ui.desk.page" not in sys.modules or shell.entrance._tasks.running:
    # Whoever looked for it again and again would take from it the time that it needs.
    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
print(*sys.modules)
sys.stdout.flush()
import os
os._exit(0)
"""


def test_one_can_sign_in_before_what_opens_a_case_is_loaded_and_that_is_loaded_meanwhile(
    case_folder: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BEGINNING, str(case_folder)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first, later = (set(line.split()) for line in done.stdout.splitlines())
    opening = {"sqlalchemy", "cryptography", "app.opening.ministry", "ui.session", "ui.desk.page"}
    opening |= {"hashlib", "ui.start.working"}
    assert first & opening == set()
    assert opening <= later
    # What a page shows that has no case yet, and what begins as a command.
    assert first & {"ui.start.welcome", "app.cli.program", "tomllib"} == set()
    # What nothing on it is made with.
    assert first & {"dataclasses", "ui.fields.completer"} == set()


def test_what_tells_of_an_unforeseen_fault_needs_nothing_that_opens_a_case() -> None:
    """A broken library of the database must not silence the dialog that tells of it."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys; import ui.dialogs.bug; print(*sys.modules)"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    loaded = set(done.stdout.split())
    assert "ui.bug_report" in loaded, done.stderr
    assert loaded & {"sqlalchemy", "cryptography"} == set()


STARTING = """
import sys
import ui.shell

def run(folder, printer):
    print(*sys.modules)
    return 0

ui.shell.run = run
sys.argv = ["tocsin"]
from app.__main__ import main
main()
"""


def test_the_program_comes_to_its_window_without_what_opens_or_prints_a_case() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STARTING],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    loaded = set(done.stdout.split())
    assert "ui.shell" in loaded, done.stderr
    opening = {"sqlalchemy", "cryptography", "app.faults", "app.briefs.data", "reports.printer"}
    # Nor the command line, since there is no command, nor the steps of a set-up that most have behind them.
    assert loaded & (opening | {"click", "tomllib", "ui.widgets.step_list"}) == set()


def test_a_case_opens_with_its_desk_and_nothing_is_loaded_that_this_does_not_need(case_folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPENING, str(case_folder), "l.ferrer", PASSPHRASE],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    loaded = set(done.stdout.split())
    assert {"ui.shell", "ui.pages", "ui.desk.page"} <= loaded, done.stderr
    assert loaded & LATE.keys() == set()
