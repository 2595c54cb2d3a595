"""One office in the answer to who can decide: its place in the order, what it can, or why it cannot."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.reading.authority.authority import CandidateLine
from language import tr
from language.lists import and_list
from ui.authorities.words import OUTCOMES
from ui.case import Case
from ui.reports.words import moment
from ui.theme import TextSize
from ui.widgets.glyph import Glyph
from ui.widgets.words import Words


class CandidateRow(QWidget):
    """The reason is always readable; a rule is named by its number."""

    def __init__(self, place: int, line: CandidateLine, case: Case) -> None:
        super().__init__()
        outcome, glyph, role = OUTCOMES[line.outcome]
        if line.can and line.conditions:
            outcome, glyph, role = tr("Can decide once what is missing is recorded"), "time-near", "warn"
        self.setAccessibleName(
            tr(
                "{place}. {office}: {outcome}. {reason}",
                place=place,
                office=line.office,
                outcome=outcome,
                reason=line.reason,
            )
        )
        side = QVBoxLayout()
        side.addWidget(Glyph(glyph, role))
        side.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(1)
        person = f", {line.person}" if line.person else ""
        words.addWidget(Words(f"{place}. {line.office}{person}", strong=line.can, wrap=True, selectable=True))
        words.addWidget(Words(outcome, role=role if line.can else "muted"))
        words.addWidget(Words(line.reason, wrap=True, selectable=True))
        for said in _more(line, case):
            words.addWidget(Words(said, size=TextSize.CAPTION, role="muted", wrap=True, selectable=True))
        for warning in line.warnings:
            words.addWidget(
                Words(
                    tr("Caution: {warning}", warning=warning), size=TextSize.CAPTION, role="warn", wrap=True
                )
            )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addLayout(side)
        row.addLayout(words, 1)


def _resting(instruments: Sequence[str]) -> str:
    """``D-003, resting on D-002, resting on D-001``."""
    *lower, said = instruments
    for instrument in reversed(lower):
        said = tr("{instrument}, resting on {higher}", instrument=instrument, higher=said)
    return said


def _more(line: CandidateLine, case: Case) -> list[str]:
    said = []
    if line.instruments:
        said.append(tr("Under {instruments}.", instruments=_resting(line.instruments)))
    if line.second_signatures:
        said.append(
            tr(
                "Without effect until {second_signatures} has signed too.",
                second_signatures=and_list(line.second_signatures),
            )
        )
    if line.ratify_by:
        said.append(
            tr(
                "{ratifying_office} must ratify it before {ratify_by}.",
                ratifying_office=line.ratifying_office,
                ratify_by=moment(line.ratify_by, case.zone),
            )
        )
    said += line.conditions
    if not line.can:
        rule = tr("Authority rule {rule_number}.", rule_number=line.rule_number) if line.rule_number else ""
        said.append(f"{line.remedy} {rule}".strip())
    return [one for one in said if one]
