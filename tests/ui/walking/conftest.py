"""A case with something in every corner, and the ways through its window."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.actions.countries.country_files import Axes, OpenCountryFile, open_country_file
from app.actions.evidence.items import RecordEvidence, record_evidence
from app.actions.evidence.sources import AddSource, add_source
from app.actions.reports.drafting import DraftReport, draft_report
from app.content import DraftContent
from app.opening.ministry import open_ministry
from app.perform import perform
from db.vocabulary import Credibility, Ongoing, Phase, Reliability, SourceKind
from tests.support.founding import PASSPHRASE
from tests.support.ministry import NOW, SetClock
from tests.support.opened import copy_of_ministry, make_small_ministry
from tests.support.templates import Templates
from tests.ui.spoken import by_colour_alone, misnamed
from tests.ui.support import (
    against_the_reading,
    assert_accessible,
    focusable,
    nameless,
    out_of_reach,
    tab_chain,
)
from tests.ui.walking.faults import cramped, scrolls_within_scrolls, unsaid
from tests.ui.walking.kept_forms import typed_in
from tests.ui.workplace import at_work
from tools.walking import dialogs, settle, stops, window_dialogs
from ui.dialogs.dialog import Dialog
from ui.help.where import topic_here
from ui.keys import conflicts, keys_of, sheet
from ui.session import WorkSession
from ui.theme import Theme, ThemeChoice
from ui.window import MainWindow

LOGIN = "l.ferrer"
"""A focal point and administrator: whoever may do most sees most."""

Walk = Callable[[], AbstractContextManager[WorkSession]]


@pytest.fixture(scope="session")
def _filled(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Path:
    _made, small = templates.get("small-ministry", make_small_ministry)
    folder = copy_of_ministry(small, tmp_path_factory.mktemp("walked") / "case")
    with open_ministry(folder, LOGIN, PASSPHRASE, clock=SetClock(NOW)) as ministry:
        store, actor = ministry.store, ministry.actor
        axes = Axes(phase=Phase.VIOLENCE_ESCALATION, ongoing=Ongoing.UNCLEAR)
        perform(
            store,
            actor,
            open_country_file,
            OpenCountryFile(country="MMR", reason="Reports from the post", axes=axes),
        )
        source = perform(
            store,
            actor,
            add_source,
            AddSource(name="Post in Yangon", kind=SourceKind.POST, reliability=Reliability.B),
        )
        item = perform(
            store,
            actor,
            record_evidence,
            RecordEvidence(
                country="MMR",
                source_id=source.source_id,
                title="Villages burned in Maungdaw, and the road to the north closed to everyone who would look",
                original_wording="We saw four villages burning on the far bank.",
                summary="Four villages burned in northern Maungdaw.",
                occurred_on=date(2026, 1, 10),
                reported_on=date(2026, 1, 12),
                credibility=Credibility.PROBABLY_TRUE,
                violations=("killing",),
                marking="internal",
            ),
        )
        content = DraftContent(title="Villages burn in the north", marking="internal")
        perform(
            store,
            actor,
            draft_report,
            DraftReport(country="MMR", content=content, evidence=(item.evidence_id,)),
        )
    return folder


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of the window as a walk found it."""

    name: str
    wrong: tuple[str, ...]
    """What cannot be read, named or gone through in order."""

    clashes: tuple[str, ...]
    keys: frozenset[str]
    topic: str


@pytest.fixture(scope="session")
def walked(_filled: Path, _application: Theme, tmp_path_factory: pytest.TempPathFactory) -> tuple[Stop, ...]:
    """Every place of a focal point's window, 1280 × 800, gone through once for all that is asked of it."""
    folder = copy_of_ministry(_filled, tmp_path_factory.mktemp("seen") / "case")
    with at_work(folder, LOGIN) as session:
        session.window.resize(1280, 800)
        return tuple(_seen(session.window, name) for name, _place in stops(session))


def _seen(window: MainWindow, name: str) -> Stop:
    # Asked for once: there are thousands of widgets in the window by and by, and each is looked at for it.
    with _looked_through_once(window):
        reached, chain = focusable(window), tab_chain(window)
        wrong = cramped(window) + scrolls_within_scrolls(window)
        wrong += misnamed(reached) + by_colour_alone(window)
        wrong += [f"without a name for screen readers: {one}" for one in nameless(reached)]
        if not reached:
            wrong.append("nothing in the window takes the focus")
        wrong += against_the_reading(window, chain)
        registered = keys_of(window)
        with patch("ui.keys.keys_of", return_value=registered):
            clashes, keys = tuple(conflicts(window)), frozenset(line.keys for line in sheet(window))
    return Stop(
        name=name,
        # Last, since it goes through the window by Tab.
        wrong=(*wrong, *out_of_reach(window, chain)),
        clashes=clashes,
        keys=keys,
        topic=topic_here(window.pages[window.here[0]], None),
    )


@contextmanager
def _looked_through_once(window: MainWindow) -> Iterator[None]:
    """While nothing is made or goes, whoever asks for the things of the window is answered from what was found first."""
    every: dict[type[QObject], list[QObject]] = {QObject: window.findChildren(QObject)}

    def found(kind: type[QObject]) -> list[QObject]:
        if kind not in every:
            every[kind] = [one for one in every[QObject] if isinstance(one, kind)]
        return list(every[kind])

    with patch.object(window, "findChildren", found):
        yield


@dataclass(frozen=True, slots=True)
class LargeWalk:
    """What was found in a window with type twice as large, right to left and in high contrast, and in every dialog that an
    act opens.
    """

    wrong: tuple[str, ...]
    """What is cut, or cannot be read, named or gone through in order."""

    opened: frozenset[str]
    """The words of the acts that open a dialog."""

    kept_wrongly: tuple[str, ...]
    """What is typed in a form and not kept, and what is secret and written down."""

    forms: frozenset[str]


@pytest.fixture(scope="session")
def walked_large(_filled: Path, _application: Theme, tmp_path_factory: pytest.TempPathFactory) -> LargeWalk:
    """Each place and dialog is looked at first, and typed in then: opening them all takes longer than either."""
    wrong: list[str] = []
    kept_wrongly: list[str] = []
    opened: set[str] = set()
    forms: set[str] = set()
    folder = tmp_path_factory.mktemp("large") / "case"
    right_to_left = Qt.LayoutDirection.RightToLeft
    with _walk(
        _filled, folder, _application, choice=ThemeChoice.CONTRAST, scale=2.0, direction=right_to_left
    ) as session:
        for name, place in stops(session):
            wrong += [f"{name}: {one}" for one in cramped(session.window)]
            kept_wrongly += [f"{name}: {one}" for one in typed_in(session, place)]
            for words, dialog in dialogs(session, place, opened):
                assert_accessible(dialog)
                found = cramped(dialog) + unsaid(dialog) + against_the_reading(dialog)
                wrong += [f"{name}, {words}: {one}" for one in found]
                kept_wrongly += [f"{name}, {words}: {one}" for one in typed_in(session, dialog)]
                forms.add(type(dialog).__name__)
                if isinstance(dialog, Dialog):
                    dialog.form.settle()
            settle(session)
        for words, dialog in window_dialogs(session):
            assert_accessible(dialog)
            wrong += [f"{words}: {one}" for one in cramped(dialog) + unsaid(dialog)]
    return LargeWalk(tuple(wrong), frozenset(opened), tuple(kept_wrongly), frozenset(forms))


@contextmanager
def _walk(
    filled: Path,
    folder: Path,
    theme: Theme,
    *,
    choice: ThemeChoice = ThemeChoice.LIGHT,
    scale: float = 1.0,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> Iterator[WorkSession]:
    """The window of a focal point on a copy, 1280 × 800; afterwards the theme is what it is for every other test."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.choose(choice)
    theme.resize(text_scale=scale)
    app.setLayoutDirection(direction)
    try:
        with at_work(copy_of_ministry(filled, folder), LOGIN) as session:
            session.window.resize(1280, 800)
            yield session
    finally:
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        theme.resize(text_scale=1.0)
        theme.choose(ThemeChoice.LIGHT)


@pytest.fixture
def walk(_filled: Path, tmp_path: Path, theme: Theme) -> Walk:
    """Opens the window of a focal point on a copy, 1280 × 800."""
    return partial(_walk, _filled, tmp_path / "case", theme)
