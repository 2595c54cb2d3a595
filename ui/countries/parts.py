"""The parts of a country file: the name of each and its title, in the order of its tabs."""

from language import mark

PARTS = (
    ("overview", mark("Overview")),
    ("timeline", mark("Timeline")),
    ("evidence", mark("Evidence")),
    ("events", mark("Events")),
    ("signals", mark("Signals")),
    ("risk", mark("Risk")),
    ("background", mark("Background")),
    ("engagement", mark("Engagement")),
    ("plans", mark("Levers and plans")),
    ("reports", mark("Reports")),
    ("sources", mark("Sources")),
    ("history", mark("History")),
)
"""The tabs in their order: the name of each on the view, and its title."""


def place_of(name: str) -> int:
    """Where a part stands among the tabs."""
    return [each for each, _title in PARTS].index(name)
