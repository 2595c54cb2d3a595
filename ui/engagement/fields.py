"""Fields that several dialogs of engagement have."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.reading.engagement.register import EngagementView, engagement_views
from app.refusals import BadInput
from db.vocabulary import words
from language import said, tr
from language.wording import pmark
from ui.case import Case
from ui.countries.words import today
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.tag_field import TagField
from ui.fields.text_area import TextArea

Code = TypeVar("Code", bound=StrEnum)
T = TypeVar("T")


def choices(codes: type[Code]) -> list[tuple[Code, str]]:
    """The codes of a vocabulary with their words, in its order."""
    return [(code, words(code)) for code in codes]


def evidence_field() -> TagField:
    """Numbers of evidence items of the file."""
    return TagField(tr("Evidence"), name="evidence", hint=tr("Numbers such as EV-2026-0001. Enter adds one."))


def reason_field(hint: str = "") -> TextArea:
    """Why something was changed."""
    return TextArea(tr("Reason"), name="reason", required=True, rows=2, hint=hint)


def engagement_field(
    case: Case, country: str, label: str = pmark("one of them", "Engagement")
) -> ChoiceField[str]:
    """An engagement of the register, or none."""
    day = today(case)
    rows: Sequence[EngagementView] = case.look(lambda session: engagement_views(session, country, day))
    return ChoiceField[str](
        said(label),
        [(row.engagement_id, f"{row.number}  {row.title}") for row in rows],
        name="engagement",
        empty=tr("None in the register"),
    )


def day_of(field: DateField) -> date:
    """The day that is entered.

    Raises:
        BadInput: none is.
    """
    day = field.value()
    if day is None:
        raise BadInput(field.name, tr("No day is entered."), remedy=tr("Enter it."))
    return day


def chosen(field: ChoiceField[T], what: str) -> T:
    """The value that is chosen.

    Raises:
        BadInput: none is.
    """
    value = field.value()
    if value is None:
        raise BadInput(field.name, tr("No {what} is chosen.", what=what), remedy=tr("Choose one."))
    return value


def iso(day: date | None) -> str:
    """A day for a table; empty for none."""
    return day.isoformat() if day else ""


def joined(items: Sequence[str], make: Callable[[str], str] = str) -> str:
    """Short words in one line."""
    return ", ".join(make(item) for item in items)
