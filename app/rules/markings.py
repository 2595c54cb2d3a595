"""Protective markings: what a document made of marked parts carries, and what may leave the machine.

A document takes the highest marking of its parts, the union of their handling caveats and the intersection
of their release lists (BRIEF, Markings). The schemes are data (``resources/marking_schemes.json``).
The program claims no accreditation: a ceiling limits what may be entered at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from app.refusals import BadInput, Refused
from app.rules.entry.filenames import document_name
from app.rules.entry.texts import is_visible, shown
from language import tr
from language.phrases import headed


@dataclass(frozen=True, slots=True)
class MarkingLevel:
    """One level of a scheme.

    ``ground`` and ``ink`` are ``#RRGGBB``, at least 4.5:1 apart. ``file_code`` stands in file names and is
    empty where a name may not show the level. ``subject_in_names`` says whether a file name may show the
    country or the title. ``public``: a part at this level sets no limit on release of its own.
    """

    code: str
    name: str
    ground: str
    ink: str
    file_code: str
    subject_in_names: bool = False
    public: bool = False


@dataclass(frozen=True, slots=True)
class Caveat:
    """A handling caveat. One that forbids release leaves no release list standing."""

    code: str
    name: str
    forbids_release: bool = False


@dataclass(frozen=True, slots=True)
class MarkingScheme:
    """A ministry's levels from lowest to highest, its caveats, and how they are written together."""

    code: str
    name: str
    source: str
    separator: str
    release_prefix: str
    levels: tuple[MarkingLevel, ...]
    caveats: tuple[Caveat, ...]

    def level(self, code: str) -> MarkingLevel:
        """The level with this code.

        Raises:
            BadInput: the scheme has no such level.
        """
        return self.levels[self.rank(code)]

    def rank(self, code: str) -> int:
        """Position of a level, 0 for the lowest.

        Raises:
            BadInput: the scheme has no such level.
        """
        for rank, level in enumerate(self.levels):
            if level.code == code:
                return rank
        raise BadInput(
            "marking",
            tr("“{code}” is not a marking of the scheme {name}.", code=shown(code), name=self.name),
            remedy=tr("Use one of: {levels}.", levels=", ".join(level.code for level in self.levels)),
        )

    def caveat(self, code: str) -> Caveat:
        """The caveat with this code.

        Raises:
            BadInput: the scheme has no such caveat.
        """
        for caveat in self.caveats:
            if caveat.code == code:
                return caveat
        known = ", ".join(caveat.code for caveat in self.caveats) or "none"
        raise BadInput(
            "marking",
            tr("“{code}” is not a handling caveat of the scheme {name}.", code=code, name=self.name),
            remedy=tr("The caveats of this scheme are: {known}.", known=known),
        )


@dataclass(frozen=True, slots=True)
class Marking:
    """The marking of one part or document: a level, caveats, and the states it may be released to.

    ``release`` holds ISO 3166-1 alpha-3 codes (or codes of communities); empty means no release.
    """

    level: str
    caveats: frozenset[str] = frozenset()
    release: frozenset[str] = frozenset()


def check_marking(marking: Marking, scheme: MarkingScheme) -> Marking:
    """``marking``, if the scheme knows its level and caveats and they agree with its release list.

    Raises:
        BadInput: unknown level or caveat, or a release list beside a caveat that forbids release.
    """
    scheme.rank(marking.level)
    for code in sorted(marking.caveats):
        caveat = scheme.caveat(code)
        if caveat.forbids_release and marking.release:
            raise BadInput(
                "marking",
                tr("{caveat} forbids release, but a release list is given.", caveat=caveat.name),
                remedy=tr("Remove the caveat or empty the release list."),
            )
    return marking


def combine(parts: Iterable[Marking], scheme: MarkingScheme) -> Marking:
    """The marking of a document made of ``parts``.

    Highest level, union of caveats, intersection of release lists. A part at a public level without caveats
    or a list of its own does not narrow the release. A caveat that forbids release empties it.

    Raises:
        Refused: ``marking.missing``: there are no parts to take a marking from.
        BadInput: a part's level or caveat is not of the scheme.
    """
    found = [check_marking(part, scheme) for part in parts]
    if not found:
        raise no_marking()
    level = max((part.level for part in found), key=scheme.rank)
    caveats = frozenset[str]().union(*(part.caveats for part in found))
    limits = [part.release for part in found if not _sets_no_limit(part, scheme)]
    release = reduce(frozenset.intersection, limits) if limits else frozenset[str]()
    if any(scheme.caveat(code).forbids_release for code in caveats):
        release = frozenset()
    return Marking(level, caveats, release)


def require_marking(marking: Marking | None, scheme: MarkingScheme) -> Marking:
    """The marking that an export needs: no marking, no export.

    Raises:
        Refused: ``marking.missing``.
        BadInput: as `check_marking`.
    """
    if marking is None:
        raise no_marking()
    return check_marking(marking, scheme)


def no_marking() -> Refused:
    """The refusal of an export without a marking."""
    return Refused(
        "marking.missing",
        tr("This has no protective marking, so it cannot be printed, exported or sent."),
        remedy=tr("Give each part a marking first."),
    )


def check_ceiling(marking: Marking, ceiling: str, scheme: MarkingScheme) -> None:
    """Refuses what is marked above the ceiling of this installation.

    Raises:
        Refused: ``marking.ceiling``.
        BadInput: an unknown level.
    """
    if scheme.rank(marking.level) > scheme.rank(ceiling):
        raise Refused(
            "marking.ceiling",
            tr(
                "{level} is above the ceiling of this installation, {ceiling}.",
                level=scheme.level(marking.level).name,
                ceiling=scheme.level(ceiling).name,
            ),
            remedy=tr(
                "Keep this material on a system that is accredited for it, and enter only a reference to it."
            ),
        )


def is_lowered(before: Marking, after: Marking, scheme: MarkingScheme) -> bool:
    """Whether ``after`` protects less: a lower level, a caveat dropped, or release to someone new."""
    return (
        scheme.rank(after.level) < scheme.rank(before.level)
        or not before.caveats <= after.caveats
        or not after.release <= before.release
    )


def check_change(
    before: Marking, after: Marking, scheme: MarkingScheme, *, by_originator: bool, reason: str
) -> None:
    """Refuses a marking lowered by anyone but the originator, or without a reason. Raising is open to all.

    Raises:
        Refused: ``marking.originator`` or ``marking.reason``.
        BadInput: the new marking is not of the scheme.
    """
    check_marking(after, scheme)
    if not is_lowered(before, after, scheme):
        return
    if not by_originator:
        raise Refused(
            "marking.originator",
            tr("Only the originator may lower a marking, drop a caveat or widen the release."),
            remedy=tr("Ask the originator to change the marking."),
        )
    if not any(is_visible(character) for character in reason):
        raise Refused(
            "marking.reason",
            tr("Lowering a marking needs a reason."),
            remedy=tr("Say why less protection is enough."),
        )


def marking_text(marking: Marking, scheme: MarkingScheme) -> str:
    """The marking in words, as at the top and bottom of a page, in capitals.

    Caveats come in the scheme's order, then the release list in alphabetical order.
    """
    words = [scheme.level(marking.level).name]
    words += [caveat.name for caveat in scheme.caveats if caveat.code in marking.caveats]
    if marking.release:
        words.append(f"{scheme.release_prefix} {', '.join(sorted(marking.release))}")
    return scheme.separator.join(words).upper()


def release_words(marking: Marking) -> str:
    """To whom a document may be released, as a sentence for people."""
    if not marking.release:
        return tr("No release outside the ministry.")
    return tr("Releasable to {release}.", release=", ".join(sorted(marking.release)))


def file_name(
    reference: str, marking: Marking | None, scheme: MarkingScheme, *, extension: str, subject: str = ""
) -> str:
    """Name of a file that leaves the program, such as ``EW-2026-0042-v3_OS.pdf``.

    A name travels further than the file does (mail headers, file lists, logs): it carries the issued
    reference, the short code of the level where the scheme lets names show it, and the ``subject`` (country,
    title) only where the level allows it. Caveats and release lists never stand in a name.

    Raises:
        Refused: ``marking.missing``: no marking, no export.
        BadInput: the marking is not of the scheme.
    """
    level = scheme.level(require_marking(marking, scheme).level)
    shown = subject if level.subject_in_names else ""
    return document_name(reference, shown, level.file_code, extension=extension)


def document_title(reference: str, marking: Marking, scheme: MarkingScheme, *, subject: str) -> str:
    """Title for the properties of a document, by the same rule as `file_name`."""
    if subject and scheme.level(marking.level).subject_in_names:
        return headed(reference, subject)
    return reference


def _sets_no_limit(part: Marking, scheme: MarkingScheme) -> bool:
    return scheme.level(part.level).public and not part.caveats and not part.release
