"""The tab Timeline of a country file: one axis from decades to days, drawn by us, and a table that says the same."""
