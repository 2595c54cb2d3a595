"""The ministry itself: its people, offices, delegations, settings and tables."""
