"""One search over everything: the palette that opens over any page."""
