"""The bundled fonts: which one has a character, and how a piece of text becomes placed glyphs.

Shaping is HarfBuzz's (Arabic joins, Burmese and Devanagari reorder, marks sit on their base). Nothing here
is registered globally, so that one document's printing never changes the bytes of the next.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from app.refusals import Damaged
from language import mark, tr

FONT_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "fonts"

SCRIPTS = mark("Latin, Greek, Cyrillic, Arabic, Bengali, Burmese, Devanagari and Ethiopic")
"""Scripts that the bundled fonts print, for messages."""

# The first that has a character prints it. The mono face stands last for its arrows and signs.
_SANS = ("NotoSans", "NotoSansArabic", "NotoSansMyanmar", "NotoSansDevanagari", "NotoSansBengali")
_CHAIN = (*_SANS, "NotoSansEthiopic", "NotoSansMono")
_MONO_CHAIN = ("NotoSansMono", *_CHAIN[:-1])

# Optional ligatures add nothing on paper and cost when text is copied or searched.
_PLAIN_LETTERS = {"liga": False, "clig": False, "dlig": False}
_WITHOUT_LIGATURES = ("NotoSans-", "NotoSansMono-", "NotoSansArabic-")
_CACHED_PIECES = 50_000


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph in reading direction of the line; lengths in thousandths of the font size.

    ``text`` is the text that it stands for: the whole cluster on the first glyph of one, else empty.
    """

    gid: int
    advance: float
    dx: float
    dy: float
    text: str


@dataclass(frozen=True, slots=True)
class Shaped:
    """Text of one font and direction as glyphs from left to right. Lengths in thousandths of the size.

    ``top`` and ``bottom`` are how far the ink reaches from the baseline.
    """

    face: "Face"
    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    top: float
    bottom: float


class Face:
    """One font file."""

    def __init__(self, path: Path) -> None:
        try:
            self.data = path.read_bytes()
        except OSError as error:
            raise Damaged(
                tr(
                    "The font {path} of this program cannot be read, so nothing can be printed.",
                    path=path.name,
                ),
                remedy=tr("Install the program again."),
            ) from error
        self.name = path.stem
        self.hb_face = hb.Face(self.data)
        self._font = hb.Font(self.hb_face)
        self._scale: float = 1000 / self.hb_face.upem
        self._coverage = frozenset(self.hb_face.unicodes)
        extents = self._font.get_font_extents("ltr")
        self.ascent = extents.ascender * self._scale
        self.descent = extents.descender * self._scale
        self._shaped: dict[tuple[str, bool], Shaped] = {}

    def __contains__(self, character: str) -> bool:
        return ord(character) in self._coverage

    def advance(self, gid: int) -> float:
        """Nominal width of a glyph, in thousandths of the size."""
        return float(self._font.get_glyph_h_advance(gid)) * self._scale

    def nominal_glyph(self, character: str) -> int | None:
        """The glyph of one character by itself, not shaped."""
        gid: int | None = self._font.get_nominal_glyph(ord(character))
        return gid

    def shape(self, text: str, *, rtl: bool = False) -> Shaped:
        """``text`` as glyphs. The same text always gives the same glyphs."""
        key = (text, rtl)
        found = self._shaped.get(key)
        if found is None:
            if len(self._shaped) >= _CACHED_PIECES:
                self._shaped.clear()
            found = self._shaped[key] = self._shape(text, rtl=rtl)
        return found

    def _shape(self, text: str, *, rtl: bool) -> Shaped:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self._font, buffer, _PLAIN_LETTERS if self.name.startswith(_WITHOUT_LIGATURES) else {})
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        clusters = _cluster_texts(text, [info.cluster for info in infos], rtl=rtl)
        scale = self._scale
        glyphs = tuple(
            Glyph(
                info.codepoint,
                position.x_advance * scale,
                position.x_offset * scale,
                position.y_offset * scale,
                cluster,
            )
            for info, position, cluster in zip(infos, positions, clusters, strict=True)
        )
        inks = [self._ink(glyph) for glyph in glyphs]
        return Shaped(
            self,
            text,
            glyphs,
            sum(glyph.advance for glyph in glyphs),
            max((top for top, _ in inks), default=0.0),
            min((bottom for _, bottom in inks), default=0.0),
        )

    def _ink(self, glyph: Glyph) -> tuple[float, float]:
        extents = self._font.get_glyph_extents(glyph.gid)
        if extents is None:
            return 0.0, 0.0
        top = extents.y_bearing * self._scale + glyph.dy
        return top, top + extents.height * self._scale


def _cluster_texts(text: str, clusters: list[int], *, rtl: bool) -> list[str]:
    """The text of each glyph's cluster, on the cluster's first glyph in logical order."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    order = range(len(clusters) - 1, -1, -1) if rtl else range(len(clusters))
    found = [""] * len(clusters)
    seen: set[int] = set()
    for index in order:
        cluster = clusters[index]
        if cluster not in seen:
            seen.add(cluster)
            found[index] = text[cluster : ends[cluster]]
    return found


class Fonts:
    """The chain of fonts for a weight; fonts are opened when a character first needs them."""

    def __init__(self, folder: Path = FONT_FOLDER) -> None:
        self._folder = folder
        self._faces: dict[str, Face] = {}

    def _face(self, family: str, *, bold: bool) -> Face:
        name = f"{family}-{'Bold' if bold else 'Regular'}"
        if name not in self._faces:
            path = self._folder / f"{name}.ttf"
            if bold and not path.exists():
                return self._face(family, bold=False)
            self._faces[name] = Face(path)
        return self._faces[name]

    def _chain(self, *, bold: bool, mono: bool) -> Iterator[Face]:
        for family in _MONO_CHAIN if mono else _CHAIN:
            yield self._face(family, bold=bold)

    def primary(self, *, bold: bool = False, mono: bool = False) -> Face:
        """The face for Latin text, which also gives the blank its width."""
        return next(self._chain(bold=bold, mono=mono))

    def face_for(
        self, character: str, *, bold: bool = False, mono: bool = False, beside: Face | None = None
    ) -> Face | None:
        """The face that prints a character, or ``None``.

        Marks, joiners and punctuation stay in the font of the text ``beside`` them where it has them.
        """
        if beside is not None and not character.isascii() and _joins(character) and character in beside:
            return beside
        if beside is not None and unicodedata.category(character) == "Cf":
            return beside
        for face in self._chain(bold=bold, mono=mono):
            if character in face:
                return face
        return None


def _joins(character: str) -> bool:
    return unicodedata.category(character)[0] in "MPCZ"


@cache
def bundled() -> Fonts:
    """The fonts that came with the program."""
    return Fonts()
