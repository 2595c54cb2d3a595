"""A report's draft to be read: every part that its author wrote, under the headings of the form."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.content import DraftContent
from app.refusals import BadInput
from app.rules.reports.citations import citations
from app.rules.risk.likelihood import LikelihoodScale, describe
from db.vocabulary import words
from language import mark, tr
from ui.reports.citing import CitationLine
from ui.reports.phase_line import phase_line
from ui.theme import TextSize, current
from ui.widgets.facts import Facts
from ui.widgets.layouts import empty
from ui.widgets.words import Words

_UNSAID = mark("Not said.")


class DraftText(QWidget):
    """Shows one content. Parts that are empty are named in a line at the end, not shown one by one.

    ``evidence_asked`` carries the number of an item that a text cites.
    """

    evidence_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current().metrics.inside)
        self._shown: DraftContent | None = None

    def show_content(self, content: DraftContent, scale: LikelihoodScale) -> None:
        """Show a draft."""
        if content == self._shown:
            return
        self._shown = content
        empty(self._column)
        self._bottom_line(content)
        self._judgement(content, scale)
        self._paragraphs(tr("Signs observed"), _signs(content))
        self._paragraphs(tr("Gaps and assumptions"), _gaps(content))
        self._paragraphs(tr("Sensitivities, law and money"), _considerations(content))
        self._paragraphs(tr("Lines to take"), [("", content.lines_to_take)])
        unsaid = [label.lower() for label, text in _optional(content) if not text]
        if unsaid:
            said = tr("Left empty: {unsaid}.", unsaid=", ".join(unsaid))
            self._column.addWidget(Words(said, size=TextSize.CAPTION, role="muted", wrap=True))

    def _bottom_line(self, content: DraftContent) -> None:
        self._column.addWidget(Words(content.title, size=TextSize.SECTION, wrap=True, selectable=True))
        self._text(content.summary or tr("What is happening is not said."))
        facts = Facts()
        facts.add(tr("Asked"), content.ask or tr(_UNSAID))
        facts.add(tr("Urgency"), words(content.urgency) if content.urgency else tr(_UNSAID))
        if content.deadline_because:
            facts.add(tr("Deadline because"), content.deadline_because)
        self._column.addWidget(facts)
        self._cites(content.ask, content.deadline_because)

    def _judgement(self, content: DraftContent, scale: LikelihoodScale) -> None:
        self._head(tr("Judgement"))
        facts = Facts()
        facts.add(
            tr("Proposed phase"),
            phase_line(content.proposed_phase) if content.proposed_phase else tr(_UNSAID),
        )
        facts.add(tr("How likely"), _likely(content.likelihood_word, scale))
        if content.likelihood_statement:
            facts.add("", content.likelihood_statement)
        facts.add(tr("How sure"), words(content.confidence) if content.confidence else tr(_UNSAID))
        if content.confidence_reason:
            facts.add("", content.confidence_reason)
        facts.add(tr("Crimes"), _crimes(content))
        for note in (crime.note for crime in content.crimes if crime.note):
            facts.add("", note)
        facts.add(tr("Affected groups"), content.affected_groups or tr(_UNSAID))
        self._column.addWidget(facts)
        self._cites(content.likelihood_statement, content.confidence_reason, content.affected_groups)

    def _paragraphs(self, title: str, parts: list[tuple[str, str]]) -> None:
        said = [(label, text) for label, text in parts if text]
        if not said:
            return
        self._head(title)
        for label, text in said:
            if label:
                self._column.addWidget(Words(label, role="muted"))
            self._text(text)

    def _head(self, title: str) -> None:
        self._column.addSpacing(current().metrics.inside)
        self._column.addWidget(Words(title, strong=True))

    def _text(self, text: str) -> None:
        self._column.addWidget(Words(text, running=True, selectable=True))
        self._cites(text)

    def _cites(self, *texts: str) -> None:
        text = "\n".join(texts)
        if citations(text):
            line = CitationLine(text)
            line.opened.connect(self.evidence_asked)
            self._column.addWidget(line)


def _likely(code: str, scale: LikelihoodScale) -> str:
    if not code:
        return tr(_UNSAID)
    try:
        return describe(scale.word(code))
    except BadInput:
        # Written on a scale that the ministry no longer uses.
        return code.replace("_", " ")


def _crimes(content: DraftContent) -> str:
    if content.crimes_undetermined:
        return tr("Too early to say.")
    return ", ".join(words(crime) for crime in content.crimes) or tr(_UNSAID)


def _signs(content: DraftContent) -> list[tuple[str, str]]:
    return [
        (tr("Civilian share of deaths"), content.sign_civilians),
        (tr("Civilian infrastructure"), content.sign_infrastructure),
        (tr("Spread and pattern"), content.sign_spread),
        (tr("Indicators seen"), "\n".join(f"– {line}" for line in content.indicators)),
    ]


def _gaps(content: DraftContent) -> list[tuple[str, str]]:
    return [(tr("What is not known"), content.information_gaps), (tr("Assumptions"), content.assumptions)]


def _considerations(content: DraftContent) -> list[tuple[str, str]]:
    return [
        (tr("Sensitivities"), content.sensitivities),
        (tr("Legal"), content.legal),
        (tr("Financial"), content.financial),
    ]


def _optional(content: DraftContent) -> Iterator[tuple[str, str]]:
    yield from _signs(content)
    yield from _gaps(content)
    yield from _considerations(content)
    yield (tr("Lines to take"), content.lines_to_take)
