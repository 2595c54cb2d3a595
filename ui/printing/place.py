"""Which documents fit the place that the window shows, and what they would be about there."""

from dataclasses import dataclass

from app.documents.kinds import KINDS, About, Kind, offered_on
from app.reading.authority.permission import may_read_content
from app.reading.documents.subjects import report_named
from app.refusals import UserError
from ui.case import Case

_ALPHA3 = 3


@dataclass(frozen=True, slots=True)
class PrintPlace:
    """The kinds to offer, the likeliest first, and what each sort of them would be about."""

    kinds: tuple[Kind, ...]
    subjects: dict[About, str]


def place_of(case: Case, page: str, key: str) -> PrintPlace:
    """What fits a page and what is open in it; every kind where none does."""
    readable = may_read_content(case.actor)
    subjects = _subjects(case, page, key) if readable else {}
    fitting = [kind for kind in offered_on(page) or KINDS if readable or not kind.content]
    # What is about the very thing that is open comes first, then what is about its country, last what would have to be chosen.
    opened = next(iter(subjects.values()), None)

    def how_far(kind: Kind) -> int:
        if kind.about is About.MINISTRY or subjects.get(kind.about) == opened is not None:
            return 0
        return 1 if kind.about in subjects else 2

    fitting.sort(key=how_far)
    return PrintPlace(tuple(fitting), subjects)


def _subjects(case: Case, page: str, key: str) -> dict[About, str]:
    name = key.partition("/")[0]
    if page == "countries" and len(name) == _ALPHA3:
        return {About.COUNTRY: name, About.FILE: name}
    if page == "authorities" and any(letter.isdecimal() for letter in name):
        return {About.INSTRUMENT: name}
    if page == "reports" and name:
        try:
            number, country = case.look(lambda session: report_named(session, name))
        except UserError:
            return {}
        return {About.REPORT: number, About.COUNTRY: country, About.FILE: country}
    return {}
