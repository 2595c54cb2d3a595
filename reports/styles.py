"""Sizes, colours and the grid of paper. Colours of phases and clocks are the light theme's."""

from dataclasses import replace

from reports.typesetting import INK, Style

MUTED_INK = "#4A525B"
ACCENT = "#1F4E79"
DANGER = "#A3142B"
LINE = "#BDB9AF"
PALE = "#F3F1EC"

MARGIN = 42.0
"""Left and right of the page, in points (15 mm)."""

LABEL_WIDTH = 86.0
"""The margin column that holds the names of sections."""

SECTION_GAP = 3.0

BODY = Style()
"""Running text: 9.5 pt, the smallest size of what is read in a brief's body. Only what is looked up stands smaller:
the furniture of the page, the scales of charts, names under lines to write on, the hash."""

STRONG = replace(BODY, bold=True)
MUTED = replace(BODY, colour=MUTED_INK)
LABEL = replace(BODY, bold=True, colour=ACCENT)
TITLE = Style(size=15, leading=18.5, bold=True)
KICKER = Style(size=9.5, leading=12, bold=True, colour=MUTED_INK)
ANNEX = Style(size=12, leading=15, bold=True, colour=ACCENT)
NUMBER = replace(BODY, align="right")
HASH = Style(size=8, leading=9.6, mono=True)
FURNITURE = Style(size=8, leading=10, colour=MUTED_INK)
MARKING = Style(size=10, leading=12.5, bold=True, align="center", colour=INK)
