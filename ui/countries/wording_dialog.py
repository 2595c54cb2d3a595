"""Was wording from the field changed on its way up? Every text of an item, one beneath another, compared."""

from PySide6.QtWidgets import QWidget

from app.reading.evidence.wording import WordingHistory, WordingStage
from app.rules.evidence.softening import Softening
from app.rules.evidence.wording import Change, Passage, differences
from language import mark, tr
from language.codes import coded
from language.direction import onward
from ui.case import Case
from ui.dialogs.reading import ReadingDialog
from ui.frame import Frame
from ui.reports.words import moment
from ui.theme import TextSize
from ui.widgets.card import Card
from ui.widgets.compared_text import ComparedText
from ui.widgets.facts import Facts
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words

_ALIKE = 0.4
"""Share of common words from which a comparison is easier to read than the two texts."""

_LEGEND = mark(
    "Struck through: removed. Underlined: added. “Softened” counts strong words lost, hedges gained and numbers lowered, "
    "by the ministry’s list: an observation, never a finding."
)


class WordingDialog(ReadingDialog):
    """The words from the field, the first summary, each revision with who, when and why, and the present text."""

    def __init__(self, case: Case, frame: Frame, history: WordingHistory, parent: QWidget) -> None:
        super().__init__(
            tr("{history_number}: how the wording changed", history_number=history.number),
            frame.marking,
            parent=parent,
        )
        self.setModal(True)
        self._zone = case.zone
        page = Scrolled(tr("Wordings of the item"), margin=0)
        self.answer = Words(history.answer, strong=True, running=True, selectable=True)
        page.body.addWidget(self.answer)
        page.body.addWidget(Words(tr(_LEGEND), role="muted", size=TextSize.CAPTION, wrap=True))
        field = Card(tr("1. From the field, never changed"))
        field.body.addWidget(Words(tr("“{text}”", text=history.original_wording), wrap=True, selectable=True))
        page.body.addWidget(field)
        before = history.original_wording
        for place, stage in enumerate(history.stages):
            page.body.addWidget(self._stage(place, stage, before, history.stages))
            before = stage.summary
        if len(history.rewordings) > 1:
            page.body.addWidget(_present(history))
        page.body.addStretch(1)
        self.body.addWidget(page, 1)
        self.resize(860, 700)

    def _stage(self, place: int, stage: WordingStage, before: str, stages: tuple[WordingStage, ...]) -> Card:
        first = place == 0
        card = Card(
            tr("{place}. First summary", place=place + 2)
            if first
            else tr("{place}. Revision", place=place + 2)
        )
        facts = Facts()
        facts.add(tr("By"), f"{stage.who}, {moment(stage.at, self._zone)}")
        if stage.reason:
            facts.add(tr("Why"), stage.reason)
        if not first and stages[place - 1].title != stage.title:
            facts.add(
                tr("Title"),
                ComparedText(tr("Title compared"), differences(stages[place - 1].title, stage.title)),
            )
        for change in stage.also:
            facts.add(coded(change.name), f"{change.before or '–'} {onward()} {change.after or '–'}")
        card.body.addWidget(facts)
        card.body.addWidget(
            _text(tr("Text {place} compared with the one before", place=place + 2), before, stage.summary)
        )
        _say(card, stage.softening, tr("the words from the field") if first else tr("the text before"))
        return card


def _present(history: WordingHistory) -> Card:
    first, last = history.stages[0].summary, history.stages[-1].summary
    card = Card(tr("The present text against the first summary"))
    card.body.addWidget(_text(tr("The present text compared with the first summary"), first, last))
    _say(card, history.from_first, tr("the first summary"))
    return card


def _text(name: str, before: str, after: str) -> QWidget:
    if before == after:
        return Words(tr("The text is as before."), role="muted")
    found = differences(before, after)
    return ComparedText(name, found if _alike(found) else [Passage(Change.SAME, after)])


def _alike(passages: tuple[Passage, ...]) -> bool:
    same = sum(len(passage.text) for passage in passages if passage.change is Change.SAME)
    removed = sum(len(passage.text) for passage in passages if passage.change is Change.REMOVED)
    return same >= _ALIKE * (same + removed)


def _say(card: Card, found: Softening, against: str) -> None:
    """What grew softer, in a line each; nothing where nothing did."""
    if not found.comparable:
        card.body.addWidget(
            Words(
                tr(
                    "In {against} no word of the list can be found: only numbers were compared.",
                    against=against,
                ),
                role="muted",
                wrap=True,
            )
        )
    if not found.count:
        return
    card.body.addWidget(
        Words(
            tr("{found} against {against}", found=found.label, against=against),
            role="warn",
            strong=True,
            wrap=True,
        )
    )
    facts = Facts()
    lowered = ", ".join(f"{before} {onward()} {after}" for before, after in found.lowered)
    for label, words in (
        (tr("Lost"), ", ".join(found.lost)),
        (tr("Hedges gained"), ", ".join(found.gained)),
        (tr("Lowered"), lowered),
    ):
        if words:
            facts.add(label, words)
    card.body.addWidget(facts)
