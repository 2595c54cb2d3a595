"""How many examples a property is tried with: fewer in each run of the suite, all of them on demand."""

import hypothesis

THOROUGH, SUITE = "thorough", "suite"
_FULL = 100


def register_profiles() -> None:
    """The profile of each run, and the thorough one, taken with ``--hypothesis-profile=thorough``.

    A time limit per example would be a timed assertion: two test processes share two cores.
    """
    hypothesis.settings.register_profile(THOROUGH, deadline=None, max_examples=_FULL)
    hypothesis.settings.register_profile(SUITE, deadline=None, max_examples=_FULL // 2)
    hypothesis.settings.load_profile(SUITE)


def up_to(thorough: int) -> int:
    """Examples of a costly property in the profile in force: ``thorough`` of them in the thorough one."""
    return max(1, thorough * hypothesis.settings().max_examples // _FULL)
