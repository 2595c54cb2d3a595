"""The ledger, seen: what happened, what changed, whether it is whole."""
