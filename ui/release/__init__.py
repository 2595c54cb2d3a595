"""Copies for release: words chosen in the texts of a frozen brief, the copy beside them, and who approved it."""
