"""The index of everything that can be found: derived from the rows, kept in step with them, made anew at will."""
