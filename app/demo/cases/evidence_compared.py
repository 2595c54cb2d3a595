"""Evidence set side by side: what supports what, a source graded anew, a wording softened and set right."""

from app.actions.evidence.corroborations import RecordCorroboration, record_corroboration
from app.actions.evidence.items import ReviseEvidence, revise_evidence
from app.actions.evidence.sources import ChangeSource, change_source
from app.demo.script import items
from app.demo.stage import Stage
from app.reading.evidence.items import source_views
from db.evidence import EvidenceItem
from db.vocabulary import Reliability
from db.vocabulary.evidence import Independence

SOFTER = "Civilians reportedly pass screening points and are relocated."


def compare(stage: Stage) -> None:
    """Links between items, each with what is known of their sources; one letter changed with its reason."""
    stage.move_to("2022-06-01 10:00")
    _support(
        stage,
        "mmr-campaign",
        "mmr-displaced",
        Independence.NO,
        "Both come from the same accounts: the number belongs to the campaign, and is no second source for it.",
    )
    _support(
        stage,
        "afg-midyear",
        "afg-cities",
        Independence.UNKNOWN,
        "Both tell of many civilians killed and injured in the summer of 2021. The public accounts do not say "
        "whether they draw on the mission’s figures.",
    )
    with stage.store.read() as session:
        source = next(one for one in source_views(session) if one.source_id == stage.sources["report"])
    stage.as_person("focal_point").do(
        change_source,
        ChangeSource(
            source_id=source.source_id,
            based_on=source.version,
            reason="Several of their dates differ from other sources; the items concerned carry a caution.",
            reliability=Reliability.C,
        ),
    )


def soften(stage: Stage) -> None:
    """A desk makes a summary milder; the focal point sets it right. Both stand in the history of the item."""
    stage.move_to("2022-06-02 09:30")
    first = next(item.summary for item in items() if item.key == "ukr-filtration")
    _reword(stage, "assessor", SOFTER, "More neutral words were asked for.")
    stage.move_to("2022-06-02 15:00")
    _reword(
        stage, "focal_point", first, "The source says transfer by force; our summary does not take it back."
    )


def _support(stage: Stage, one: str, other: str, said: Independence, note: str) -> None:
    request = RecordCorroboration(
        evidence_id=stage.evidence[one], other_id=stage.evidence[other], independence=said, note=note
    )
    stage.as_person("analyst").do(record_corroboration, request)


def _reword(stage: Stage, who: str, summary: str, reason: str) -> None:
    item = stage.evidence["ukr-filtration"]
    with stage.store.read() as session:
        version = session.get_one(EvidenceItem, item).ledger_entry
    request = ReviseEvidence(evidence_id=item, based_on=version, reason=reason, summary=summary)
    stage.as_person(who).do(revise_evidence, request)
