"""The cases of the demonstration, one module each, as scenes that follow one another in time."""
