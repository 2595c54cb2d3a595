"""Every place that the program itself leads to opens the right page, tab and entry: found things, lines of the desk,
reviews, entries of the history, and the ways that are offered by name."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.demo.logins import demo_passphrase
from app.demo.outputs import CASE
from app.opening.ministry import open_ministry
from app.reading.desk import desk
from app.reading.ledger.lines import line_of
from app.reading.ledger.places import places_of
from app.reading.reviews_due import reviews_due
from app.reading.search.places import placed
from db.actor import Actor
from db.finding.tables import THINGS
from db.ledger.entries import ledger
from reports.printer import PdfPrinter
from tests.demo.conftest import Played, played
from ui.authorities.page import AuthoritiesPage
from ui.countries.page import CountriesPage
from ui.countries.parts import PARTS
from ui.find.commands import _BEGINNINGS
from ui.pages import make_pages
from ui.reports.reports_page import ReportsPage
from ui.session import WorkSession
from ui.widgets.choosing import _NAMES
from ui.widgets.table_view import TableView

__all__ = ["played"]

Place = tuple[str, str]
_PARTS = [name for name, _title in PARTS]


@pytest.fixture(scope="module")
def folder(played: Played, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("ways") / CASE
    shutil.copytree(played.out / CASE, made)
    return made


@pytest.fixture
def window(folder: Path, qtbot: QtBot) -> Iterator[WorkSession]:
    session = WorkSession(open_ministry(folder, "ferrer", demo_passphrase()), PdfPrinter(), make_pages)
    session.window.go("desk")
    session.window.show()
    yield session
    session.window.close()


def _shape(said: str, place: Place) -> tuple[str, str, str, int]:
    """Sort of way, page, part and how much of a place is named: one place of each shape is walked."""
    page, key = place
    part = key.split("/")[1] if "/" in key else key if page in {"authorities", "history"} else ""
    sort = said if said.startswith("found") else key.rpartition("/")[2][:2] if key.count("/") == 2 else ""
    return sort, page, "#" if part.startswith("#") else part, key.count("/")


def _found(session: Session) -> Iterator[tuple[str, Place]]:
    """One thing of each kind, as the search leads to it."""
    kinds: dict[str, tuple[int, str, str]] = {}
    for row in session.execute(sa.select(THINGS.c.id, THINGS.c.kind, THINGS.c.subject, THINGS.c.subject_id)):
        kinds.setdefault(f"{row.kind} {row.subject}", (row.id, row.subject, row.subject_id))
    for kind, seen in kinds.items():
        place = placed(session, [seen])[seen[2]]
        if place.page:
            yield f"found {kind}", (place.page, place.key)


def _recorded(session: Session) -> Iterator[tuple[str, Place]]:
    """Where entries of the ledger lead, one of each action."""
    newest = sa.select(sa.func.max(ledger.c.number)).group_by(ledger.c.action)
    for row in session.execute(sa.select(ledger).where(ledger.c.number.in_(newest))):
        places = places_of(session, line_of(row))
        for name in ("thing", "brief", "file"):
            place = getattr(places, name)
            if place is not None:
                yield f"{name} of {row.action}", place


def _ways(session: Session, actor: Actor, work: WorkSession) -> Iterator[tuple[str, Place]]:
    at = work.case.now()
    for line in desk(session, actor, at, at.date()).lines:
        yield f"desk: {line.need}", (line.page, line.opens)
    for review in reviews_due(session, at.date()):
        yield f"review: {review.what}", ("countries", review.opens)
    yield from _found(session)
    yield from _recorded(session)
    for words, page, key, _act, _also in _BEGINNINGS:
        yield words, (page, key)


def test_every_way_that_the_program_offers_opens_what_it_names(window: WorkSession, qtbot: QtBot) -> None:
    with window.case.ministry.store.read() as session:
        ways = {
            _shape(said, place): (said, place) for said, place in _ways(session, window.case.actor, window)
        }
    pages = {page for _sort, page, _part, _depth in ways}
    assert pages >= {"countries", "reports", "authorities", "history"}
    assert len(ways) >= 20
    wrong = [f"{said}: {place}" for said, place in ways.values() if not _opens(window, qtbot, place)]
    assert not wrong, "\n".join(wrong)


def _opens(work: WorkSession, qtbot: QtBot, place: Place) -> bool:
    page, key = place
    work.window.above.notice.clear()
    work.window.go(page, key)
    shown = work.window.pages[page]
    # By a page's own entry one finds what stands there.
    here = work.window.here if key else (work.window.here[0], "")
    if here != place or not shown.isVisible() or work.window.above.notice.isVisible():
        return False
    try:
        qtbot.waitUntil(lambda: _is_there(shown, key), timeout=5_000)
    except qtbot.TimeoutError:
        return False
    return True


def _is_there(page: object, key: str) -> bool:
    if isinstance(page, CountriesPage):
        country, _, rest = key.partition("/")
        part, _, wanted = rest.partition("/")
        if country == "imports":
            return page.imports.isVisible()
        if not country:
            return page.list.isVisible()
        if part == "on":
            return page.file.banner.isVisible()
        if not part:
            return page.file.isVisible()
        tabs = page.file.tabs
        return tabs.currentIndex() == _PARTS.index(part) and (
            not wanted or _chosen(tabs.currentWidget(), wanted)
        )
    if isinstance(page, ReportsPage):
        number, _, version = key.partition("/brief/")
        if not number:
            return page.list.isVisible()
        return page.brief.isVisible() if version else page.report.isVisible()
    if isinstance(page, AuthoritiesPage):
        name, _, about = key.partition("/")
        if name == "organisation":
            return page.organisation.isVisible() and (not about or page.organisation.tree.chosen == about)
        if name in {"who", "coverage", "what-if", "instruments"}:
            return page.tabs.isVisible() and page.tabs.shown == name.replace("-", "_")
        chosen = page.instruments.table.current_row()
        return page.instruments.isVisible() and (not key or (chosen is not None and chosen.number == key))
    return True


def _chosen(tab: object, wanted: str) -> bool:
    """Whether some table of the tab stands at the entry that is called so; a measure, at its plan and at it."""
    tables: list[TableView] = tab.findChildren(TableView)  # type: ignore[attr-defined, type-arg]
    rows = [row for table in tables if (row := table.current_row()) is not None]
    number, _, ordinal = wanted.partition("/")
    entry = any(str(getattr(row, name, "")) == number for row in rows for name in _NAMES)
    return entry and (not ordinal or any(str(getattr(row, "ordinal", "")) == ordinal for row in rows))
