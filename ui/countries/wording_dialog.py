"""Was wording from the field changed on its way up? Every text of an item, one beneath another, compared."""

from PySide6.QtWidgets import QWidget

from app.reading.evidence.wording import WordingHistory, WordingStage
from app.rules.evidence.softening import Softening
from app.rules.evidence.wording import Change, Passage, differences
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

_LEGEND = (
    "Struck through: removed. Underlined: added. “Softened” counts strong words lost, hedges gained and numbers lowered, "
    "by the ministry’s list: an observation, never a finding."
)


class WordingDialog(ReadingDialog):
    """The words from the field, the first summary, each revision with who, when and why, and the present text."""

    def __init__(self, case: Case, frame: Frame, history: WordingHistory, parent: QWidget) -> None:
        super().__init__(
            f"{history.number}: how the wording changed",
            frame.marking,
            parent=parent,
        )
        self.setModal(True)
        self._zone = case.zone
        page = Scrolled("Wordings of the item", margin=0)
        self.answer = Words(history.answer, strong=True, running=True, selectable=True)
        page.body.addWidget(self.answer)
        page.body.addWidget(Words(_LEGEND, role="muted", size=TextSize.CAPTION, wrap=True))
        field = Card("1. From the field, never changed")
        field.body.addWidget(Words(f"“{history.original_wording}”", wrap=True, selectable=True))
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
        card = Card(f"{place + 2}. {'First summary' if first else 'Revision'}")
        facts = Facts()
        facts.add("By", f"{stage.who}, {moment(stage.at, self._zone)}")
        if stage.reason:
            facts.add("Why", stage.reason)
        if not first and stages[place - 1].title != stage.title:
            facts.add(
                "Title", ComparedText("Title compared", differences(stages[place - 1].title, stage.title))
            )
        for change in stage.also:
            facts.add(change.name.capitalize(), f"{change.before or '–'} → {change.after or '–'}")
        card.body.addWidget(facts)
        card.body.addWidget(_text(f"Text {place + 2} compared with the one before", before, stage.summary))
        _say(card, stage.softening, "the words from the field" if first else "the text before")
        return card


def _present(history: WordingHistory) -> Card:
    first, last = history.stages[0].summary, history.stages[-1].summary
    card = Card("The present text against the first summary")
    card.body.addWidget(_text("The present text compared with the first summary", first, last))
    _say(card, history.from_first, "the first summary")
    return card


def _text(name: str, before: str, after: str) -> QWidget:
    if before == after:
        return Words("The text is as before.", role="muted")
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
                f"In {against} no word of the list can be found: only numbers were compared.",
                role="muted",
                wrap=True,
            )
        )
    if not found.count:
        return
    card.body.addWidget(Words(f"{found.label} against {against}", role="warn", strong=True, wrap=True))
    facts = Facts()
    lowered = ", ".join(f"{before} → {after}" for before, after in found.lowered)
    for label, words in (
        ("Lost", ", ".join(found.lost)),
        ("Hedges gained", ", ".join(found.gained)),
        ("Lowered", lowered),
    ):
        if words:
            facts.add(label, words)
    card.body.addWidget(facts)
