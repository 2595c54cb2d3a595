"""What holds after every step of the state machine, whatever was tried: plain SQL, and authority judged by a few lines of its own.

So a fault in the rules cannot hide behind itself.
"""

import json
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, invariant

from db.base import mapped_tables
from tests.support.ministry import Ministry

COUNTS = " union all ".join(
    f"select '{name}', count(*) from {name}"
    for name in (*(table.name for table in mapped_tables()), "ledger")
)


class Invariants(RuleBasedStateMachine):
    """A machine that tries nothing yet; ``counts`` are the rows of each table at the last look."""

    ministry: Ministry
    counts: dict[str, int]

    def rows(self, statement: str) -> list[Any]:
        with self.ministry.store.engine.connect() as connection:
            return list(connection.exec_driver_sql(statement))

    @invariant()
    def no_response_goes_on_without_a_decision_in_force(self) -> None:
        going_on = "r.status in ('open', 'started', 'completed')"
        assert not self.rows(
            "select r.number from responses r join decisions d on d.id = r.decision_id "
            f"where d.outcome <> 'authorise' or ({going_on} and exists "
            "(select 1 from decision_lapses l where l.decision_id = d.id) and r.status <> 'completed')"
        )
        unsigned = self.rows(
            "select d.id, d.second_signatures_owed from responses r join decisions d on d.id = r.decision_id"
        )
        for decision, owed in unsigned:
            signed = {
                row[0]
                for row in self.rows(
                    f"select office_id from second_signatures where decision_id = '{decision}'"
                )
            }
            assert set(json.loads(owed)) <= signed

    @invariant()
    def no_decision_was_made_outside_authority(self) -> None:
        for decision in self.rows(
            "select office_id, person_id, tool, country, decided_at, instrument_id, cost_amount, outcome from decisions"
        ):
            self.check_authority(decision)

    def check_authority(self, decision: Any) -> None:
        office, person, tool, country, at, instrument, cost, outcome = decision
        held = self.rows(
            f"select 1 from holdings where office_id = '{office}' and person_id = '{person}' and starts_at <= '{at}' "
            f"and (ends_at is null or ends_at > '{at}')"
        )
        assert held, "the decider did not hold the office"
        # Some way up to original authority: each link in force and covering, each link above giving leave.
        reached = False
        frontier, seen = [(instrument, office, False)], set[str]()
        while frontier and not reached:
            current, holder, above = frontier.pop()
            if current in seen:
                continue
            seen.add(current)
            link = self.rows(
                "select i.delegator_id, i.delegate_id, i.powers, i.countries, i.signed_at, i.valid_from, i.valid_until, "
                "v.revoked_at, i.ceiling_amount, i.sub_delegation from instruments i "
                f"left join revocations v on v.instrument_id = i.id where i.id = '{current}'"
            )[0]
            delegator, delegate, powers, countries, signed, start, end, revoked, ceiling, sub = link
            assert delegate == holder
            in_force = (
                signed <= at
                and start <= at
                and (end is None or end > at)
                and (revoked is None or revoked > at)
            )
            covers = powers is None or tool is None or tool in json.loads(powers)
            where = countries is None or country in json.loads(countries) or "South-eastern Asia" in countries
            cheap = ceiling is None or outcome != "authorise" or tool is None or float(cost) <= float(ceiling)
            if not (in_force and covers and where and cheap) or (above and sub == "no"):
                continue
            reached = delegator is None
            parents = self.rows(f"select id from instruments where delegate_id = '{delegator}'")
            frontier += [(row[0], delegator, True) for row in parents]
        assert reached, "no chain reaches original authority"

    @invariant()
    def no_escalated_report_rests_without_a_clock(self) -> None:
        assert not self.rows(
            "select number from reports r where status = 'escalated' and 1 <> "
            "(select count(*) from escalations e where e.report_id = r.id and e.ended_at is null "
            "and e.decide_by is not null)"
        )
        assert not self.rows(
            "select number from reports r where status in ('decided', 'responding') and not exists "
            "(select 1 from decisions d where d.report_id = r.id)"
        )

    @invariant()
    def what_was_refused_counts_nowhere_and_each_option_is_decided_once(self) -> None:
        refused = "select decision_id from record_refusals"
        assert not self.rows(f"select 1 from responses where decision_id in ({refused})")
        assert not self.rows(f"select 1 from record_confirmations where decision_id in ({refused})")
        assert not self.rows(
            f"select 1 from decisions where outcome <> 'defer' and id not in ({refused}) "
            "group by option_id having count(*) > 1"
        )
        assert not self.rows(
            "select 1 from record_refusals f join decisions d on d.id = f.decision_id "
            "join reports r on r.id = d.report_id "
            "where f.person_id in (d.person_id, d.recorded_by_id, r.author_id) "
            "or exists (select 1 from report_assessments a where a.report_id = r.id and a.assessor_id = f.person_id) "
            "or exists (select 1 from options o join ledger l on l.subject_kind = 'options' and l.subject_id = o.id "
            "where o.report_id = r.id and l.action like 'option.%' and l.person_id = f.person_id)"
        )
        assert not self.rows(
            "select 1 from options o join reports r on r.id = o.report_id "
            "where r.status in ('decided', 'responding') and o.dropped_at is null and not exists "
            f"(select 1 from decisions d where d.option_id = o.id and d.outcome <> 'defer' and d.id not in ({refused}))"
        )

    @invariant()
    def nothing_vanishes(self) -> None:
        for name, count in self.rows(COUNTS):
            assert count >= self.counts.get(name, 0)
            self.counts[name] = count
        newest, entries = self.rows("select max(number), count(*) from ledger")[0]
        assert newest == entries == self.rows("select number from ledger_head")[0][0]
