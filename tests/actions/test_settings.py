"""Settings: who may change which, and what is never accepted."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.actions.ministry.settings import ChangeSettings, change_settings
from app.reading.ministry.settings import read_settings
from app.rules.reports.clocks import ClockTerms, UrgencyTerms, hours, working_days
from app.settings import Settings
from db.ledger.entries import ledger
from db.vocabulary import TrainingRule
from tests.support.casework import evidence, opened
from tests.support.ministry import Ministry


def settings_of(ministry: Ministry) -> Settings:
    with ministry.store.read() as session:
        return read_settings(session)


def change(**values: object) -> ChangeSettings:
    return ChangeSettings(
        settings=replace(Settings(), **values),  # type: ignore[arg-type]  # replace checks the names
        based_on=Settings(),
        reason="New instructions",
    )


def test_each_changed_setting_is_an_entry_of_its_own_and_comes_back_as_it_was(ministry: Ministry) -> None:
    clocks = ClockTerms(decide=UrgencyTerms(working_days(8), hours(48), hours(12)))
    request = change(
        clocks=clocks,
        review_days=60,
        training=TrainingRule.WARNS,
        closure_days=("2026-12-24", "2026-05-01", "2026-12-24"),
        time_zone="Europe/London",
        country="united kingdom",
    )
    kept = ministry.do("P-FP", change_settings, request)
    assert set(kept.changed) == {
        "clocks",
        "review_days",
        "training",
        "closure_days",
        "time_zone",
        "country",
    }
    assert settings_of(ministry) == kept.settings
    assert kept.settings.closure_days == ("2026-05-01", "2026-12-24")
    assert kept.settings.country == "GBR"
    with ministry.store.read() as session:
        counted = sa.select(sa.func.count()).select_from(ledger).where(ledger.c.subject_kind == "settings")
        assert session.scalar(counted) == 6


def test_settings_that_another_changed_meanwhile_are_not_put_back_unread(ministry: Ministry) -> None:
    both = change(review_days=60), change(training=TrainingRule.WARNS)
    ministry.do("P-FP", change_settings, both[0])
    assert ministry.refused("P-FP", change_settings, both[1]).rule == "settings.stale"
    assert settings_of(ministry).review_days == 60


def test_a_setting_goes_back_to_its_default(ministry: Ministry) -> None:
    ministry.do("P-FP", change_settings, change(review_days=60))
    back = replace(change(), based_on=settings_of(ministry))
    assert ministry.do("P-FP", change_settings, back).changed == ("review_days",)
    assert settings_of(ministry) == Settings()
    assert ministry.refused("P-FP", change_settings, change()).rule == "unchanged"


@pytest.mark.parametrize(
    ("values", "allowed", "refused"),
    [
        ({"ceiling": "restricted"}, "P-ADM", "P-FP"),
        ({"attachment_limit_mb": 10}, "P-ADM", "P-FP"),
        ({"idle_lock_minutes": 5}, "P-ADM", "P-FP"),
        ({"review_days": 30}, "P-FP", "P-ADM"),
        ({"training": TrainingRule.BARS}, "P-FP", "P-ADM"),
        ({"ministry_name": "Ministry of External Relations"}, "P-ADM", "P-AN1"),
        ({"ministry_name": "Ministry of External Relations"}, "P-FP", "P-AUD"),
    ],
)
def test_who_changes_which_setting(
    ministry: Ministry, values: dict[str, object], allowed: str, refused: str
) -> None:
    assert ministry.refused(refused, change_settings, change(**values)).rule == "role"
    ministry.do(allowed, change_settings, change(**values))


def test_a_ministry_never_becomes_a_demonstration(ministry: Ministry) -> None:
    refusal = ministry.refused("P-FP", change_settings, change(demonstration=True))
    assert refusal.rule == "settings.demonstration"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"review_days": 0}, "review days"),
        ({"assessment_max_age_days": 367}, "assessment max age days"),
        ({"risk_annex_max_age_days": 0}, "risk annex max age days"),
        ({"attachment_limit_mb": 501}, "attachment limit mb"),
        ({"idle_lock_minutes": 0}, "idle lock minutes"),
        ({"time_zone": "Mars/Olympus"}, "time zone"),
        ({"currency": "euro"}, "currency"),
        ({"country": "Atlantis"}, "country"),
        ({"ministry_name": ""}, "name of the ministry"),
        ({"marking_scheme": "none"}, "marking scheme"),
        ({"ceiling": "cosmic"}, "marking"),
        ({"default_marking": "cosmic"}, "marking"),
        ({"likelihood_scale": "tea leaves"}, "likelihood scale"),
        ({"closure_days": ("2026-02-30",)}, "closure days"),
        ({"weekend": (0, 1, 2, 3, 4, 5, 6)}, "weekend"),
        ({"weekend": (7,)}, "weekend"),
    ],
)
def test_a_value_that_cannot_be_used_is_rejected(
    ministry: Ministry, values: dict[str, object], field: str
) -> None:
    assert ministry.rejected("P-FP", change_settings, change(**values)).field == field
    assert settings_of(ministry) == Settings()


def test_a_default_marking_is_not_above_the_ceiling(ministry: Ministry) -> None:
    refusal = ministry.refused(
        "P-ADM", change_settings, change(ceiling="internal", default_marking="restricted")
    )
    assert refusal.rule == "marking.ceiling"


def test_a_scheme_that_lacks_a_marking_on_record_is_refused(ministry: Ministry) -> None:
    opened(ministry)
    evidence(ministry, marking="internal")
    refusal = ministry.refused("P-FP", change_settings, change(marking_scheme="uk"))
    assert refusal.rule == "settings.marking_scheme"
