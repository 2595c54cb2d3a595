"""The desk: what waits, for the reader first."""
