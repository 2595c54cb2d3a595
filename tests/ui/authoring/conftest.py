"""The small ministry, and one of its people at a window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.actions.conftest import built_ministry
from tests.support.carrying import PRINTER, open_file
from tests.support.ministry import Ministry, copy_of
from tests.support.templates import Templates
from tests.ui.support import FakeFrame
from ui.case import Case
from ui.reports.panel import StepPanel, picture_of
from ui.tasks import Tasks

__all__ = ["built_ministry"]


@dataclass
class Desk:
    """A person at a window that shows one panel of one report, and reads again whenever the case changed."""

    case: Case
    frame: FakeFrame
    window: QWidget
    qtbot: QtBot
    panel: StepPanel | None = None
    report_id: str = ""
    _shown: list[StepPanel] = field(default_factory=list)

    def show(self, panel: StepPanel, report_id: str) -> None:
        """Show a report in a panel, as the report page does."""
        if panel not in self._shown:
            self._shown.append(panel)
            layout = self.window.layout()
            assert layout is not None
            layout.addWidget(panel)
        self.panel, self.report_id = panel, report_id
        panel.show_report(picture_of(self.case, report_id))
        self.window.show()
        self.qtbot.waitExposed(self.window)

    def refresh(self) -> None:
        """Read again."""
        if self.panel is not None:
            self.panel.show_report(picture_of(self.case, self.report_id))


Sit = Callable[[str], Desk]


@pytest.fixture(scope="session")
def _built(templates: Templates, built_ministry: tuple[Ministry, Path]) -> tuple[Ministry, Path, str]:
    def build(folder: Path) -> tuple[Ministry, str]:
        with copy_of(*built_ministry, folder) as made:
            return made, open_file(made)

    (made, item_id), folder = templates.get("authoring", build)
    return made, folder, item_id


@pytest.fixture
def ministry(_built: tuple[Ministry, Path, str], tmp_path: Path) -> Iterator[Ministry]:
    """The small ministry of ``authority_cases.json`` with the file of Myanmar open."""
    template, folder, _item = _built
    with copy_of(template, folder, tmp_path / "case") as copy:
        yield copy


@pytest.fixture
def item(_built: tuple[Ministry, Path, str]) -> str:
    """An evidence item on the open file of Myanmar, whose risk assessment is complete."""
    return _built[2]


@pytest.fixture
def sit(ministry: Ministry, tasks: Tasks, qtbot: QtBot) -> Iterator[Sit]:
    """Lets one of the ministry's people sit down at a window."""

    def take_seat(who: str) -> Desk:
        window = QWidget()
        window.resize(720, 760)
        QVBoxLayout(window)
        qtbot.addWidget(window)
        case = Case(ministry.store, ministry.actors[who], PRINTER, tasks, window)
        frame = FakeFrame(tasks)
        desk = Desk(case, frame, window, qtbot)
        case.changed.connect(desk.refresh)
        return desk

    yield take_seat
    tasks.close()
