"""Two changes at one instant: the one that stands later on the ledger holds, everywhere."""

from datetime import date

import pytest
import sqlalchemy as sa

from app.actions.countries.country_phase import latest_phase
from app.reading.authority.authority import phase_at
from app.reading.countries.country_files import phases_of
from app.reading.countries.file_on import file_on
from app.reading.engagement.lens import lens_on
from app.reading.risk.divergences import risk_level_on
from db.countries import PhaseChange
from db.engagement.register import InterestWeighing
from db.vocabulary import Ongoing, Phase, RiskLevel
from db.vocabulary.engagement import Interest
from tests.support.casework import opened
from tests.support.ministry import Ministry

TODAY = date(2026, 1, 15)


@pytest.fixture
def corrected(ministry: Ministry) -> Ministry:
    """A file that was called calm and, within the same instant, imminent. Identifiers sort the other way round."""
    opened(ministry)
    with ministry.store.work(ministry.actors["P-FP"]) as work:
        work.act("country.phase", topic="MMR")
        for row_id, phase, level in (
            ("f", Phase.RISK_PRESENT, RiskLevel.LOW),
            ("0", Phase.IMMINENT_RISK, RiskLevel.VERY_HIGH),
        ):
            work.add(
                PhaseChange(
                    id=row_id * 36,
                    country="MMR",
                    effective_on=TODAY,
                    phase=phase,
                    risk_level=level,
                    ongoing=Ongoing.UNCLEAR,
                    changed_by_id=ministry.people["P-FP"],
                    changed_at=work.at,
                    reason="Read again",
                )
            )
        held = latest_phase(work, "MMR")
        assert held is not None
        assert held.phase is Phase.IMMINENT_RISK
        work.commit()
    return ministry


def test_the_later_of_two_changes_at_one_instant_holds_for_every_reader(corrected: Ministry) -> None:
    with corrected.store.read() as session:
        assert phases_of(session, "MMR")[-1].phase is Phase.IMMINENT_RISK
        assert phase_at(session, "MMR", corrected.clock.at) is Phase.IMMINENT_RISK
        assert risk_level_on(session, "MMR", TODAY) is RiskLevel.VERY_HIGH
        assert lens_on(session, "MMR", TODAY).phase is Phase.IMMINENT_RISK
        past = file_on(session, "MMR", TODAY, TODAY)
    assert past.known_then is not None
    assert past.true_then is not None
    assert (past.known_then.phase, past.true_then.phase) == (Phase.IMMINENT_RISK, Phase.IMMINENT_RISK)


def test_the_database_too_goes_by_the_ledger_where_prevention_comes_second(corrected: Ministry) -> None:
    with corrected.store.work(corrected.actors["P-FP"]) as work:
        work.act("engagement.interests", topic="MMR")
        weighing = InterestWeighing(
            country="MMR",
            subject="Trade",
            weighed_on=TODAY,
            weighed=[],
            put_first=Interest.ECONOMY,
            reason="Calm",
            risk_clear=False,
            recorded_by_id=corrected.people["P-FP"],
            recorded_at=work.at,
        )
        with pytest.raises(sa.exc.IntegrityError, match="only under an authorised name"):
            work.add(weighing)
