"""What somebody types in any form outlives a crash, and what is secret is written down in none of them."""

from tests.ui.walking.conftest import LargeWalk

_LEAST_FORMS = 25


def test_every_form_is_kept_and_no_secret_is(walked_large: LargeWalk) -> None:
    assert not walked_large.kept_wrongly, "\n".join(walked_large.kept_wrongly)
    assert len(walked_large.forms) >= _LEAST_FORMS
