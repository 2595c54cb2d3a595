"""The way into a case: the pages of the first set-up as somebody fills them in, and those of a case that is there.

Tests walk it to find what is cut or nameless; ``tools.screenshots`` to draw each page.
"""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from db.vocabulary import Role
from ui.shell import Shell
from ui.start.hand_over_page import HandOverPage
from ui.start.key_page import KeyPage
from ui.start.person_dialog import PersonDialog
from ui.start.recovery import Recovery
from ui.start.restore_page import RestorePage
from ui.start.setup_guide import SetupGuide
from ui.start.sign_in import SignIn
from ui.start.start_page import StartPage
from ui.start.start_window import StartWindow
from ui.start.welcome import Welcome
from ui.widgets.act_button import ActButton

_WORDS = "harbour lantern orchard seven"
"""A passphrase that protects nothing: the case is thrown away."""
_STEPS = ("you", "ministry", "markings", "people", "offices", "authority", "summary")

P = TypeVar("P", bound=StartPage)


def first_stops(shell: Shell) -> Iterator[tuple[str, StartWindow]]:
    """Begin in an empty folder and set a ministry up; gives the name of each page, and the window that shows it.

    The last one is that of the passphrases which are handed over: the case is made then, and closed with its window.
    """
    window = _began(shell)
    yield "welcome", window
    welcome = _page(window, Welcome)
    welcome.restore.emit()
    yield "restore", _rest(window)
    _page(window, RestorePage).back.emit()
    _page(window, Welcome).set_up.emit()
    guide = _guide(_rest(window))
    for number, step in enumerate(_STEPS, start=1):
        yield f"set-up-{number}-{step}", _rest(window)
        _fill(guide, step)
        if step == "people":
            yield f"set-up-{number}-{step}-entered", _rest(window)
        _press(guide.page)
    key = _page(_rest(window), KeyPage)
    yield "recovery-key", window
    key.noted.emit()
    _page(_rest(window), HandOverPage)
    yield "hand-over", window


def case_stops(shell: Shell, login: str) -> Iterator[tuple[str, StartWindow]]:
    """Begin where a case is: sign in with a wrong passphrase, and replace a forgotten one with a key that is none."""
    window = _began(shell)
    yield "sign-in", window
    page = _page(window, SignIn)
    page.login.set_value(login)
    page.passphrase.set_value(_WORDS)
    _press(page)
    yield "wrong-passphrase", _rest(window)
    page.recover.emit(login)
    recovery = _page(_rest(window), Recovery)
    yield "recovery", window
    recovery.key.set_value("AAAA-BBBB-CCCC")
    recovery.new.first.set_value(_WORDS)
    recovery.new.again.set_value(_WORDS)
    _press(recovery)
    yield "wrong-recovery-key", _rest(window)


def _fill(guide: SetupGuide, step: str) -> None:
    """What the page asks for, as briefly as it lets one go on."""
    match step:
        case "you":
            guide.founder.name.set_value("Anna Nkosi")
            guide.founder.login.set_value("a.nkosi")
            guide.founder.new.first.set_value(_WORDS)
            guide.founder.new.again.set_value(_WORDS)
        case "ministry":
            guide.ministry.name.set_value("Ministry of Foreign Affairs of Novaria")
        case "people":
            dialog = guide.people.ask()
            dialog.name.set_value("Jonas Berg")
            dialog.login.set_value("j.berg")
            dialog.roles.set_value((Role.ANALYST,))
            _press(dialog)
        case "authority":
            guide.authority.basis.set_value("Foreign Service Act of Novaria 2009, section 3")
        case _:
            pass


def _began(shell: Shell) -> StartWindow:
    shell.begin()
    if shell.entrance is None:
        raise LookupError("the program did not begin with its start window")
    return _rest(shell.entrance.window)


def _rest(window: StartWindow) -> StartWindow:
    """The window, once nothing runs and what was laid out anew is laid out."""
    rest = 0
    while rest < 4:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        rest = 0 if window.tasks.running else rest + 1
    return window


def _page(window: StartWindow, kind: type[P]) -> P:
    shown = window.page
    if not isinstance(shown, kind):
        raise TypeError(f"{kind.__name__} was to be shown, and {type(shown).__name__} is")
    return shown


def _guide(window: StartWindow) -> SetupGuide:
    guide = window.findChild(SetupGuide)
    if not isinstance(guide, SetupGuide):
        raise TypeError("the guide was not opened")
    return guide


def _press(place: StartPage | PersonDialog) -> None:
    """Press the one filled button of a page or dialog."""
    acts = place.findChildren(ActButton)
    next(act.button for act in acts if act.button.property("kind") == "primary").click()
