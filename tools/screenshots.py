"""Pictures of the window: every page, every part of it and every dialog, in each language and theme.

``python -m tools.screenshots`` draws them into ``out/screenshots/<language>/<theme>/<page>.png``; ``--help`` tells how to draw a
part of them, ``--readme`` draws the pictures of the README instead. All are of the demonstration, on the evening on
which its last scene ends, so that clocks run and acts are open.
"""

import argparse
import json
import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from app.actions.outside.imports import ImportFile, import_file
from app.demo.making import MadeDemo, create_demo
from app.demo.ministry import DEMO_KDF
from app.demo.scenes import SCENES
from app.opening.ministry import open_ministry
from app.perform import perform
from language import Language
from reports.printer import PdfPrinter
from tools.entering import case_stops, first_stops
from tools.walking import AREAS, dialogs, settle, stops, window_dialogs
from ui.application import make_application
from ui.hints import HINTS
from ui.languages import speak_in_window
from ui.machine_choices import MachineChoices
from ui.pages import make_pages
from ui.session import WorkSession
from ui.shell import Shell
from ui.theme import ThemeChoice, current

WARNING = "Myanmar, September 2017: the warning"
"""The scene after which the README's report waits for its decision."""
REPORTS = ("EW-2017-0001", "EW-2021-0003", "EW-2022-0003")
"""One that is closed, one that is carried out, and the draft that the demonstration leaves to its user."""
SOON = 500
"""Milliseconds: what a window is about to show within them is waited for."""
LOOKS = {
    "light": (ThemeChoice.LIGHT, False),
    "dark": (ThemeChoice.DARK, True),
    "contrast-white": (ThemeChoice.CONTRAST, False),
    "contrast-black": (ThemeChoice.CONTRAST, True),
}
"""Each ground that the window has: the theme, and whether the desktop's own is dark."""


@dataclass(frozen=True, slots=True)
class Walker:
    """A person who walks through the window, and how the names of what only they see begin."""

    login: str
    before: str = ""
    areas: tuple[str, ...] = AREAS


WALKERS = (
    Walker("ferrer"),
    Walker("duarte", "administrator", ("desk", "authorities", "settings")),
    Walker("virtanen", "authority", ("desk",)),
    Walker("subramaniam", "auditor", ("desk", "history")),
)
"""The focal point sees the casework; an administrator, an authority and the auditor what is theirs."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of the README: a page, and ``key`` in it, as one person sees it; a ``tab`` of the page by its title."""

    name: str
    login: str
    page: str
    key: str = ""
    tab: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be drawn: files begin with ``only``; ``size`` of the window in pixels; ``scale`` of the type."""

    out: Path
    size: tuple[int, int]
    scale: float
    only: tuple[str, ...]

    def wants(self, name: str) -> bool:
        """Whether a picture of this name is to be drawn."""
        return not self.only or name.startswith(self.only)

    def may_want(self, beginning: str) -> bool:
        """Whether a picture is to be drawn whose name begins so."""
        return self.wants(beginning) or any(one.startswith(beginning) for one in self.only)


def languages() -> tuple[str, ...]:
    """The languages that people speak with the window, by their codes; each is drawn unless others are asked for."""
    return tuple(one.value for one in Language if one.for_people)


def speak(language: str) -> None:
    """Let windows that are made from now on speak a language; one of the pseudo-languages too.

    Raises:
        ValueError: the window does not speak it.
    """
    speak_in_window(cast("QApplication", QApplication.instance()), Language(language))


def grab(widget: QWidget, path: Path) -> Path:
    """Draw ``widget`` as it stands into a PNG file.

    Raises:
        OSError: the file could not be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(path)):
        raise OSError(f"{path} could not be written")
    return path


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw what the arguments ask for."""
    asked = _arguments().parse_args(arguments)
    size = tuple(int(each) for each in asked.size.split("x"))
    wish = Wish(asked.out, (size[0], size[1]), asked.scale, tuple(asked.only))
    with tempfile.TemporaryDirectory() as folder:
        _have_a_screen(Path(folder), wish.size)
        make_application()
        if asked.readme:
            pictures = _readme(Path(folder), wish, asked.events)
        else:
            made = create_demo(Path(folder) / "case", PdfPrinter())
            _import(made, asked.events)
            pictures = _everything(made, wish, asked.language or languages(), asked.theme or tuple(LOOKS))
        for path in pictures:
            sys.stdout.write(f"{path}\n")


def _have_a_screen(folder: Path, size: tuple[int, int]) -> None:
    """Where nothing is shown, let the screen be as large as the window: dialogs are no larger than their screen."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        one = {"name": "asked for", "x": 0, "y": 0, "width": size[0], "height": size[1]}
        one |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        config = folder / "screen.json"
        config.write_text(json.dumps({"synchronousWindowSystemEvents": False, "screens": [one]}))
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tools.screenshots", description="Draw the program's windows.")
    parser.add_argument(
        "--out", type=Path, default=Path("out/screenshots"), help="the folder that they go to"
    )
    parser.add_argument(
        "--theme", action="append", choices=tuple(LOOKS), help="only this theme; may be repeated"
    )
    parser.add_argument(
        "--language",
        action="append",
        choices=tuple(one.value for one in Language),
        help="only this language; may be repeated. The qps are for building: longer words, and from right to left",
    )
    parser.add_argument("--scale", type=float, default=1.0, help="size of the type, from 1 to 2")
    parser.add_argument("--size", default="1280x800", help="of the window, in pixels: 1280x800")
    parser.add_argument(
        "--only", action="append", default=[], help="pictures whose names begin so; may be repeated"
    )
    parser.add_argument("--events", type=Path, help="a file of UCDP GED events that the case imports before")
    parser.add_argument("--readme", action="store_true", help="the pictures of the README, into docs/images")
    return parser


def _import(made: MadeDemo, events: Path | None) -> None:
    """Have the analyst import a file of events into the case, but for those after its last day."""
    if events is not None:
        with open_ministry(made.folder, "okoro", made.passphrase, clock=_after(made)) as ministry:
            perform(
                ministry.store, ministry.actor, import_file, ImportFile(path=events, accept_refusals=True)
            )


def _after(made: MadeDemo) -> Callable[[], datetime]:
    """A clock that stands a little after the last scene."""
    now = made.until + timedelta(minutes=20)
    return lambda: now


# Everything.


def _everything(made: MadeDemo, wish: Wish, spoken: Sequence[str], looks: Sequence[str]) -> Iterator[Path]:
    current().resize(text_scale=wish.scale)
    for language in spoken:
        speak(language)
        for look in looks:
            _dress(look)
            folder = wish.out / language / look
            yield from _before_a_case(made, wish, folder)
            seen: set[str] = set()
            for walker in WALKERS:
                yield from _walked(made, walker, wish, folder, seen)


def _dress(look: str) -> None:
    choice, dark = LOOKS[look]
    current().suppose_ground(dark=dark)
    current().choose(choice)


def _before_a_case(made: MadeDemo, wish: Wish, folder: Path) -> Iterator[Path]:
    """The first set-up in an empty folder, and the way into a case that is there."""
    if not wish.may_want("start-"):
        return
    with tempfile.TemporaryDirectory() as empty:
        for place, stops_of in (
            (Path(empty) / "case", first_stops),
            (made.folder, lambda shell: case_stops(shell, "ferrer")),
        ):
            shell = Shell(place, PdfPrinter(), _raise, clock=_after(made), kdf=DEMO_KDF)
            for name, window in stops_of(shell):
                if wish.wants(f"start-{name}"):
                    yield grab(window, folder / f"start-{name}.png")
            if shell.entrance is not None:
                shell.entrance.window.close()
                shiboken6.delete(shell.entrance.window)
            shiboken6.delete(shell)


def _walked(made: MadeDemo, walker: Walker, wish: Wish, folder: Path, seen: set[str]) -> Iterator[Path]:
    before = f"{walker.before}-" if walker.before else ""
    areas = [area for area in walker.areas if wish.may_want(f"{before}{area}")]
    with _at_work(made, walker.login, wish.size) as session:
        for name, place in stops(session, REPORTS, areas):
            stem = f"{before}{_stem(name)}"
            if wish.wants(stem):
                yield grab(_rest(session), folder / f"{stem}.png")
            if wish.may_want(f"{stem}--"):
                for words, dialog in dialogs(session, place, seen):
                    _rest(session)
                    yield grab(dialog, folder / f"{stem}--{_stem(words)}.png")
        if not walker.before and wish.may_want("window--"):
            for words, dialog in window_dialogs(session):
                _rest(session)
                yield grab(dialog, folder / f"window--{_stem(words)}.png")
            session.lock.lock()
            _rest(session)
            yield grab(session.lock.screen, folder / "window--locked.png")


def _stem(words: str) -> str:
    """A name for a file, of the words that name a place."""
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


# The README.

_READ = (
    Shot("desk", "ferrer", "desk"),
    Shot("timeline", "okoro", "countries", "MMR", "Timeline"),
    Shot("who-can-decide", "ferrer", "authorities", "who/MMR/VE-4"),
)
_WAITS = (Shot("report", "bellini", "reports", "myanmar_2017"),)


def _readme(folder: Path, wish: Wish, events: Path | None) -> Iterator[Path]:
    """The pictures of the README; its report waits for its decision, all else is of the last day."""
    out = Path("docs/images")
    last = next(place for place, scene in enumerate(SCENES, start=1) if scene.title == WARNING)
    _dress("light")
    for name, scenes, shots in (("early", SCENES[:last], _WAITS), ("whole", SCENES, _READ)):
        made = create_demo(folder / name, PdfPrinter(), scenes=scenes)
        if scenes is SCENES:
            _import(made, events)
        for shot in shots:
            if wish.wants(shot.name):
                yield from _shown(made, shot, wish, out)


def _shown(made: MadeDemo, shot: Shot, wish: Wish, out: Path) -> Iterator[Path]:
    with _at_work(made, shot.login, wish.size, HINTS) as session:
        session.window.go(shot.page, made.report_ids.get(shot.key, shot.key))
        _rest(session)
        for tabs in session.window.pages[shot.page].findChildren(QTabWidget):
            for place in range(tabs.count()):
                if shot.tab and tabs.tabText(place) == shot.tab:
                    tabs.setCurrentIndex(place)
        yield grab(_rest(session), out / f"{shot.name}.png")


# The window.


@contextmanager
def _at_work(
    made: MadeDemo, login: str, size: tuple[int, int], hints_away: Collection[str] = ()
) -> Iterator[WorkSession]:
    """The window of a person who has signed in, and who may have put hints of first use away."""
    ministry = open_ministry(made.folder, login, made.passphrase, clock=_after(made))
    session = WorkSession(
        ministry, PdfPrinter(), make_pages, choices=MachineChoices(reopen=False, hints_away=hints_away)
    )
    session.bug.connect(_raise)
    session.window.resize(*size)
    session.begin()
    _rest(session)
    yield session
    session.window.close()
    shiboken6.delete(session.window)
    shiboken6.delete(session)


def _rest(session: WorkSession) -> QWidget:
    """The window, once what runs in the background is here, what was about to be shown is shown, and all is laid out."""
    settle(session)
    while any(
        timer.isActive() and timer.isSingleShot() and timer.interval() <= SOON
        for timer in session.window.findChildren(QTimer)
    ):
        settle(session)
    # What the last of them said is laid out too.
    settle(session)
    return session.window


def _raise(error: BaseException) -> None:
    raise error


if __name__ == "__main__":
    main()
