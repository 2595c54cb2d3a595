"""Who may be given a copy, at which marking, and which parts of the original may not be in it."""

from collections.abc import Collection
from dataclasses import dataclass

from app.briefs.data import BriefData, BriefMarking
from app.refusals import BadInput, Refused
from app.rules.markings import Marking, MarkingScheme, check_ceiling, check_marking, is_lowered
from db.vocabulary.release import ReleaseAudience
from language import tr
from language.lists import or_list


@dataclass(frozen=True, slots=True)
class Recipient:
    """For whom a copy is: everybody, or one partner by the code that release lists use (alpha-3, or a community's)."""

    audience: ReleaseAudience
    partner: str = ""


def marking_of(frozen: BriefMarking, scheme: MarkingScheme) -> Marking:
    """The marking of a frozen document or part.

    Raises:
        BadInput: it is not of the scheme in use.
    """
    return check_marking(Marking(frozen.level, frozenset(frozen.caveats), frozenset(frozen.release)), scheme)


def check_release(
    before: Marking, released: Marking, recipient: Recipient, scheme: MarkingScheme, *, ceiling: str
) -> None:
    """Refuse a copy that its recipient may not have, whatever the reason.

    ``ceiling``: a level, or nothing where the installation has none. A release list that stands binds: nobody who is not on it is given a copy. Where the original has none, the
    originator may set one for the copy, which counts as lowering.

    Raises:
        Refused: ``release.public``, ``release.partner`` or ``marking.ceiling``.
        BadInput: the marking is not of the scheme, or no partner is named.
    """
    check_marking(released, scheme)
    if ceiling:
        check_ceiling(released, ceiling, scheme)
    if recipient.audience is ReleaseAudience.PUBLIC:
        if not scheme.level(released.level).public or released.caveats or released.release:
            public = [level.name for level in scheme.levels if level.public]
            named = or_list(public) if public else tr("no level of this scheme")
            raise Refused(
                "release.public",
                tr(
                    "A copy for the public carries a public level, without caveats and without a release list."
                ),
                remedy=tr("Public in {scheme}: {named}.", scheme=scheme.name, named=named),
            )
        return
    if not recipient.partner:
        raise BadInput(
            "partner", tr("It is not said for which partner the copy is."), remedy=tr("Name the partner.")
        )
    if before.release and recipient.partner not in before.release:
        raise Refused(
            "release.partner",
            tr(
                "{partner} is not on the release list of the original: {release}.",
                partner=recipient.partner,
                release=", ".join(sorted(before.release)),
            ),
            remedy=tr(
                "Make no copy for this partner, or have the originator freeze a version with another release list."
            ),
        )
    if recipient.partner not in released.release and not scheme.level(released.level).public:
        raise Refused(
            "release.partner",
            tr("{partner} is not on the release list of the copy.", partner=recipient.partner),
            remedy=tr("Put the partner on the release list of the copy."),
        )
    if before.release and not released.release <= before.release:
        more = ", ".join(sorted(released.release - before.release))
        raise Refused(
            "release.partner",
            tr("The release list of the copy names {more}, who are not on that of the original.", more=more),
            remedy=tr("Name those on the original’s list only."),
        )


def needs_reason(before: Marking, released: Marking, scheme: MarkingScheme) -> bool:
    """Whether the copy protects less than the original, so that the originator says why."""
    return is_lowered(before, released, scheme)


def level_to_propose(before: str, audience: ReleaseAudience, scheme: MarkingScheme) -> str:
    """The level that a copy is proposed at: that of the original, or for the public the highest public one not above it.

    A proposal only: whoever prepares the copy may take another, and the originator says why less protection is enough.
    """
    if audience is not ReleaseAudience.PUBLIC or scheme.level(before).public:
        return before
    public = [level.code for level in scheme.levels if level.public]
    beneath = [code for code in public if scheme.rank(code) <= scheme.rank(before)]
    # A scheme whose public levels all stand above, or that has none, leaves nothing to propose.
    return beneath[-1] if beneath else before


def check_originator(written_by: str, names_of_ours: Collection[str]) -> None:
    """Refuse a copy of what another ministry wrote: only the originator releases.

    Raises:
        Refused: ``release.originator``.
    """
    if written_by not in names_of_ours:
        raise Refused(
            "release.originator",
            tr("This was written by {written_by}, which alone may release it.", written_by=written_by),
            remedy=tr("Ask the originator for a copy that may be passed on."),
        )


def may_be_shown(part: Marking, released: Marking, recipient: Recipient, scheme: MarkingScheme) -> bool:
    """Whether a part with a marking of its own may stand in the copy."""
    if scheme.rank(part.level) > scheme.rank(released.level):
        return False
    if any(scheme.caveat(code).forbids_release for code in part.caveats):
        return False
    if recipient.audience is ReleaseAudience.PUBLIC:
        return not part.release and not part.caveats
    return part.caveats <= released.caveats and (not part.release or recipient.partner in part.release)


def parts_not_to_show(
    brief: BriefData, released: Marking, recipient: Recipient, scheme: MarkingScheme
) -> tuple[str, ...]:
    """Addresses of the parts that are marked higher than the copy, or that its recipient may not have: each goes whole."""
    marked = [(f"evidence/{place}", row.marking) for place, row in enumerate(brief.evidence, start=1)]
    if brief.lines_to_take:
        marked.append(("lines_to_take", brief.lines_marking))
    return tuple(
        path
        for path, marking in marked
        if marking is not None and not may_be_shown(marking_of(marking, scheme), released, recipient, scheme)
    )
