"""Text that leaves for a spreadsheet: never run as a formula (DESIGN, Security)."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def safe_cell(text: str) -> str:
    """``text`` as a cell; an apostrophe stands before what a spreadsheet would run."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
