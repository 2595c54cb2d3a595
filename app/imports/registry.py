"""Every format that Tocsin reads, and which of them a sheet is."""

from collections.abc import Sequence

from app.imports.acled import ACLED
from app.imports.ewp import EARLY_WARNING_PROJECT
from app.imports.formats import Format, Layout
from app.imports.ged import GED
from app.imports.hxl import HXL
from app.imports.inform import INFORM_RISK, INFORM_SEVERITY
from app.imports.recommendations import UN_RECOMMENDATIONS
from app.imports.sheets import Sheet
from app.imports.views import VIEWS
from app.refusals import BadInput
from db.vocabulary.imports import DataSet
from language import tr
from language.lists import or_list

FORMATS: tuple[Format, ...] = (
    GED,
    ACLED,
    HXL,
    VIEWS,
    EARLY_WARNING_PROJECT,
    INFORM_RISK,
    INFORM_SEVERITY,
    UN_RECOMMENDATIONS,
)


def recognise(
    sheet: Sheet, wanted: DataSet | None = None, formats: Sequence[Format] = FORMATS
) -> tuple[Format, Layout]:
    """The format that knows a sheet best, and how it reads it. ``wanted``: only formats of this data set.

    Raises:
        BadInput: none knows it.
    """
    known = [
        (found.score, format_, found)
        for format_ in formats
        if wanted in {None, format_.code} and (found := format_.recognise(sheet.top)) is not None
    ]
    if not known:
        asked = [tr(format_.title) for format_ in formats if wanted in {None, format_.code}]
        raise BadInput(
            "file",
            tr("The columns of “{sheet}” are not those of {asked}.", sheet=sheet.name, asked=_any_of(asked)),
            remedy=tr(
                "Check that it is the whole file as it was published. Any other file of events is read "
                "through a mapping of its columns."
            ),
        )
    _score, format_, layout = max(known, key=lambda each: each[0])
    return format_, layout


def _any_of(titles: Sequence[str]) -> str:
    return or_list(dict.fromkeys(titles)) or tr("any data set that this version reads")
