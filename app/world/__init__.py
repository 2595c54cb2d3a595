"""The shapes of the countries on a flat map, without a window to draw them in."""
