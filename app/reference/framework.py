"""Frameworks of analysis: risk factors and their indicators, read from tables (requirement S-11).

The number of factors and indicators is data, never assumed. The United Nations Framework of Analysis for Atrocity
Crimes (A/70/741-S/2016/71) is paraphrased; an indicator that has not been checked against the original says so.
Other frameworks stand beside it in tables of the same form (`app.reference.frameworks`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.reference.kind import ReferenceKind
from app.reference.tables import Row, read_table, unique, write_table
from db.vocabulary import Crime
from language import mark, tr


class Scope(StrEnum):
    """Whether a factor is common to all crimes or specific to one."""

    COMMON = "common"
    GENOCIDE = "genocide"
    CRIMES_AGAINST_HUMANITY = "crimes_against_humanity"
    WAR_CRIMES = "war_crimes"

    @property
    def crime(self) -> Crime | None:
        """The crime that a specific factor points to."""
        return None if self is Scope.COMMON else Crime(self.value)


class Checked(StrEnum):
    """Whether an indicator's wording was checked against the original."""

    YES = "yes"
    TO_CONFIRM = "to_confirm"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of a factor, numbered as in the original (``13.10``)."""

    code: str
    meaning: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Factor:
    """One risk factor with its indicators."""

    number: int
    title: str
    scope: Scope
    indicators: tuple[Indicator, ...]


CITATION = mark(
    "Paraphrase of the United Nations Framework of Analysis for Atrocity Crimes (A/70/741-S/2016/71). "
    "Indicators marked “to be confirmed” have not been checked against the original."
)
"""To be shown wherever the framework is shown or printed."""

COLUMNS = ("factor", "factor_title", "scope", "indicator", "meaning", "confirmed")
HEADING = (
    "A paraphrase of the United Nations Framework of Analysis for Atrocity Crimes (A/70/741-S/2016/71), not its "
    'text; "to_confirm" marks an indicator not yet checked against the original.'
)
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
_INDICATOR = re.compile(r"[1-9][0-9]{0,2}\.[1-9][0-9]{0,2}")


def parse_framework(content: str | bytes, source: str) -> tuple[Factor, ...]:
    """The factors of a framework file, in its order; the rows of a factor stand together.

    Raises:
        BadInput: names file, row and column, what was expected and what to do.
    """
    rows = read_table(content, source, COLUMNS)
    factors: list[Factor] = []
    for row in rows:
        head, indicator = _read(row)
        if factors and factors[-1].number == head.number:
            factors[-1] = _joined(factors[-1], head, indicator, row)
            continue
        if any(factor.number == head.number for factor in factors):
            raise row.fault(
                "factor",
                tr("next to the other rows of its factor"),
                tr("Move the row to the others of the same factor."),
            )
        factors.append(Factor(head.number, head.title, head.scope, (indicator,)))
    unique(rows, "indicator")
    return tuple(factors)


def dump_framework(factors: Sequence[Factor], heading: str = HEADING) -> str:
    """The file of ``factors``, under a line that says where they come from."""
    return write_table(
        heading,
        COLUMNS,
        (
            (
                str(factor.number),
                factor.title,
                factor.scope,
                indicator.code,
                indicator.meaning,
                Checked.YES if indicator.confirmed else Checked.TO_CONFIRM,
            )
            for factor in factors
            for indicator in factor.indicators
        ),
    )


def _read(row: Row) -> tuple[Factor, Indicator]:
    number = row.matching(
        "factor", _NUMBER.fullmatch, tr("the number of a factor"), tr("Write a whole number from 1 up.")
    )
    code = row.matching(
        "indicator",
        lambda text: _INDICATOR.fullmatch(text) and text.startswith(f"{number}."),
        tr("an indicator of factor {number}, such as {number}.1", number=number),
        tr("Write the factor's number, a point and the indicator's number."),
    )
    factor = Factor(int(number), row.required("factor_title"), row.one_of("scope", Scope), ())
    confirmed = row.one_of("confirmed", Checked) is Checked.YES
    return factor, Indicator(code, row.required("meaning"), confirmed)


def _joined(factor: Factor, head: Factor, indicator: Indicator, row: Row) -> Factor:
    if head.title != factor.title:
        raise row.fault(
            "factor_title", tr("the title of the rows above"), tr("Give the factor the same title.")
        )
    if head.scope is not factor.scope:
        raise row.fault("scope", tr("the scope of the rows above"), tr("Give the factor the same scope."))
    return Factor(factor.number, factor.title, factor.scope, (*factor.indicators, indicator))


FRAMEWORK = ReferenceKind(
    "framework", mark("Framework of risk factors"), "framework.csv", parse_framework, dump_framework
)
