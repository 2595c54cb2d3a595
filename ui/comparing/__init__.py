"""Two days of a country file side by side."""
