"""Part of revision 0005: whatever is recorded from paper waits for its second person, a decline and a deferral too.

The first revision asked for the confirmation of what was authorised only, and called a decline declined as soon as one
member of staff had typed it in.
"""

from collections.abc import Iterator

DECISION_STANDING = """
create view decision_standing as
select d.id as decision_id, case
  when d.outcome = 'authorise' and exists (select 1 from decision_lapses l where l.decision_id = d.id)
    then 'lapsed'
  when d.on_paper and not exists (select 1 from record_confirmations c where c.decision_id = d.id)
    then 'pending_confirmation'
  when d.outcome = 'decline' then 'declined'
  when d.outcome = 'defer' then 'deferred'
  when exists (
    select 1 from json_each(d.second_signatures_owed) owed where not exists (
      select 1 from second_signatures s where s.decision_id = d.id and s.office_id = owed.value))
    then 'pending_second_signature'
  when d.ratify_by is not null and not exists (
    select 1 from ratifications r where r.decision_id = d.id) then 'pending_ratification'
  else 'in_force' end as standing
from decisions d
"""


def create() -> None:
    """No table: a view is worked out from those that there are."""


def statements() -> Iterator[str]:
    """The view in the place of the one of the first revision."""
    yield "drop view decision_standing"
    yield DECISION_STANDING
