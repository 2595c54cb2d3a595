"""The questions of an inquiry, answered from what is on record."""
