"""Whose authority an option needs: the reader's own, or which offices can, in words for its card."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.reading.reports.options import MyAuthority, OfficeThatCan, OptionView
from language import plural, tr

_MOST_OFFICES = 4


@dataclass(frozen=True, slots=True)
class AuthoritySaid:
    """``may``: a tick stands before the words. ``detail`` is a line beneath them."""

    may: bool
    words: str
    detail: str = ""


def authority_said(option: OptionView, mine: MyAuthority | None) -> AuthoritySaid:
    """What the reader could do with an option in one office; ``mine`` is none for who holds no office."""
    if mine is None:
        return AuthoritySaid(may=False, words=who_can(option.others))
    if option.no_action:
        if mine.may_authorise:
            could = tr("{office} could act, so it may also decide to take no action.", office=mine.office)
            return AuthoritySaid(may=True, words=could)
        words = tr("Taking no action is decided by an office that could act. {why}", why=mine.why)
        return AuthoritySaid(may=False, words=words, detail=who_can(option.others))
    if mine.may_authorise:
        return AuthoritySaid(may=True, words=mine.why)
    if mine.may_decline:
        words = tr(
            "{office} may decline or defer this, but not yet authorise it: {why}",
            office=mine.office,
            why=mine.why,
        )
        return AuthoritySaid(may=False, words=words, detail=mine.remedy)
    return AuthoritySaid(may=False, words=mine.why, detail=who_can(option.others))


def who_can(others: tuple[OfficeThatCan, ...]) -> str:
    """``Can decide: Minister (D-001), or Head, Sanctions Unit (D-008, with the signature of …).``"""
    if not others:
        return tr("No office can decide this as it stands.")
    said = [_office(other) for other in others[:_MOST_OFFICES]]
    if len(others) > _MOST_OFFICES:
        said.append(tr("{others} more", others=len(others) - _MOST_OFFICES))
    return tr("Can decide: {said}.", said=tr("; or ").join(said))


def _office(other: OfficeThatCan) -> str:
    inside = ", ".join(part for part in (other.instrument, other.needs) if part)
    return f"{other.office} ({inside})" if inside else other.office


def offices_that_can(options: Iterable[OptionView]) -> dict[str, tuple[str, str]]:
    """Offices that could decide any of the options, nearest first: their name, and which options in words.

    The option that most offices can decide gives the order: the others name only the few above or beside.
    """
    asked = [o for o in options if o.dropped_at is None and not o.no_action and not o.decided]
    names: dict[str, str] = {}
    for option in sorted(asked, key=lambda one: -len(one.others)):
        for other in option.others:
            names.setdefault(other.office_id, other.office)
    return {office_id: (name, _which(office_id, asked)) for office_id, name in names.items()}


def _which(office_id: str, options: list[OptionView]) -> str:
    able = [str(o.ordinal) for o in options if any(one.office_id == office_id for one in o.others)]
    return plural(
        "may decide option {able}",
        "may decide options {able}",
        len(able),
        able=", ".join(able),
    )


def mine_in(option: OptionView, office_id: str) -> MyAuthority | None:
    """The reader's authority in one of their offices."""
    return next((mine for mine in option.mine if mine.office_id == office_id), None)


def best_of(option: OptionView) -> MyAuthority | None:
    """The office in which the reader can do most with an option."""
    ranked = sorted(option.mine, key=lambda mine: (not mine.may_authorise, not mine.may_decline))
    return ranked[0] if ranked else None
