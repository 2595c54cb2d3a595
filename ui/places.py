"""The six places of the sidebar, in its order: known before any of their pages is loaded."""

from ui.widgets.sidebar import Place

DESK = Place("desk", "Desk", "desk")
COUNTRIES = Place("countries", "Countries", "countries")
REPORTS = Place("reports", "Reports", "reports")
AUTHORITIES = Place("authorities", "Authorities", "authorities")
HISTORY = Place("history", "History", "history")
SETTINGS = Place("settings", "Settings", "settings")
