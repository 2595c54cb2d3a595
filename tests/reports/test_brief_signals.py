"""Events, a signal, a draft, a page: what the three signs and annex B say when they are read back from paper."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.actions.outside.signal_answers import AcceptSignal, accept_signal
from app.actions.outside.signals import LookForSignals, look_for_signals
from app.actions.reports.drafting import DraftReport, draft_report
from app.briefs.data import BriefData
from app.briefs.encoding import brief_hash
from app.briefs.judgement import SignKind
from app.content import DraftContent
from app.reading.briefs.gathering import BriefPurpose
from app.reading.briefs.preview import brief_preview
from app.reading.outside.signals import signal_views
from db.vocabulary import Credibility, Reliability
from db.vocabulary.signals import Sign
from reports.brief import render_brief
from tests.actions.conftest import built_ministry
from tests.reports.reading_back import body, ink, pages, pictures
from tests.support.casework import opened
from tests.support.ged import Ged, import_ged, quiet_months
from tests.support.ministry import NOW, Ministry, copy_of

__all__ = ["built_ministry"]

BEGIN = date(2023, 1, 1)
MASSACRE = [Ged(key=9000 + day, day=date(2025, 6, day), dead=60) for day in range(1, 6)]
ELSEWHERE = Ged(key=9900, day=date(2025, 6, 9), dead=1, kind=1, civilians=0, area="", side_b="KIO")


@pytest.fixture(scope="module")
def imported(
    built_ministry: tuple[Ministry, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Ministry, Path]:
    """A ministry that has imported the massacre and has yet to look at it, closed."""
    folder = tmp_path_factory.mktemp("signals")
    with copy_of(*built_ministry, folder) as ministry:
        opened(ministry)
        import_ged(ministry, folder, [*quiet_months(BEGIN, 29), *MASSACRE, ELSEWHERE])
    return ministry, folder


@pytest.fixture(scope="module")
def brief(imported: tuple[Ministry, Path], tmp_path_factory: pytest.TempPathFactory) -> BriefData:
    """The brief of a draft that was opened from the sign of civilians among the dead, in June 2025."""
    with copy_of(*imported, tmp_path_factory.mktemp("looked")) as ministry:
        ministry.do("P-AN1", look_for_signals, LookForSignals(country="MMR"))
        return _accepted(ministry)


def _accepted(ministry: Ministry) -> BriefData:
    with ministry.store.read() as session:
        signal = next(one for one in signal_views(session, "MMR") if one.sign is Sign.CIVILIAN_SHARE)
    accept = AcceptSignal(
        signal_id=signal.signal_id,
        based_on=signal.version,
        reliability=Reliability.B,
        credibility=Credibility.PROBABLY_TRUE,
    )
    drafted = ministry.do("P-AN1", accept_signal, accept)
    return _preview(ministry, drafted.report_id, NOW)


def _preview(ministry: Ministry, report_id: str, at: datetime) -> BriefData:
    purpose = BriefPurpose(
        office_id=ministry.offices["dg_political"],
        decide_by=at + timedelta(days=1),
        because="The rains end",
        cleared_by=ministry.people["P-FP"],
    )
    with ministry.store.read() as session:
        return brief_preview(session, report_id, purpose, at).data


@pytest.fixture(scope="module")
def pdf(brief: BriefData) -> bytes:
    return render_brief(brief, frozen_hash=brief_hash(brief))


def test_the_three_signs_stand_on_paper_with_number_baseline_test_and_months(pdf: bytes) -> None:
    page = " ".join(body(pdf))
    assert "Civilians among the dead" in page
    assert "99.7 % of 301 deaths in June 2025 (baseline, broken line: 17 % in the 24 months before)" in page
    assert "beta-binomial" not in page[: page.index("5 Evidence")].partition("4 Judgement")[2]
    assert "Present: P(X ≥ 300 of 301) < 0.0" in page
    assert ", level 0.01 (SG-2026-000" in page
    assert "2023-07 highest 99.7 % 2025-06" in page


def test_a_sign_that_was_not_seen_has_its_numbers_too(brief: BriefData, pdf: bytes) -> None:
    signs = {sign.kind: sign for sign in brief.judgement.signs}
    assert signs[SignKind.CIVILIAN_SHARE].present is True
    assert signs[SignKind.INFRASTRUCTURE].present is not True
    page = " ".join(body(pdf))
    assert "0 attacks in June 2025 (baseline, broken line: 0.0 a month in the 24 months before)" in page
    assert "no named side in June 2025" in page
    assert "Not present: wanted are 3 areas in each of 4 weeks in a row" in page
    assert "Not measured" not in page


def test_a_report_that_was_not_opened_from_a_signal_has_the_signs_of_the_last_month_of_the_data(
    imported: tuple[Ministry, Path], tmp_path: Path
) -> None:
    request = DraftReport(
        country="MMR", content=DraftContent(title="Killings", marking="internal"), evidence=()
    )
    with copy_of(*imported, tmp_path) as ministry:
        report_id = ministry.do("P-AN1", draft_report, request).report_id
        share, infrastructure, spread = _preview(ministry, report_id, NOW).judgement.signs
        # What the data said more than a year ago says nothing of a warning today.
        later = _preview(ministry, report_id, NOW + timedelta(days=200)).judgement.signs
    assert share.value == "99.7 % of 301 deaths in June 2025"
    assert share.present is True
    assert "level 0.01" in share.test
    assert "SG-" not in share.test
    assert len(share.series) == 24
    assert infrastructure.value == "0 attacks in June 2025"
    assert spread.value == "no named side in June 2025"
    assert {sign.value for sign in later} == {""}
    assert "no imported events of the last year" in later[0].not_measured_because


def test_annex_b_draws_the_months_and_the_areas_and_counts_what_the_map_cannot_show(pdf: bytes) -> None:
    page = next(page for page in pages(pdf) if "Annex B Events" in page)
    assert "52 events by the month in which they began, July 2023 to June 2025." in page
    assert "Data: UCDP GED, import IB-2026-0001." in page
    assert "Rakhine state" in page
    assert "No boundary is drawn. Not on the map: 1 of 52 events" in page
    assert "20.7° N to 20.9° N" in page
    assert "Listed: 5 events, 300 deaths by best estimate." in page
    assert "9001 " in page


def test_charts_are_drawn_and_stay_within_the_page(pdf: bytes) -> None:
    page = pictures(pdf)[2]
    width, height = page.size
    assert ink(page.crop((int(width * 0.52), int(height * 0.1), width - 40, int(height * 0.45)))) > 0.005
    assert ink(page.crop((width - 36, 0, width, height))) == 0
