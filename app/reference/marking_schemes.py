"""Schemes of protective marking, as data (BRIEF, Markings)."""

import re
from collections.abc import Sequence

from app.reference.colours import COLOUR, READABLE, contrast
from app.reference.kind import ReferenceKind
from app.reference.nodes import Node, read_nodes, unique_codes, write_nodes
from app.rules.markings import Caveat, MarkingLevel, MarkingScheme
from language import mark, tr

NOTE = (
    "Presets for convenience, from public sources. They are not the rules of any government: check them against "
    "your own before use. Levels go from lowest to highest. Colours are #RRGGBB."
)
_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")
_FILE_CODE = re.compile(r"[A-Z0-9-]{0,12}")


def parse_marking_schemes(content: str | bytes, source: str) -> tuple[MarkingScheme, ...]:
    """The schemes of a file.

    Raises:
        BadInput: names file and place, what was expected and what to do; also for colours that are hard to
            read (contrast below 4.5:1).
    """
    schemes = read_nodes(content, source, "schemes", _scheme)
    unique_codes([scheme.code for scheme in schemes], f"{source}, schemes")
    return schemes


def dump_marking_schemes(schemes: Sequence[MarkingScheme]) -> str:
    """The file of ``schemes``."""
    return write_nodes(
        NOTE,
        "schemes",
        [
            {
                "code": scheme.code,
                "name": scheme.name,
                "source": scheme.source,
                "separator": scheme.separator,
                "release_prefix": scheme.release_prefix,
                "levels": [
                    {
                        "code": level.code,
                        "name": level.name,
                        "ground": level.ground,
                        "ink": level.ink,
                        "file_code": level.file_code,
                        "subject_in_names": level.subject_in_names,
                        "public": level.public,
                    }
                    for level in scheme.levels
                ],
                "caveats": [
                    {"code": caveat.code, "name": caveat.name, "forbids_release": caveat.forbids_release}
                    for caveat in scheme.caveats
                ],
            }
            for scheme in schemes
        ],
    )


def _scheme(node: Node) -> MarkingScheme:
    node.only("code", "name", "source", "separator", "release_prefix", "levels", "caveats")
    levels = tuple(_level(level) for level in node.each("levels"))
    if not levels:
        raise node.fault(
            "levels", tr("a list with at least one level"), tr("Add the levels from lowest to highest.")
        )
    caveats = tuple(_caveat(caveat) for caveat in node.each("caveats"))
    unique_codes([level.code for level in levels], f"{node.path}, levels")
    unique_codes([caveat.code for caveat in caveats], f"{node.path}, caveats")
    if not node.text("separator"):
        raise node.fault("separator", tr("a text between level and caveat"), tr('Write a blank or " // ".'))
    return MarkingScheme(
        code=_code(node),
        name=node.required("name"),
        source=node.required("source"),
        separator=node.text("separator"),
        release_prefix=node.required("release_prefix"),
        levels=levels,
        caveats=caveats,
    )


def _level(node: Node) -> MarkingLevel:
    node.only("code", "name", "ground", "ink", "file_code", "subject_in_names", "public")
    remedy = tr("Write six digits 0–9, A–F after #, as in #1C2126.")
    ground = node.matching("ground", COLOUR, tr("a colour"), remedy)
    ink = node.matching("ink", COLOUR, tr("a colour"), remedy)
    if contrast(ground, ink) < READABLE:
        raise node.fault(
            "ink",
            tr(
                "readable on {ground} (contrast {contrast:.1f}:1; at least {readable}:1 is needed)",
                ground=ground,
                contrast=contrast(ground, ink),
                readable=READABLE,
            ),
            tr("Choose a lighter or a darker colour for the text."),
        )
    return MarkingLevel(
        code=_code(node),
        name=node.required("name"),
        ground=ground,
        ink=ink,
        file_code=node.matching(
            "file_code",
            _FILE_CODE,
            tr("a code for file names"),
            tr("Use up to 12 capitals, digits or hyphens."),
        ),
        subject_in_names=node.flag("subject_in_names"),
        public=node.flag("public"),
    )


def _caveat(node: Node) -> Caveat:
    node.only("code", "name", "forbids_release")
    return Caveat(_code(node), node.required("name"), node.flag("forbids_release"))


def _code(node: Node) -> str:
    return node.matching(
        "code", _CODE, tr("a code"), tr("Use small letters, digits and underscores, beginning with a letter.")
    )


MARKING_SCHEMES = ReferenceKind(
    "marking_schemes",
    mark("Protective markings"),
    "marking_schemes.json",
    parse_marking_schemes,
    dump_marking_schemes,
)
