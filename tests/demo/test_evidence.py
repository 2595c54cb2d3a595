"""The demonstration shows evidence side by side: who supports whom, who was moved, whose wording was softened."""

import sqlalchemy as sa

from app.reading.evidence.items import EvidenceView, evidence_of_country, source_views
from app.reading.evidence.source_grades import grades_of_source
from app.reading.evidence.wording import wording_history
from db.evidence import EvidenceItem
from db.vocabulary import Crime, Reliability, SourceKind
from db.vocabulary.evidence import DisplacementManner, Independence
from tests.demo.conftest import Case


def _item(case: Case, country: str, title: str) -> EvidenceView:
    with case.read() as session:
        return next(item for item in evidence_of_country(session, country) if item.title == title)


def test_two_items_of_one_report_support_one_another_and_are_one_source(case: Case) -> None:
    campaign = _item(case, "MMR", "Campaign against the Rohingya")
    (link,) = campaign.links.support
    assert link.independence is Independence.NO
    assert campaign.links.independent.most == 1


def test_s63_the_filtration_camps_of_the_timeline_are_tagged_forced(case: Case) -> None:
    camps = _item(case, "UKR", "Filtration camps: forced transfer")
    (movement,) = camps.displacements
    assert movement.manner is DisplacementManner.FORCED
    assert Crime.CRIMES_AGAINST_HUMANITY in camps.crime_hints
    assert camps.coding_gap == ""
    (fled,) = _item(case, "UKR", "Four million people fled in the first five weeks").displacements
    assert (fled.manner, fled.people_least) == (DisplacementManner.UNKNOWN, 4_000_000)


def test_a_softened_summary_that_was_set_right_stands_in_its_history(case: Case) -> None:
    with case.read() as session:
        title = sa.select(EvidenceItem.id).where(EvidenceItem.title == "Filtration camps: forced transfer")
        history = wording_history(session, session.scalars(title).one())
    assert len(history.rewordings) == 2
    assert history.stages[1].softening.count > 0
    assert history.from_first.count == 0


def test_courts_are_courts_and_a_letter_that_was_changed_says_why(case: Case) -> None:
    with case.read() as session:
        sources = {source.name: source for source in source_views(session)}
        report = next(source for name, source in sources.items() if name.startswith("Public accounts"))
        grades = grades_of_source(session, report.source_id)
    assert sources["International Criminal Court"].kind is SourceKind.COURT
    assert [grade.reliability for grade in grades] == [Reliability.B, Reliability.C]
    assert "differ from other sources" in grades[-1].reason
