"""The questions of an inquiry and their answers."""
