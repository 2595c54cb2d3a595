"""Pictures of the window: ``python -m tools.screenshots [folder]`` draws its pages in each theme.

The pages are those of the demonstration, stopped in the afternoon on which its first warning waits for a
decision, so that clocks run and acts are open.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QWidget

from app.demo.making import MadeDemo, create_demo
from app.demo.scenes import SCENES
from app.opening.ministry import open_ministry
from reports.printer import PdfPrinter
from ui.application import make_application
from ui.pages import make_pages
from ui.session import WorkSession
from ui.theme import ThemeChoice, current

WARNING = "Myanmar, September 2017: the warning"
"""The last scene that is played."""

SIZE = (1280, 800)


@dataclass(frozen=True, slots=True)
class Shot:
    """A page, whose key is the country or the name of a report in the script, as one person sees it."""

    name: str
    login: str
    page: str
    key: str = ""


SHOTS = (
    Shot("desk", "ferrer", "desk"),
    Shot("countries", "ferrer", "countries"),
    Shot("country-file", "okoro", "countries", "MMR"),
    Shot("reports", "ferrer", "reports"),
    Shot("report", "bellini", "reports", "myanmar_2017"),
    Shot("authorities", "ferrer", "authorities"),
    Shot("history", "subramaniam", "history"),
    Shot("settings", "ferrer", "settings"),
)


def grab(widget: QWidget, path: Path) -> Path:
    """Draw ``widget`` as it stands into a PNG file.

    Raises:
        OSError: the file could not be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(path)):
        raise OSError(f"{path} could not be written")
    return path


def main() -> None:
    """Draw every page in every theme."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "out/screenshots")
    make_application()
    with tempfile.TemporaryDirectory() as folder:
        last = next(place for place, scene in enumerate(SCENES, start=1) if scene.title == WARNING)
        made = create_demo(Path(folder) / "case", PdfPrinter(), scenes=SCENES[:last])
        for login in dict.fromkeys(shot.login for shot in SHOTS):
            for path in _shots_of(made, login, out):
                sys.stdout.write(f"{path}\n")


def _shots_of(made: MadeDemo, login: str, out: Path) -> Iterator[Path]:
    """The pictures that one person is signed in for."""
    clock = made.until + timedelta(minutes=20)
    ministry = open_ministry(made.folder, login, made.passphrase, clock=lambda: clock)
    session = WorkSession(ministry, PdfPrinter(), make_pages)
    session.window.resize(*SIZE)
    session.begin()
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST):
        current().choose(choice)
        for shot in SHOTS:
            if shot.login == login:
                session.window.go(shot.page, made.report_ids.get(shot.key, shot.key))
                _settle(session)
                yield grab(session.window, out / f"{shot.name}-{choice.value}.png")
    session.window.close()
    _settle(session)


def _settle(session: WorkSession) -> None:
    """Let what runs in the background arrive, and everything be laid out."""
    loop = QEventLoop()
    while session.tasks.running:
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    for _ in range(20):
        QCoreApplication.processEvents()


if __name__ == "__main__":
    main()
