"""The handover pack for a new focal point, as frozen data."""

from dataclasses import dataclass
from datetime import date, datetime

from app.documents.cover import Cover
from db.vocabulary import Phase


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A report that is not closed. ``due_at``: by when the next act is due; ``overdue``: that is past."""

    number: str
    country: str
    title: str
    status: str
    waits_for: str
    due_at: datetime | None = None
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class FileLine:
    """A country file."""

    country: str
    phase: Phase | None
    since: date | None
    next_review: date


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something with its day. ``overdue``: that is past."""

    what: str
    country: str
    on: date
    overdue: bool


@dataclass(frozen=True, slots=True)
class Lapsing:
    """An instrument that ends within the year."""

    number: str
    delegate: str
    ends_at: datetime
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenLesson:
    """A lesson on which nothing has been done."""

    number: str
    country: str
    title: str
    to_do: str


@dataclass(frozen=True, slots=True)
class Post:
    """An office: who exercises it, or that it is vacant, and how to reach them."""

    office: str
    superior: str
    holder: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class DeskPerson:
    """A person with an account."""

    name: str
    title: str
    roles: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class HandoverPack:
    """What a new focal point needs on the first day."""

    cover: Cover
    reports: tuple[OpenReport, ...] = ()
    files: tuple[FileLine, ...] = ()
    reviews: tuple[DueLine, ...] = ()
    lapsing: tuple[Lapsing, ...] = ()
    lessons: tuple[OpenLesson, ...] = ()
    posts: tuple[Post, ...] = ()
    people: tuple[DeskPerson, ...] = ()
