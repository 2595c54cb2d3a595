"""Whoever makes a tool an option sees whom on the exposure list it would reach (S-68)."""

from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from app.actions.engagement.exposure import ListExposure, list_exposure
from app.reading.reports.options import OptionView, option_views
from tests.actions.engagement.test_dealings import MEHL
from tests.support.carrying import open_file, prepared
from tests.support.ministry import Ministry
from ui.reports.choice_card import ChoiceCard
from ui.reports.option_work import OptionWork
from ui.widgets.words import Words


@pytest.fixture
def options(ministry: Ministry) -> dict[str, OptionView]:
    """The options of a report on Myanmar by their tools, one business of the military on the list."""
    case = prepared(ministry, open_file(ministry), "VE-2", "VE-4")
    ministry.do("P-AN1", list_exposure, ListExposure(country="MMR", content=MEHL))
    with ministry.store.read() as session:
        views = option_views(session, case.report_id, ministry.actors["P-FP"], ministry.clock.at)
    return {view.tool: view for view in views}


@pytest.mark.parametrize(
    "card", [lambda view: OptionWork(view, ZoneInfo("UTC"), preparing=False), ChoiceCard]
)
def test_s68_the_card_of_an_option_names_what_its_tool_would_reach(
    qtbot: QtBot,
    options: dict[str, OptionView],
    card: type[ChoiceCard],
) -> None:
    for tool, named in (("VE-4", True), ("VE-2", False)):
        shown = card(options[tool])
        qtbot.addWidget(shown)
        said = " ".join(words.text() for words in shown.findChildren(Words))
        assert ("Myanmar Economic Holdings Limited" in said) is named
