"""The reference tables in use: the ministry's newest version, or the one that came with the program.

Readers get the rows in the language spoken; `current` and `at_version` give them as they are kept, for what exports, compares or
refers to them.
"""

from dataclasses import replace
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.settings import read_settings
from app.reference.checklist import ChecklistItem
from app.reference.countries import CountryTable, in_order
from app.reference.crosswalk import Crosswalk
from app.reference.exemptions import Exemption
from app.reference.framework import Factor
from app.reference.frameworks import SHIPPED, UN, RiskFramework, is_own, own_framework, table_of
from app.reference.kind import ReferenceKind
from app.reference.mechanisms import Mechanism
from app.reference.registry import REFERENCE_KINDS
from app.reference.softening import WordingTerm
from app.reference.speaking import in_words
from app.reference.toolbox import Tool
from app.reference.treaties import Treaty
from app.reference.violations import Violation
from app.rules.markings import MarkingScheme
from app.rules.risk.likelihood import LikelihoodScale
from db.ministry import ReferenceVersion
from db.store import read_once, stands_still
from language import Language, spoken, tr

# Put together once: this is asked for more often than anything else, and to build it takes longer than to run it.
_NEWEST = (
    sa.select(ReferenceVersion.content)
    .where(ReferenceVersion.kind == sa.bindparam("kind"))
    .order_by(ReferenceVersion.version.desc())
    .limit(1)
)


@lru_cache(maxsize=32)
def _parsed(kind: str, content: str | None) -> tuple[Any, ...]:
    if content is None:
        return REFERENCE_KINDS[kind].shipped()
    table = own_framework(kind, content).kind if is_own(kind) else REFERENCE_KINDS[kind]
    return table.parse(content, tr("{table} of the ministry", table=tr(table.title)))


@lru_cache(maxsize=32)
def _said(kind: str, content: str | None, language: Language) -> tuple[Any, ...]:  # noqa: ARG001 - kept by language
    return in_words(_parsed(kind, content))


def reference_kind(session: Session, kind: str) -> ReferenceKind[Any] | None:
    """The table with this code: one that came with the program, or a framework that the ministry loaded."""
    if kind in REFERENCE_KINDS:
        return REFERENCE_KINDS[kind]
    return next((one.kind for one in risk_frameworks(session) if one.kind.code == kind), None)


def risk_frameworks(session: Session) -> tuple[RiskFramework, ...]:
    """The frameworks that an assessment can be made on: those that came with the program, then the ministry's own."""
    own = session.execute(
        sa.select(ReferenceVersion.kind, ReferenceVersion.content)
        .where(ReferenceVersion.kind.startswith("framework_", autoescape=True))
        .order_by(ReferenceVersion.kind, ReferenceVersion.version)
    )
    loaded = {kind: own_framework(kind, content) for kind, content in own if is_own(kind)}
    return (*map(_framework_said, SHIPPED.values()), *loaded.values())


def risk_framework(session: Session, code: str | None) -> RiskFramework:
    """The framework of an assessment; ``None`` is the United Nations one, the only one in earlier versions.

    Raises:
        KeyError: there is none with this code.
    """
    wanted = code or UN
    if wanted in SHIPPED:
        return _framework_said(SHIPPED[wanted])
    return {one.code: one for one in risk_frameworks(session)}[wanted]


def _framework_said(framework: RiskFramework) -> RiskFramework:
    return replace(framework, title=tr(framework.title), citation=tr(framework.citation))


def current(session: Session, kind: str) -> tuple[Any, ...]:
    """The items of a reference table in use, as they are kept."""
    return _parsed(kind, _own_text(session, kind))


def current_said(session: Session, kind: str) -> tuple[Any, ...]:
    """The items of a reference table in use, in the language spoken."""
    return _said(kind, _own_text(session, kind), spoken())


def _own_text(session: Session, kind: str) -> str | None:
    """The ministry's newest version of a table as it was loaded; None where the shipped one is in use."""
    if stands_still(session) and kind not in read_once(session, "own tables", lambda: _own_kinds(session)):
        return None
    # Once: a list asks for the name of a country at every row.
    return read_once(session, ("own table", kind), lambda: session.scalar(_NEWEST, {"kind": kind}))


def _own_kinds(session: Session) -> frozenset[str]:
    """The tables that the ministry loaded; one look asks for half a dozen, and most ministries have none of their own."""
    return frozenset(session.scalars(sa.select(ReferenceVersion.kind).distinct()))


def current_version(session: Session, kind: str) -> int:
    """Number of the version in use; 0 is the one that came with the program."""
    statement = sa.select(sa.func.max(ReferenceVersion.version)).where(ReferenceVersion.kind == kind)
    return session.scalar(statement) or 0


def at_version(session: Session, kind: str, version: int) -> tuple[Any, ...]:
    """The items of one version of a reference table, as they are kept; 0 is the one that came with the program."""
    return _parsed(kind, _text_of_version(session, kind, version))


def _text_of_version(session: Session, kind: str, version: int) -> str | None:
    """The text of a version that the ministry loaded; None for the shipped one, of which no text is kept."""
    return read_once(session, ("version", kind, version), lambda: _read_version(session, kind, version))


def _read_version(session: Session, kind: str, version: int) -> str | None:
    return session.scalar(
        sa.select(ReferenceVersion.content).where(
            ReferenceVersion.kind == kind, ReferenceVersion.version == version
        )
    )


def framework_at(session: Session, version: int, code: str | None = None) -> tuple[Factor, ...]:
    """The risk factors that an assessment was made on: of which framework (none: the UN one), and which version."""
    kind = table_of(code or UN)
    return _said(kind, _text_of_version(session, kind, version), spoken())


def current_toolbox(session: Session) -> tuple[Tool, ...]:
    """The response tools by phase."""
    return current_said(session, "toolbox")


def current_framework(session: Session) -> tuple[Factor, ...]:
    """The risk factors of the UN Framework with their indicators."""
    return current_said(session, "framework")


def current_countries(session: Session) -> CountryTable:
    """The countries and regions, territories that the ministry added among them."""
    return _table(_own_text(session, "countries"), spoken())


# Kept by the text of the table: to hash its rows at every look would cost more than the look itself.
@lru_cache(maxsize=8)
def _table(own: str | None, language: Language) -> CountryTable:
    return CountryTable(in_order(_said("countries", own, language)))


def current_crosswalk(session: Session) -> Crosswalk:
    """The codes and names of outside data, resolved to the countries of this installation."""
    return _crosswalk(_own_text(session, "crosswalk"), _own_text(session, "countries"), spoken())


@lru_cache(maxsize=8)
def _crosswalk(own: str | None, own_countries: str | None, language: Language) -> Crosswalk:
    return Crosswalk(_parsed("crosswalk", own), _table(own_countries, language))


def current_violations(session: Session) -> tuple[Violation, ...]:
    """The kinds of violation that evidence is coded with."""
    return current_said(session, "violations")


def current_exemptions(session: Session) -> tuple[Exemption, ...]:
    """The grounds on which something may be withheld from a released copy."""
    return current_said(session, "exemptions")


def current_wording_terms(session: Session) -> tuple[WordingTerm, ...]:
    """The strong words and hedges by which a change of wording is looked at."""
    return current(session, "softening")


def current_mechanisms(session: Session) -> tuple[Mechanism, ...]:
    """The mechanisms with the symbols that they are cited by."""
    return current_said(session, "mechanisms")


def current_checklist(session: Session) -> tuple[ChecklistItem, ...]:
    """The questions of the structural checklist."""
    return current_said(session, "checklist")


def current_treaties(session: Session) -> tuple[Treaty, ...]:
    """The treaties that a state is asked about."""
    return current_said(session, "treaties")


def current_marking_scheme(session: Session) -> MarkingScheme:
    """The scheme of protective markings that the settings name."""
    code = read_settings(session).marking_scheme
    schemes: tuple[MarkingScheme, ...] = current_said(session, "marking_schemes")
    return next((scheme for scheme in schemes if scheme.code == code), schemes[0])


def current_likelihood_scale(session: Session) -> LikelihoodScale:
    """The words of likelihood that the settings name."""
    code = read_settings(session).likelihood_scale
    scales: tuple[LikelihoodScale, ...] = current_said(session, "likelihood")
    return next((scale for scale in scales if scale.code == code), scales[0])
