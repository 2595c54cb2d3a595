"""Signing in, wrong passphrases, choosing one's own, the recovery key, restoring."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions.keeping.backups import BackUpNow, back_up_now
from app.demo.ministry import found_demo
from app.opening.ministry import create_ministry, open_ministry
from app.printing import Printer
from db.shares import NetworkShare
from tests.support.founding import FAST, PASSPHRASE, founding
from tests.support.ministry import NOW, SetClock
from tests.support.opened import PROVISIONAL
from tests.ui.support import assert_accessible, click, press, type_text
from tests.ui.workplace import act_of, door, press_act
from ui.start.choose_passphrase import ChoosePassphrase
from ui.start.countdown import Countdown
from ui.start.recovery import Recovery
from ui.start.restore_page import RestorePage
from ui.start.sign_in import SignIn
from ui.start.start_page import StartPage
from ui.start.welcome import Welcome
from ui.widgets.act_button import ActButton
from ui.widgets.words import Words

OTHER = "turbine meadow 58 saffron quilt"


def sign(page: SignIn, login: str, passphrase: str) -> None:
    """Type both and press Enter."""
    page.login.editor.clear()
    page.passphrase.editor.clear()
    type_text(page.login.editor, login)
    type_text(page.passphrase.editor, passphrase)
    press(page.passphrase.editor, Qt.Key.Key_Return)


def test_a_wrong_passphrase_is_said_and_what_was_typed_stays_and_the_right_one_opens_the_case(
    qtbot: QtBot, case_folder: Path
) -> None:
    with door(qtbot, case_folder) as program:
        page = program.page(SignIn)
        sign(page, "l.ferrer", "not the passphrase 11")
        qtbot.waitUntil(lambda: program.window.page is page and bool(page.notice.text))
        assert "The login or the passphrase is wrong." in page.notice.text
        assert page.login.value() == "l.ferrer"
        assert page.passphrase.editor.selectedText()
        assert page.act.button.isEnabled()
        assert_accessible(page)
        sign(page, "l.ferrer", PASSPHRASE)
        window = program.opened().window
        assert list(window.pages) == ["desk", "countries", "reports", "authorities", "history", "settings"]
        assert window.here == ("desk", "")
        qtbot.waitUntil(lambda: "verified" in window.status_line.text, timeout=20_000)
        for page_name in window.pages:
            window.go(page_name)
        assert_accessible(window)


def test_after_three_the_wait_is_counted_down(qtbot: QtBot, case_folder: Path) -> None:
    with door(qtbot, case_folder) as program:
        page = program.page(SignIn)
        for number in range(3):
            sign(page, "l.ferrer", f"not the passphrase {number}")
            qtbot.waitUntil(lambda: program.window.page is page and bool(page.notice.text))
        assert page.act.reason.startswith("Try again in ")
        # Enter does not get past it either.
        press(page.passphrase.editor, Qt.Key.Key_Return)
        assert program.window.page is page


def test_when_the_wait_is_over_the_act_is_there_again(qtbot: QtBot) -> None:
    act = ActButton("Unlock")
    qtbot.addWidget(act)
    wait = Countdown(act)
    wait.start(1)
    assert act.reason == "Try again in 1 s."
    qtbot.waitUntil(lambda: act.button.isEnabled() and not wait.runs)


def test_a_demonstration_is_made_and_one_picks_who_to_be(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def founded(folder: Path, printer: Printer, *_rest: object) -> None:
        found_demo(folder, printer, kdf=FAST).ministry.close()

    # The whole of it takes a quarter of a minute and has its own tests.
    monkeypatch.setattr("ui.start.entrance.create_demo", founded)
    with door(qtbot, tmp_path / "case") as program:
        press_act(program.page(Welcome).explore_act)
        page = program.page(SignIn)
        assert program.window.marking.demo
        assert page.person is not None
        assert page.login.value() == "ferrer"
        page.login.editor.selectAll()
        type_text(page.login.editor, "newcomer")
        assert page.person.value() is None, "a name above another login would say that somebody else signs in"
        assert (page.login.value(), page.passphrase.editor.text()) == ("newcomer", "")
        page.login.editor.selectAll()
        type_text(page.login.editor, "okoro")
        assert page.person.value() == "okoro"
        page.person.set_value(None)
        assert (page.login.editor.text(), page.passphrase.editor.text()) == ("", "")
        page.person.set_value("ferrer")
        press_act(page.act)
        window = program.opened().window
        assert window.marking.demo
        assert window.windowTitle().endswith("(DEMO)")
    assert not (tmp_path / "case").exists()
    assert (tmp_path / "demo").is_dir()


def test_a_case_on_a_network_share_is_warned_about(
    qtbot: QtBot, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = NetworkShare("nfs4", "server:/cases", "/mnt/cases")
    monkeypatch.setattr("app.opening.folders.network_share", lambda _folder: share)
    with door(qtbot, case_folder) as program:
        assert "network share" in program.page(SignIn).notice.text


def test_who_was_given_a_passphrase_chooses_their_own_first(qtbot: QtBot, case_folder: Path) -> None:
    with door(qtbot, case_folder) as program:
        sign(program.page(SignIn), "j.berg", PROVISIONAL)
        page = program.page(ChoosePassphrase)
        assert program.shell.session is None
        assert_accessible(page)
        type_text(page.new.first.editor, OTHER)
        type_text(page.new.again.editor, OTHER)
        press_act(act_of(page, "Use this passphrase"))
        session = program.opened()
        assert session.case.actor.name == "Jonas Berg"
        assert session.case.actor.signing_key is not None
    with open_ministry(case_folder, "j.berg", OTHER, clock=SetClock(NOW)) as again:
        assert not again.must_change


def test_the_recovery_key_gives_a_new_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    made = create_ministry(folder, founding(), passphrase=PASSPHRASE, kdf=FAST, clock=SetClock(NOW))
    made.ministry.close()
    with door(qtbot, folder) as program:
        click(program.page(SignIn).forgotten)
        page = program.page(Recovery)
        assert_accessible(page)
        assert "only the newest sheet" in _said(page)
        wrong = made.recovery_key[:-1] + ("A" if made.recovery_key[-1] != "A" else "B")
        type_text(page.key.editor, wrong)
        type_text(page.login.editor, "l.ferrer")
        type_text(page.new.first.editor, OTHER)
        type_text(page.new.again.editor, OTHER)
        press_act(act_of(page, "Replace the passphrase"))
        qtbot.waitUntil(lambda: "group 8" in page.key.error)
        page.key.editor.setPlainText(made.recovery_key)
        press_act(act_of(page, "Replace the passphrase"))
        own = program.page(ChoosePassphrase)
        assert "provisional" in _said(own), "who used the key themselves was given it by nobody"
        type_text(own.new.first.editor, f"{OTHER} again")
        type_text(own.new.again.editor, f"{OTHER} again")
        press_act(act_of(own, "Use this passphrase"))
        assert program.opened().case.actor.name == "Lucía Ferrer"


def _said(page: StartPage) -> str:
    return " ".join(words.text() for words in page.findChildren(Words))


def test_a_backup_is_put_in_the_place_of_a_lost_case(qtbot: QtBot, case_folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    with open_ministry(case_folder, "l.ferrer", PASSPHRASE, clock=SetClock(NOW)) as ministry:
        backup = back_up_now(ministry, BackUpNow(target=kept))
    shutil.rmtree(case_folder)
    with door(qtbot, case_folder) as program:
        welcome = program.window.page
        assert welcome is not None
        press_act(act_of(welcome, "Restore from a backup…"))
        page = program.page(RestorePage)
        assert_accessible(page)
        type_text(page.backup.editor, str(kept))
        press_act(act_of(page, "Put the backup in place"))
        assert "on record" in page.notice.text, "who restores it is asked for once"
        press_act(act_of(page, "Put the backup in place"))
        qtbot.waitUntil(lambda: backup.path.name in page.backup.error)
        page.backup.set_value(backup.path)
        press_act(act_of(page, "Put the backup in place"))
        signing = program.page(SignIn)
        assert "as it was" in signing.notice.text
        sign(signing, "l.ferrer", PASSPHRASE)
        assert program.opened().case.actor.name == "Lucía Ferrer"


def test_a_backup_beside_the_case_is_chosen_by_its_day(qtbot: QtBot, case_folder: Path) -> None:
    with open_ministry(case_folder, "l.ferrer", PASSPHRASE, clock=SetClock(NOW)) as ministry:
        backup = back_up_now(ministry, BackUpNow())
    with door(qtbot, case_folder) as program:
        press_act(act_of(program.page(SignIn), "Restore…"))
        page = program.page(RestorePage)
        assert_accessible(page)
        assert page.found is not None
        assert page.backup.is_empty(), "nothing is chosen for anybody"
        page.found.set_value(backup.path)
        assert page.backup.value() == backup.path
        page.backup.editor.setText("elsewhere")
        assert page.found.value() is None
        assert page.backup.editor.text() == "elsewhere"
        page.found.set_value(backup.path)
        type_text(page.login.editor, "l.ferrer")
        type_text(page.passphrase.editor, OTHER)
        press(page.passphrase.editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "when the backup was made" in page.notice.text)
        assert page.passphrase.editor.selectedText() == OTHER
        type_text(page.passphrase.editor, PASSPHRASE)
        press(page.passphrase.editor, Qt.Key.Key_Return)
        signing = program.page(SignIn)
        assert "by hand" not in signing.notice.text


def test_a_damaged_case_says_what_to_do(qtbot: QtBot, case_folder: Path) -> None:
    (case_folder / "tocsin.db").write_bytes(b"This is a letter, not a database.\n" * 200)
    with door(qtbot, case_folder) as program:
        page = program.page(SignIn)
        page.passphrase.setFocus()
        sign(page, "l.ferrer", PASSPHRASE)
        qtbot.waitUntil(lambda: program.window.page is page and bool(page.notice.text))
        assert program.window.focusWidget() is page.passphrase.editor
        assert "is not a Tocsin database" in page.notice.text
        assert "backup" in page.notice.text
