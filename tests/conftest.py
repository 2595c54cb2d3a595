"""What holds for every test."""

import os

import hypothesis

# No window is ever shown by a test; set before any Qt module is loaded.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A time limit per example would be a timed assertion: two test processes share two cores.
hypothesis.settings.register_profile("tocsin", deadline=None)
hypothesis.settings.load_profile("tocsin")
