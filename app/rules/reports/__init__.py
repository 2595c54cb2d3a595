"""The flow of a report, its clocks, and what it must hold."""
