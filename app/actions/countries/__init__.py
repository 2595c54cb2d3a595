"""The country file and the registers of its background."""
