"""The toolbox: measures that a ministry can propose, by phase (requirement S-71)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.reference.kind import ReferenceKind
from app.reference.tables import Row, read_table, unique, write_table
from db.vocabulary import Phase
from db.vocabulary.toolbox import Coercion, OutcomeClass, Strand, Target
from language import mark, tr


class SecurityCouncil(StrEnum):
    """Whether a tool needs the Security Council (S-23)."""

    NOT_NEEDED = "not_needed"
    DEPENDS_ON_FORUM = "depends_on_forum"
    ONLY_FOR_UN_LISTING = "only_for_un_listing"
    ONLY_FOR_REFERRAL = "only_for_referral"
    REQUIRED = "required"

    @property
    def label(self) -> str:
        return {
            "not_needed": tr("not needed"),
            "depends_on_forum": tr("depends on the forum"),
            "only_for_un_listing": tr("only for a listing by the UN"),
            "only_for_referral": tr("only for a referral by the Security Council"),
            "required": tr("required"),
        }[self.value]


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool.

    ``preconditions`` are stable codes of what must be recorded before a decision (Authority rule 10);
    ``precondition_text`` says the same in words. ``minister_personally`` is Authority rule 18.
    """

    code: str
    phase: Phase
    name: str
    mechanisms: str
    intended_outcome: str
    coercion: Coercion
    target: Target
    outcome_class: OutcomeClass
    security_council: SecurityCouncil
    preconditions: tuple[str, ...]
    precondition_text: str
    minister_personally: bool
    caution: str

    @property
    def strand(self) -> Strand:
        """Tools of the first phase are structural prevention; later ones are direct."""
        return Strand.STRUCTURAL if self.phase is Phase.RISK_PRESENT else Strand.DIRECT

    @property
    def mechanism_list(self) -> tuple[str, ...]:
        """The mechanisms one by one."""
        return tuple(part.strip() for part in self.mechanisms.split(";"))


_SHARED = 2
"""Mechanisms that two tools have in common from which on one is easily taken for the other."""
_MOST_AKIN = 3
"""Of more than these only the nearest are named: all of them are the choice that the whole toolbox is."""


def akin(tool: Tool, toolbox: Sequence[Tool]) -> tuple[Tool, ...]:
    """The few tools that somebody may mean who asks for this one, the nearest first: called alike, or working by the same mechanisms."""
    near = {
        one: (one.name == tool.name, len({*one.mechanism_list} & {*tool.mechanism_list}))
        for one in toolbox
        if one.code != tool.code
    }
    meant = [one for one, (alike, shared) in near.items() if alike or shared >= _SHARED]
    return tuple(sorted(meant, key=lambda one: near[one], reverse=True)[:_MOST_AKIN])


COLUMNS = (
    "id",
    "phase",
    "tool",
    "mechanisms",
    "intended_outcome",
    "coercion",
    "target",
    "outcome_class",
    "security_council",
    "preconditions",
    "precondition",
    "minister_personally",
    "caution",
)
HEADING = (
    "Response tools by phase, in our words after Annex 1 of C. Jacob, Mainstreaming Atrocity Prevention "
    "(ELAC, Oxford, November 2022); the coding of coercion, target and outcome class is Tocsin's own."
)
_CODE = re.compile(r"[A-Z]{2,4}-[0-9]{1,3}")
_PRECONDITION = re.compile(r"[a-z][a-z0-9_]{2,39}")


def parse_toolbox(content: str | bytes, source: str) -> tuple[Tool, ...]:
    """The tools of a toolbox file, in its order.

    Raises:
        BadInput: names file, row and column, what was expected and what to do.
    """
    rows = read_table(content, source, COLUMNS)
    tools = tuple(_tool(row) for row in rows)
    unique(rows, "id")
    return tools


def dump_toolbox(tools: Sequence[Tool]) -> str:
    """The file of ``tools``."""
    return write_table(
        HEADING,
        COLUMNS,
        (
            (
                tool.code,
                tool.phase,
                tool.name,
                tool.mechanisms,
                tool.intended_outcome,
                tool.coercion,
                tool.target,
                tool.outcome_class,
                tool.security_council,
                "; ".join(tool.preconditions),
                tool.precondition_text,
                "yes" if tool.minister_personally else "no",
                tool.caution,
            )
            for tool in tools
        ),
    )


def _tool(row: Row) -> Tool:
    for code in row.items("preconditions"):
        if not _PRECONDITION.fullmatch(code):
            raise row.fault(
                "preconditions",
                tr("a list of codes divided by semicolons"),
                tr(
                    "Write codes in small letters such as legal_basis; put the words in the column precondition."
                ),
            )
    if row.text("preconditions") and not row.text("precondition"):
        raise row.fault(
            "precondition",
            tr("a text, though the row has preconditions"),
            tr("Say in words what must be recorded before a decision."),
        )
    return Tool(
        code=row.matching(
            "id", _CODE.fullmatch, "a code such as RP-1", "Use capitals, a hyphen and a number."
        ),
        phase=row.one_of("phase", Phase),
        name=row.required("tool"),
        mechanisms=row.required("mechanisms"),
        intended_outcome=row.required("intended_outcome"),
        coercion=row.one_of("coercion", Coercion),
        target=row.one_of("target", Target),
        outcome_class=row.one_of("outcome_class", OutcomeClass),
        security_council=row.one_of("security_council", SecurityCouncil),
        preconditions=row.items("preconditions"),
        precondition_text=row.text("precondition"),
        minister_personally=row.yes_no("minister_personally"),
        caution=row.text("caution"),
    )


TOOLBOX = ReferenceKind("toolbox", mark("Toolbox of responses"), "toolbox.csv", parse_toolbox, dump_toolbox)

__all__ = [
    "COLUMNS",
    "HEADING",
    "TOOLBOX",
    "Coercion",
    "OutcomeClass",
    "SecurityCouncil",
    "Strand",
    "Target",
    "Tool",
    "dump_toolbox",
    "parse_toolbox",
]
