"""What the window said was saved, or safe, outlives the program."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.actions.reports.drafting import DraftReport, draft_report
from app.content import DraftContent
from db.engine import DATABASE, open_database
from db.reports import Report
from db.store import Store
from tests.support.carrying import PRINTER
from tests.support.ministry import KEY, Ministry
from tests.ui.support import FakeFrame
from ui.case import Case
from ui.reports.draft_panel import DraftPanel
from ui.reports.panel import picture_of
from ui.tasks import Tasks

ROOT = Path(__file__).parents[3]

WRITER = """
import os, signal, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from db.actor import Actor
from db.engine import open_database
from db.store import Store
from db.vocabulary import Role
from tests.support.carrying import PRINTER
from tests.support.ministry import KEY, NOW, SetClock
from tests.ui.support import FakeFrame
from ui.case import Case
from ui.reports.draft_panel import DraftPanel
from ui.reports.panel import picture_of
from ui.tasks import Tasks
from ui.theme import ThemeChoice, install

folder, account, person, report_id = sys.argv[1:]
app = QApplication([])
install(app, ThemeChoice.LIGHT)
store = Store(open_database(Path(folder), KEY), clock=SetClock(NOW))
actor = Actor(account_id=account, person_id=person, name="Amina Okoro", roles=frozenset({Role.ANALYST}))
tasks = Tasks()
frame = FakeFrame(tasks)
panel = DraftPanel(Case(store, actor, PRINTER, tasks), frame, pause_ms=1)
panel.show_report(picture_of(panel.case, report_id))
panel.show()
QTest.keyClicks(panel.desk.form.field("legal").editor, "Said to be saved.")
panel.desk.save()
assert frame.saved.endswith(" saved"), frame.saved
QTest.keyClicks(panel.desk.form.field("ask").editor, "Said to be safe.")
while "safe" not in frame.saved:
    QTest.qWait(5)
panel.desk.form.field("legal").set_value("Typed the moment before.")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killing_the_program_loses_nothing_that_it_said_was_saved_or_safe(
    ministry: Ministry, item: str, tmp_path: Path, tasks: Tasks, qtbot: QtBot
) -> None:
    content = DraftContent(title="Troops mass in the north", marking="internal")
    report_id = ministry.do("P-AN1", draft_report, DraftReport(country="MMR", content=content)).report_id
    ministry.store.close()
    written = tmp_path / "written"
    written.mkdir()
    shutil.copyfile(tmp_path / "case" / DATABASE, written / DATABASE)
    actor = ministry.actors["P-AN1"]
    arguments = [str(written), actor.account_id or "", actor.person_id or "", report_id]
    done = subprocess.run(
        [sys.executable, "-c", WRITER, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    store = Store(open_database(written, KEY), clock=ministry.clock)
    try:
        with store.read() as session:
            kept = session.get_one(Report, report_id)
            assert (kept.legal, kept.ask) == ("Said to be saved.", "")
        panel = DraftPanel(Case(store, actor, PRINTER, tasks), FakeFrame(tasks))
        qtbot.addWidget(panel)
        panel.show_report(picture_of(panel.case, report_id))
        assert panel.desk.form is not None
        assert panel.desk.form.field("ask").value() == "Said to be safe."
        assert panel.desk.returned.text.startswith("Text typed until")
        panel.desk.save()
        with store.read() as session:
            assert session.get_one(Report, report_id).ask == "Said to be safe."
    finally:
        store.close()
