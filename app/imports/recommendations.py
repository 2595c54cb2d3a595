"""Recommendations to states as in the tables of the Universal Human Rights Index (UHRI) and of UPR Info (S-20)."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from app.imports.cells import CellFault, Memo
from app.imports.converting import columns_of
from app.imports.formats import Converter, Layout, Row, folded
from app.imports.places import Places
from app.imports.rankings import header_with
from app.imports.reading import Reading, canonical, integer
from app.imports.sheets import Cells
from app.imports.targets import Target
from app.reference.crosswalk import CodeScheme
from db.recommendations import RECOMMENDATIONS
from db.vocabulary.imports import DataSet
from db.vocabulary.recommendations import RecommendingBody, UprResponse
from language import mark, tr

RECOMMENDATION_TARGET = Target(RECOMMENDATIONS, one=mark("recommendation"), many=mark("recommendations"))

COLUMNS: dict[str, tuple[str, ...]] = {
    "state": ("State", "State under review", "State concerned", "Country"),
    "text": ("Text", "Recommendation", "Recommendation text"),
    "groups": ("Groups", "Affected persons", "Persons affected"),
    "body": ("Mechanism",),
    "response": (
        "Response (UPR)",
        "Response",
        "Position",
        "UPR position",
        "State response",
    ),
    "recommending_state": (
        "Recommending State (UPR)",
        "Recommending State",
        "Recommending country",
    ),
    "treaty_body": ("Treaty Body",),
    "special_procedure": ("Special Procedure",),
    "document": ("Document Code", "Document symbol", "Symbol"),
    "paragraph": ("Paragraph",),
    "year": ("Year",),
    "cycle": ("Cycle",),
    "session": ("Session",),
}
"""Field → the titles it goes by in published tables."""

_BODIES = {
    "universalperiodicreview": RecommendingBody.UPR,
    "upr": RecommendingBody.UPR,
    "treatybodies": RecommendingBody.TREATY_BODY,
    "treatybody": RecommendingBody.TREATY_BODY,
    "specialprocedures": RecommendingBody.SPECIAL_PROCEDURE,
    "specialprocedure": RecommendingBody.SPECIAL_PROCEDURE,
}
_RESPONSES = {
    "": UprResponse.NONE,
    "na": UprResponse.NONE,
    "supported": UprResponse.SUPPORTED,
    "accepted": UprResponse.SUPPORTED,
    "noted": UprResponse.NOTED,
    "rejected": UprResponse.NOTED,
    "notsupported": UprResponse.NOTED,
    "pending": UprResponse.PENDING,
    "noresponse": UprResponse.PENDING,
    "generalresponse": UprResponse.PENDING,
}
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: cycle)?|cycle (\d{1,2})", re.IGNORECASE)
_BOUNDS = "| \t"
"""Paragraphs stand between upright strokes in the source: ``|88.31|``."""


@dataclass(frozen=True, slots=True)
class _Recommendations:
    code: DataSet = DataSet.RECOMMENDATIONS
    title: str = mark("UN human rights recommendations")
    licence: str = mark(
        "United Nations documents. Cite the Universal Human Rights Index (OHCHR) and the document symbol; check a "
        "recommendation against its document before you quote it."
    )

    @property
    def target(self) -> Target:
        return RECOMMENDATION_TARGET

    def recognise(self, top: Sequence[tuple[int, Cells]]) -> Layout | None:
        """By the state, the text, and who recommends or answers."""
        found = header_with(
            top,
            COLUMNS["state"],
            COLUMNS["text"],
            (*COLUMNS["body"], *COLUMNS["response"], *COLUMNS["recommending_state"]),
        )
        if found is None:
            return None
        above, titles = found
        columns: dict[str, int] = {}
        for name, called in COLUMNS.items():
            places = columns_of(titles, called)
            if places:
                columns[name] = places[next(title for title in called if title in places)]
        return Layout(score=80, skip=above + 1, columns=columns, titles=tuple(titles))

    def converter(self, layout: Layout, places: Places) -> Converter:
        return _converter(layout, places)


UN_RECOMMENDATIONS = _Recommendations()


def body_of(text: str, *, upr_meant: bool) -> RecommendingBody:
    """Who recommends; ``upr_meant``: a file without that column that has answers of states.

    Raises:
        CellFault: no body of the human rights system.
    """
    if not text.strip() and upr_meant:
        return RecommendingBody.UPR
    body = _BODIES.get(folded(text))
    if body is None:
        raise CellFault(
            tr("Universal Periodic Review, Treaty bodies or Special Procedures"),
            tr("Name the mechanism in one of these ways."),
        )
    return body


def response_of(text: str) -> UprResponse:
    """What the state answered.

    Raises:
        CellFault: an answer that has no place here.
    """
    answer = _RESPONSES.get(folded(text))
    if answer is None:
        raise CellFault(
            tr("Supported, Noted, Pending or nothing"), tr("Write the state’s answer in one of these ways.")
        )
    return answer


def cycle_of(text: str) -> int | None:
    """The cycle of the review: ``3``, ``3rd``, ``3rd cycle``.

    Raises:
        CellFault: anything else.
    """
    cell = text.strip()
    if not cell:
        return None
    if match := _ORDINAL.fullmatch(cell):
        return int(match[1] or match[2])
    return integer(cell)


def year_of(text: str) -> int | None:
    """A year of the human rights system.

    Raises:
        CellFault: anything else.
    """
    year = integer(text) if text.strip() else None
    if year is not None and not 1945 <= year <= 2200:
        raise CellFault(tr("a year from 1945 on"), tr("Correct the year in the file."))
    return year


class Keys:
    """The key of each recommendation of a file: its document and paragraph, to which state, from which.

    A paragraph may hold several; the second and third are numbered. Where the file names no document, the words are the key.
    """

    def __init__(self) -> None:
        self._texts: dict[str, list[str]] = defaultdict(list)

    def key(self, state: str, recommending: str, document: str, paragraph: str, text: str) -> str:
        """The key of the next recommendation of the file."""
        digest = hashlib.sha256(text.encode()).hexdigest()[:16]
        if not document or not paragraph:
            return f"{document}|{paragraph}|{state}|{recommending}|{digest}"
        key = f"{document}|{paragraph}|{state}|{recommending}"
        seen = self._texts[key]
        if digest not in seen:
            seen.append(digest)
        place = seen.index(digest)
        return f"{key}#{place + 1}" if place else key


def recommendation_row(reading: Reading, countries: Memo[str], keys: Keys, *, upr_meant: bool) -> Row:
    """The row of a line whose columns go by the names of `COLUMNS`.

    Raises:
        RowRefused: something in it is wrong.
    """
    body = reading.value("body", partial(body_of, upr_meant=upr_meant))
    response = reading.value("response", response_of)
    year, cycle = reading.value("year", year_of), reading.value("cycle", cycle_of)
    state, text = reading.text("state"), reading.text("text")
    if not state:
        reading.fault("state", tr("the state it is addressed to"), tr("Name the state."))
    if not text:
        reading.fault(
            "text", tr("the words of the recommendation"), tr("Give the text, or leave the row out.")
        )
    if reading.faults or body is None or response is None:
        raise reading.refused()
    recommending, document = reading.text("recommending_state"), reading.text("document")
    paragraph = reading.text("paragraph").strip(_BOUNDS)
    return (
        keys.key(state, recommending, document, paragraph, text),
        countries[f"{state}\0{canonical(year)}"],
        state,
        body.value,
        reading.text("treaty_body") or reading.text("special_procedure"),
        text,
        reading.text("groups"),
        recommending,
        response.value,
        document,
        paragraph,
        canonical(year),
        canonical(cycle),
        reading.text("session"),
    )


def _converter(layout: Layout, places: Places) -> Converter:
    countries, keys = places.memo(CodeScheme.NAME), Keys()
    upr_meant = "body" not in layout.columns

    def convert(line: int, cells: Cells) -> Sequence[Row]:
        return (recommendation_row(Reading(layout, line, cells), countries, keys, upr_meant=upr_meant),)

    return convert
