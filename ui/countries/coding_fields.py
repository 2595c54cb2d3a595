"""Fields that recording and revising evidence share: our reading of what the source said."""

from app.actions.evidence.items import WORDING_LENGTH
from app.reading.ministry.reference import current_violations
from db.vocabulary import Credibility, Reliability
from language import tr
from ui.case import Case
from ui.fields.choice_field import ChoiceField
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.reports.marking_words import marking_choices

WORDING = WORDING_LENGTH


def reliability_field(*, as_source: bool) -> ChoiceField[Reliability]:
    """The Admiralty letter; with ``as_source`` it may be left to the source's own."""
    return ChoiceField[Reliability](
        tr("Reliability of the source"),
        [(code, f"{code.value}  {code.label}") for code in Reliability],
        name="reliability",
        required=not as_source,
        empty=tr("As the source is graded") if as_source else None,
        hint=tr("F means that it cannot be judged, not that it is worse than E."),
    )


def credibility_field(*, empty: str | None) -> ChoiceField[Credibility]:
    """The Admiralty number of what was said."""
    return ChoiceField[Credibility](
        tr("Credibility of the information"),
        [(code, f"{code.value}  {code.label}") for code in Credibility],
        name="credibility",
        required=True,
        empty=empty,
        hint=tr("6 means that it cannot be judged, not that it is worse than 5."),
    )


class CodingFields:
    """Place, groups, violations, marking, caution and citation."""

    def __init__(self, case: Case) -> None:
        kinds = case.look(current_violations)
        self.place = TextField(tr("Place"), name="place")
        self.groups = TextArea(
            tr("Groups"),
            name="groups",
            rows=2,
            hint=tr("Who suffered it, and who did it where that is known."),
        )
        self.violations = MultiChoice[str](
            tr("Kinds of violation"), [(kind.code, kind.label) for kind in kinds], name="violations", rows=5
        )
        self._markings = marking_choices(case)
        self.marking = ChoiceField[str](
            tr("Marking"), self._markings, name="marking", required=True, empty=None
        )
        self.caution = TextArea(
            tr("Caution"),
            name="caution",
            rows=2,
            hint=tr("What a reader must know before relying on it: a rumour, a party’s own figure."),
        )
        self.citation = TextField(
            tr("Citation"),
            name="citation",
            max_length=1_000,
            hint=tr("Document symbol, cable number or address."),
        )

    def keep_marking(self, level: str) -> None:
        """Begin with an item's marking, also where it may not be entered here any more."""
        if level not in dict(self._markings):
            self.marking.set_choices(
                [*self._markings, (level, tr("{level} (not entered here)", level=level))]
            )
        self.marking.set_value(level)
