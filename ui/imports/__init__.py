"""Imported data in the window: the register of files, and the way a file takes from the disk into the case."""
