"""The six places of the sidebar, in its order: known before any of their pages is loaded."""

from language import mark
from ui.widgets.sidebar import Place

DESK = Place("desk", mark("Desk"), "desk")
COUNTRIES = Place("countries", mark("Countries"), "countries")
REPORTS = Place("reports", mark("Reports"), "reports")
AUTHORITIES = Place("authorities", mark("Authorities"), "authorities")
HISTORY = Place("history", mark("History"), "history")
SETTINGS = Place("settings", mark("Settings"), "settings")

ALL = (DESK, COUNTRIES, REPORTS, AUTHORITIES, HISTORY, SETTINGS)
