"""The room of imported data as a test walks into it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.reading.outside.batches import BatchLine, batch_lines
from tests.support.ministry import Ministry
from tests.ui.support import click
from ui.countries.page import CountriesPage
from ui.imports.room import ImportsRoom

RISKS = (
    "country,SFTGcode,COW,risk_in_2022",
    "Mali,MLI,432,0.5",
    "Burma/Myanmar,MYA,775,0.75",
    "Chad,CHA,483,0.1",
)
OWN = (
    "Ref,Incident date,Country,Killed",
    "7,25/01/2021,Myanmar,4",
    "8,26/01/2021,Myanmar,two",
    "9,27/01/2021,Zembla,1",
)
OTHER = ("Key,Incident date,Country", "1,25/01/2021,Myanmar", "2,26/01/2021,Myanmar")
"""Of other columns than `OWN`."""


def begin(page: CountriesPage) -> ImportsRoom:
    room = page.imports
    assert room.batches.nothing.act is not None
    click(room.batches.nothing.act.button)
    assert room.importing
    return room


def answers(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever asks for a file from now on is given this one."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))


def choose(room: ImportsRoom, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(path, monkeypatch)
    click(room.wizard.choose.area.choose.button)


def settled(qtbot: QtBot, room: ImportsRoom) -> None:
    qtbot.waitUntil(lambda: not room.wizard.busy, timeout=20_000)


def batches(ministry: Ministry) -> tuple[BatchLine, ...]:
    with ministry.store.read() as session:
        return batch_lines(session)
