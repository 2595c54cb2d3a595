"""Documents drawn from plain, read-only data classes."""
