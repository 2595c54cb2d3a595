"""The country profile and the watchlist: what the files say, gravest first, with signs, turns and months."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
import sqlalchemy as sa

from app.actions.countries.country_files import Axes, OpenCountryFile, open_country_file
from app.actions.countries.groups import GroupFacts, RecordGroup, record_group
from app.actions.outside.document_runs import PrintEach, print_each
from app.actions.outside.documents import PrintDocument, PrintVolume, print_document, print_volume
from app.actions.outside.imports import ImportFile, WithdrawBatch, import_file, withdraw_batch
from app.documents.kinds import kind_of
from app.documents.watchlist import MonthValue, Turn, Watchlist
from app.exports.watching import Listeners
from app.faults import Stopped
from app.reading.documents.asked import Asked
from app.reading.documents.gathering import gather
from app.rules.entry.filenames import safe_name
from db.imports import ImportBatch
from db.vocabulary import Ongoing, Phase
from db.vocabulary.background import IdentityKind
from tests.documents.support import PRINTER, DocumentDesk
from tests.reports.reading_back import pages, text
from tests.support.casework import evidence, source
from tests.support.ministry import NOW
from tests.support.planning import agreed, lever, moved
from tests.support.sheets import text_file


def with_events(desk: DocumentDesk, folder: Path) -> None:
    """Two months of events in Myanmar."""
    rows = [
        "id,type_of_violence,country,country_id,date_start,date_end,best,side_a",
        *(
            f"{number},3,Myanmar (Burma),775,2025-0{1 + number % 9}-03,2025-0{1 + number % 9}-03,{number},Army"
            for number in range(1, 19)
        ),
    ]
    request = ImportFile(path=text_file(folder, *rows), licence="CC BY 4.0", marking="internal")
    desk.ministry.do("P-AN1", import_file, request)


def opened(desk: DocumentDesk, country: str, phase: Phase | None = None) -> None:
    axes = None if phase is None else Axes(phase=phase, ongoing=Ongoing.UNCLEAR)
    desk.ministry.do("P-FP", open_country_file, OpenCountryFile(country=country, reason="Reports", axes=axes))


def gathered(desk: DocumentDesk, on: date | None = None) -> Watchlist:
    with desk.ministry.store.read() as session:
        found = gather(session, Asked(kind_of("watchlist"), "", desk.ministry.clock(), "Lucía Ferrer", on))
    assert isinstance(found, Watchlist)
    return found


def test_a_profile_has_phase_signs_assessment_and_every_register_in_this_order(
    desk: DocumentDesk, tmp_path: Path
) -> None:
    with_events(desk, tmp_path)
    printed = desk.printed("profile", "Myanmar")
    shown = text(printed.content)
    order = [
        "Myanmar",
        "Phase",
        "Next review",
        "Signs of early onset",
        "Measured on UCDP GED",
        "Risk assessment",
        "Moderate confidence",
        "Groups at risk",
        "Past atrocities",
        "Treaties",
        "UN mechanisms",
        "Levers",
        "Action plans",
        "Reports",
        f"{desk.report} Troops mass",
        "Newest evidence",
    ]
    places = [shown.index(part) for part in order]
    assert places == sorted(places)
    outline = pypdf.PdfReader(BytesIO(printed.content)).outline
    titles = [str(one["/Title"]) for one in outline if not isinstance(one, list)]
    assert titles[:3] == ["Phase", "Signs of early onset", "Risk assessment"]


def test_a_profile_takes_the_highest_marking_of_what_it_rests_on_and_its_names_say_less(
    desk: DocumentDesk,
) -> None:
    evidence(
        desk.ministry, source(desk.ministry, "Post in Naypyidaw"), marking="secret", title="Convoys by night"
    )
    printed = desk.printed("profile", "MMR")
    assert printed.marking == "SECRET"
    assert all(page.startswith("SECRET ") and page.endswith(" SECRET") for page in pages(printed.content))
    assert "MMR" not in printed.file_name
    assert printed.file_name == safe_name(printed.file_name)
    assert "Myanmar" not in str(pypdf.PdfReader(BytesIO(printed.content)).metadata)


def test_a_protected_group_leaves_under_its_pseudonym(desk: DocumentDesk) -> None:
    facts = GroupFacts(
        name="Rohingya",
        identity=IdentityKind.ETHNIC,
        protected=True,
        risk="Stateless and not free to move.",
        source="Census",
        source_on=date(2014, 3, 1),
    )
    request = RecordGroup(country="MMR", group=facts)
    desk.ministry.do("P-AN1", record_group, request)
    shown = text(desk.printed("profile", "MMR").content)
    assert "Rohingya" not in shown
    assert "MMR Group 1" in shown


def test_a_country_without_a_file_has_no_profile(desk: DocumentDesk) -> None:
    request = PrintDocument(kind="profile", subject="Chad", printer=PRINTER)
    assert (
        desk.ministry.rejection(lambda: desk.ministry.draw("P-FP", print_document, request)).field
        == "country"
    )


def test_the_watchlist_has_the_gravest_first_says_how_the_phase_turned_and_draws_the_year(
    desk: DocumentDesk, tmp_path: Path
) -> None:
    opened(desk, "TCD")
    opened(desk, "SDN", Phase.IMMINENT_RISK)
    with_events(desk, tmp_path)
    found = gathered(desk)
    assert found.lines[0].country == "SDN"
    assert all(line.turn is Turn.NEW for line in found.lines)
    myanmar = next(line for line in found.lines if line.country == "MMR")
    assert len(myanmar.months) == 12
    assert MonthValue(date(2025, 9, 1), 8 + 17) in myanmar.months
    assert any(one.deaths is None for one in myanmar.months)
    desk.ministry.clock.at = NOW + timedelta(days=100)
    later = gathered(desk)
    assert {line.turn for line in later.lines if line.phase} == {Turn.SAME}
    shown = text(desk.printed("watchlist").content)
    assert shown.index("Sudan") < shown.index("Chad")
    assert "unchanged in a quarter" in shown
    assert "no events on file" in shown
    assert "highest 27" in shown


def test_a_run_writes_a_file_for_each_country_and_can_be_stopped_between_two(
    desk: DocumentDesk, tmp_path: Path
) -> None:
    opened(desk, "TCD")
    opened(desk, "SDN")
    told: list[tuple[int, int]] = []
    run = PrintEach(
        kind="profile",
        subjects=("TCD", "MMR", "SDN"),
        folder=tmp_path,
        printer=PRINTER,
        listeners=Listeners(
            progress=lambda done, total: told.append((done, total)), cancelled=lambda: len(told) == 2
        ),
    )
    with pytest.raises(Stopped, match="2 of 3 files"):
        print_each(desk.ministry.store, desk.ministry.actors["P-FP"], run)
    names = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert [name[: len("profile-2026-01-15-001")] for name in names] == [
        "profile-2026-01-15-001",
        "profile-2026-01-15-002",
    ]
    assert [entry["detail"]["copy"] for entry in desk.recorded()] == [1, 1]


def test_a_volume_binds_them_under_one_marking_with_each_in_the_outline(desk: DocumentDesk) -> None:
    opened(desk, "TCD")
    evidence(
        desk.ministry, source(desk.ministry, "Post in Naypyidaw"), marking="secret", title="Convoys by night"
    )
    request = PrintVolume(kind="profile", subjects=("TCD", "MMR"), printer=PRINTER)
    printed = desk.ministry.draw("P-FP", print_volume, request)
    found = pages(printed.content)
    assert all(page.startswith("SECRET ") and page.endswith(" SECRET") for page in found)
    assert all(f"of {len(found)} " in page for page in found)
    outline = pypdf.PdfReader(BytesIO(printed.content)).outline
    titles = [str(one["/Title"]) for one in outline if not isinstance(one, list)]
    assert titles.index("Chad") < titles.index("Myanmar")
    (entry,) = desk.recorded()
    assert entry["detail"]["copy"] == 1


def test_a_profile_of_a_past_day_is_the_one_that_was_printed_then_and_says_so(
    desk: DocumentDesk, tmp_path: Path
) -> None:
    with_events(desk, tmp_path)
    lever(desk.ministry)
    agreed(desk.ministry, Phase.VIOLENCE_ESCALATION, "VE-1")
    then = text(desk.printed("profile", "MMR").content)
    first_day = desk.ministry.clock.at.date()

    desk.ministry.clock.at += timedelta(days=40)
    moved(desk.ministry, Phase.IMMINENT_RISK, desk.ministry.clock.at.date())
    evidence(desk.ministry, source(desk.ministry, "Post in Sittwe"), title="Convoys by night")
    lever(desk.ministry, title="Visa ban")
    with desk.ministry.store.read() as session:
        (imported,) = session.scalars(sa.select(ImportBatch))
        withdrawal = WithdrawBatch(batch_id=imported.id, reason="Wrong file")
    desk.ministry.do("P-FP", withdraw_batch, withdrawal)

    now = text(desk.printed("profile", "MMR").content)
    assert "Convoys by night" in now
    assert "A past day" not in now
    past = text(desk.printed("profile", "MMR", on=first_day).content)
    assert "A past day: as it was recorded by" in past
    assert "What was recorded later is not in it." in past
    for later in ("Convoys by night", "Visa ban", "Imminent risk. Risk"):
        assert later not in past
    assert _between(past, "Signs of early onset", "Past atrocities") == _between(
        then, "Signs of early onset", "Past atrocities"
    )


def _between(shown: str, first: str, last: str) -> str:
    return shown[shown.index(first) : shown.index(last)]


def test_a_watchlist_of_a_past_day_has_the_files_and_the_months_of_that_day(
    desk: DocumentDesk, tmp_path: Path
) -> None:
    first_day = desk.ministry.clock.at.date()
    desk.ministry.clock.at += timedelta(days=40)
    with_events(desk, tmp_path)
    opened(desk, "SDN", Phase.IMMINENT_RISK)
    moved(desk.ministry, Phase.IMMINENT_RISK, desk.ministry.clock.at.date())
    assert [line.country for line in gathered(desk).lines] == ["MMR", "SDN"]
    past = gathered(desk, on=first_day)
    (line,) = past.lines
    assert (line.country, line.phase, line.months) == ("MMR", Phase.VIOLENCE_ESCALATION, ())
    shown = text(desk.printed("watchlist", on=first_day).content)
    assert "A past day: as it was recorded by" in shown
    assert "Sudan" not in shown


def test_a_file_that_was_not_open_then_has_no_profile_of_that_day(desk: DocumentDesk) -> None:
    first_day = desk.ministry.clock.at.date()
    early = PrintDocument(kind="profile", subject="MMR", on=first_day - timedelta(days=1), printer=PRINTER)
    assert desk.ministry.rejection(lambda: desk.ministry.draw("P-FP", print_document, early)).field == "on"
    to_come = PrintDocument(kind="watchlist", on=first_day + timedelta(days=1), printer=PRINTER)
    assert desk.ministry.rejection(lambda: desk.ministry.draw("P-FP", print_document, to_come)).message
