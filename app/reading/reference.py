"""The reference tables in use: the ministry's newest version, or the one that came with the program."""

from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.settings import read_settings
from app.reference.countries import Country, CountryTable
from app.reference.crosswalk import Correspondence, Crosswalk
from app.reference.framework import Factor
from app.reference.registry import REFERENCE_KINDS
from app.reference.toolbox import Tool
from app.reference.violations import Violation
from app.rules.likelihood import LikelihoodScale
from app.rules.markings import MarkingScheme
from db.ministry import ReferenceVersion


@lru_cache(maxsize=32)
def _parsed(kind: str, content: str | None) -> tuple[Any, ...]:
    table = REFERENCE_KINDS[kind]
    return table.shipped() if content is None else table.parse(content, f"{table.title} of the ministry")


def current(session: Session, kind: str) -> tuple[Any, ...]:
    """The items of a reference table in use."""
    content = session.scalar(
        sa.select(ReferenceVersion.content)
        .where(ReferenceVersion.kind == kind)
        .order_by(ReferenceVersion.version.desc())
        .limit(1)
    )
    return _parsed(kind, content)


def current_version(session: Session, kind: str) -> int:
    """Number of the version in use; 0 is the one that came with the program."""
    statement = sa.select(sa.func.max(ReferenceVersion.version)).where(ReferenceVersion.kind == kind)
    return session.scalar(statement) or 0


def at_version(session: Session, kind: str, version: int) -> tuple[Any, ...]:
    """The items of one version of a reference table; 0 is the one that came with the program."""
    content = session.scalar(
        sa.select(ReferenceVersion.content).where(
            ReferenceVersion.kind == kind, ReferenceVersion.version == version
        )
    )
    return _parsed(kind, content)


def framework_at(session: Session, version: int) -> tuple[Factor, ...]:
    """The risk factors of the version that an assessment was made on."""
    return at_version(session, "framework", version)


def current_toolbox(session: Session) -> tuple[Tool, ...]:
    """The response tools by phase."""
    return current(session, "toolbox")


def current_framework(session: Session) -> tuple[Factor, ...]:
    """The risk factors with their indicators."""
    return current(session, "framework")


def current_countries(session: Session) -> CountryTable:
    """The countries and regions, territories that the ministry added among them."""
    return _table(current(session, "countries"))


@lru_cache(maxsize=4)
def _table(found: tuple[Country, ...]) -> CountryTable:
    return CountryTable(found)


def current_crosswalk(session: Session) -> Crosswalk:
    """The codes and names of outside data, resolved to the countries of this installation."""
    return _crosswalk(current(session, "crosswalk"), current(session, "countries"))


@lru_cache(maxsize=4)
def _crosswalk(items: tuple[Correspondence, ...], found: tuple[Country, ...]) -> Crosswalk:
    return Crosswalk(items, _table(found))


def current_violations(session: Session) -> tuple[Violation, ...]:
    """The kinds of violation that evidence is coded with."""
    return current(session, "violations")


def current_marking_scheme(session: Session) -> MarkingScheme:
    """The scheme of protective markings that the settings name."""
    code = read_settings(session).marking_scheme
    schemes: tuple[MarkingScheme, ...] = current(session, "marking_schemes")
    return next((scheme for scheme in schemes if scheme.code == code), schemes[0])


def current_likelihood_scale(session: Session) -> LikelihoodScale:
    """The words of likelihood that the settings name."""
    code = read_settings(session).likelihood_scale
    scales: tuple[LikelihoodScale, ...] = current(session, "likelihood")
    return next((scale for scale in scales if scale.code == code), scales[0])
