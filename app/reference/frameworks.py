"""The frameworks that a risk assessment can be made on, by code (requirement S-11).

The United Nations Framework has the code ``un`` and keeps the table ``framework``. Each further one, shipped or loaded by
the ministry, has a table of its own, ``framework_`` and its code, with its own versions.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.reference.framework import CITATION, FRAMEWORK, Factor, dump_framework, parse_framework
from app.reference.kind import ReferenceKind
from app.refusals import BadInput
from app.rules.entry.texts import shown
from language import mark, tr

UN = "un"
"""Code of the framework on which a report has to be assessed."""

US = "us"

_PREFIX = "framework_"
_CODE = re.compile(r"[a-z][a-z0-9_]{1,29}")


@dataclass(frozen=True, slots=True)
class RiskFramework:
    """A framework as it is offered: its code, title and source, and the table that holds its factors."""

    code: str
    title: str
    citation: str
    kind: ReferenceKind[Factor]


US_HEADING = (
    "A paraphrase in our own words of the question sets of the U.S. Atrocity Risk Assessment Framework (ARAF) of the "
    'interagency Atrocity Prevention Task Force, not its text; each line is worded so that "seen" speaks for more risk; '
    '"to_confirm" marks a line not yet checked against the original.'
)


def _dump_us(factors: Sequence[Factor]) -> str:
    return dump_framework(factors, US_HEADING)


US_FRAMEWORK = ReferenceKind(
    "framework_us",
    mark("U.S. atrocity risk question sets"),
    "us_atrocity_risk_assessment.csv",
    parse_framework,
    _dump_us,
    "frameworks",
)

SHIPPED: dict[str, RiskFramework] = {
    UN: RiskFramework(UN, mark("UN Framework of Analysis for Atrocity Crimes"), CITATION, FRAMEWORK),
    US: RiskFramework(
        US,
        mark("U.S. Atrocity Risk Assessment Framework"),
        mark(
            "Paraphrase of the question sets of the U.S. Atrocity Risk Assessment Framework (Atrocity Prevention Task Force). "
            "Lines marked “to be confirmed” have not been checked against the original."
        ),
        US_FRAMEWORK,
    ),
}
"""The frameworks that came with the program, the one that reports are assessed on first."""


def table_of(code: str) -> str:
    """Code of the table that holds a framework."""
    return SHIPPED[code].kind.code if code in SHIPPED else f"{_PREFIX}{code}"


def is_own(kind: str) -> bool:
    """Whether a table holds a framework that the ministry loaded itself."""
    code = kind.removeprefix(_PREFIX)
    return kind.startswith(_PREFIX) and code not in SHIPPED and _CODE.fullmatch(code) is not None


def own_framework(kind: str, content: str) -> RiskFramework:
    """A framework that the ministry loaded: the lines at the top of its table give its title and its source."""
    code = kind.removeprefix(_PREFIX)
    head = [line.lstrip("# ").strip() for line in content.splitlines()[:2] if line.startswith("#")]
    title = head[0] if head else code
    citation = head[1] if len(head) > 1 else ""

    def dump(factors: Sequence[Factor]) -> str:
        return dump_framework(factors, heading_of(title, citation))

    table = ReferenceKind(kind, title, f"{kind}.csv", parse_framework, dump)
    return RiskFramework(code, title, citation, table)


def heading_of(title: str, citation: str) -> str:
    """The lines at the top of a loaded framework's table. A quotation mark there would begin a cell."""
    return f"{title}\n# {citation}".replace('"', "”")


def own_code(typed: str) -> str:
    """The code that a ministry gives to a framework of its own.

    Raises:
        BadInput: not a code, or one of a framework that came with the program.
    """
    code = typed.strip().lower()
    if _CODE.fullmatch(code) is None:
        raise BadInput(
            "code",
            tr("“{typed}” is not a code for a framework.", typed=shown(typed)),
            remedy=tr("Use 2 to 30 small letters, digits or underscores, such as “regional_2026”."),
        )
    if code in SHIPPED:
        raise BadInput(
            "code",
            tr("“{code}” is a framework that came with the program.", code=code),
            remedy=tr("Choose another code, or import a new version of that table in the settings."),
        )
    return code
