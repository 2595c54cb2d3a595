"""Keeping the case: the audit of the ledger, and backups."""
