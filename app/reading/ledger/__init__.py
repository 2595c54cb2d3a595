"""The ledger as people read it."""
