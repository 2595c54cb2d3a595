"""A map of the world that is coloured, patterned and lettered by phase."""
