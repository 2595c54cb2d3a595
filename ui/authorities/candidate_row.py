"""One office in the answer to who can decide: what it can, or why it cannot."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.reading.authority.authority import CandidateLine
from app.reading.authority.who_words import who_words
from language import tr
from language.lists import and_list
from language.phrases import begun
from ui.authorities.words import outcome_of
from ui.theme import TextSize
from ui.widgets.glyph import Glyph
from ui.widgets.words import Words


class CandidateRow(QWidget):
    """The reason is always readable; a rule is named by its number.

    ``terms``: of one that can, under what, until when and with whose signature, in place of the reason; ``owed``: what must be
    recorded first. ``signing``: the instruments under which it signs after another that decides.
    """

    def __init__(
        self, line: CandidateLine, *, terms: str = "", owed: str = "", signing: Sequence[str] = ()
    ) -> None:
        super().__init__()
        outcome, glyph, role = outcome_of(line, owed)
        signs = tr("Signs second under {instruments}.", instruments=and_list(signing)) if signing else ""
        who = who_words(line) if line.person else line.office
        self.setAccessibleName(
            tr(
                "{who}: {outcome}. {reason}",
                who=who,
                outcome=outcome,
                reason=" ".join(filter(None, (begun(terms) or line.reason, signs))),
            )
        )
        side = QVBoxLayout()
        side.addWidget(Glyph(glyph, role))
        side.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Words(who, strong=line.can, wrap=True, selectable=True))
        words.addWidget(Words(outcome, role=role if line.can else "muted", wrap=True))
        if signs:
            words.addWidget(Words(signs, strong=True, wrap=True, selectable=True))
        words.addWidget(Words(begun(terms) or line.reason, wrap=True, selectable=True))
        for said in _more(line):
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


def _more(line: CandidateLine) -> list[str]:
    """On what the instrument of one that can rests; what would help one that cannot."""
    if line.can:
        return [_resting(line.instruments)] if len(line.instruments) > 1 else []
    rule = tr("Authority rule {rule_number}.", rule_number=line.rule_number) if line.rule_number else ""
    return [said for said in (f"{line.remedy} {rule}".strip(),) if said]
