"""The program is killed in the midst of a decision: nothing that was typed is lost, and nothing that was decided is offered again."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.reading.unsaved_forms import unsaved_forms
from db.actor import Actor
from db.engine import DATABASE, open_database
from db.store import Store
from db.vocabulary import Outcome
from tests.support.carrying import Prepared
from tests.support.ministry import KEY
from tests.ui.reports.conftest import Sit
from tests.ui.reports.seat import Seat
from tests.ui.support import click
from ui.case import Case
from ui.fields.form_journal import FormJournal
from ui.reports.decide_dialog import DecideDialog
from ui.reports.panel import picture_of

ROOT = Path(__file__).parents[3]

DECIDER = """
import json, os, signal, sys, traceback
from pathlib import Path
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from db.actor import Actor
from db.engine import open_database
from db.store import Store
from db.vocabulary import Outcome, Role
from db.work import Work
from tests.support.carrying import PRINTER
from tests.support.ministry import KEY, NOW, SetClock
from tests.ui.support import FakeFrame, click
from ui.case import Case
from ui.fields.form_journal import FormJournal
from ui.reports.decide_dialog import DecideDialog
from ui.reports.panel import picture_of
from ui.tasks import Tasks
from ui.theme import ThemeChoice, install

folder, who, report_id, option_id, *deaths = sys.argv[1:]


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def decide(dies):
    app = QApplication([])
    install(app, ThemeChoice.LIGHT)
    account, person, name, roles, key = json.loads(who)
    actor = Actor(
        account_id=account,
        person_id=person,
        name=name,
        roles=frozenset(map(Role, roles)),
        signing_key=Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key)),
    )
    store = Store(open_database(Path(folder) / dies, KEY), clock=SetClock(NOW))
    tasks = Tasks()
    case = Case(store, actor, PRINTER, tasks)
    journal = FormJournal(case)
    frame = FakeFrame(tasks)
    frame.journal = journal
    dialog = DecideDialog(case, frame, picture_of(case, report_id))
    dialog.open()
    card = dialog.card(option_id)
    card.outcome.button(Outcome.DECLINE).click()
    QTest.keyClicks(card.reason.editor, "Not before the envoy is back.")
    if dies == "while it is typed":
        while not journal.all_waiting():
            QTest.qWait(5)
        die()
    commit = Work.commit

    def dying(work):
        if dies == "before it is kept":
            die()
        commit(work)
        die()

    Work.commit = dying
    click(dialog.act_button.button)
    raise AssertionError("it outlived its end: " + dialog.notice.text)


# Each is a process of its own, and each is killed; what all of them load is loaded once.
for dies in deaths:
    process = os.fork()
    if process == 0:
        try:
            decide(dies)
        except BaseException:
            traceback.print_exc()
        os._exit(1)
    _process, status = os.waitpid(process, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
"""


DEATHS = ("while it is typed", "before it is kept", "once it is kept")


def test_a_decision_is_either_kept_or_offered_again_as_it_was_typed(
    sit: Sit, report: Prepared, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    seat = sit("P-DG1")
    seat.open(report.report_id)
    seat.has_read()
    option = report.options[1]
    seat.ministry.store.close()
    killed = tmp_path / "killed"
    for dies in DEATHS:
        (killed / dies).mkdir(parents=True)
        shutil.copyfile(Path(seat.ministry.store.engine.url.database or ""), killed / dies / DATABASE)
    actor = seat.ministry.actors["P-DG1"]
    done = subprocess.run(
        [sys.executable, "-c", DECIDER, str(killed), _carried(actor), report.report_id, option, *DEATHS],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(-signal.SIGKILL.value)] * len(DEATHS), done.stderr
    for dies in DEATHS:
        with subtests.test(dies):
            _offered_again_or_kept(seat, report, killed / dies, kept=dies == "once it is kept")


def _offered_again_or_kept(seat: Seat, report: Prepared, folder: Path, *, kept: bool) -> None:
    option, actor = report.options[1], seat.ministry.actors["P-DG1"]
    store = Store(open_database(folder, KEY), clock=seat.ministry.clock)
    try:
        case = Case(store, actor, seat.case.printer, seat.window.tasks)
        decided = {one.option_id for one in picture_of(case, report.report_id).report.decisions}
        waiting = case.look(lambda session: unsaved_forms(session, actor))
        if kept:
            assert (decided, waiting) == ({option}, ())
            return
        assert not decided
        seat.window.journal = FormJournal(case)
        dialog = DecideDialog(case, seat.window, picture_of(case, report.report_id))
        dialog.open()
        assert dialog.typed_before is not None
        assert dialog.card(option).outcome.value() is None, "nothing is filled in unasked"
        click(dialog.typed_before.fill)
        assert dialog.card(option).reason.value() == "Not before the envoy is back."
        assert dialog.card(option).outcome.value() is Outcome.DECLINE
        click(dialog.act_button.button)
        assert not dialog.isVisible()
        assert [one.option_id for one in picture_of(case, report.report_id).report.decisions] == [option]
        assert case.look(lambda session: unsaved_forms(session, actor)) == ()
    finally:
        store.close()


def _carried(actor: Actor) -> str:
    """The actor, for a process of its own."""
    key = actor.signing_key
    assert key is not None
    return json.dumps(
        [
            actor.account_id,
            actor.person_id,
            actor.name,
            sorted(actor.roles),
            key.private_bytes_raw().hex(),
        ]
    )
