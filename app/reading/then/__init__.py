"""The parts of a country file as they stood on a past day: tables of words, read from what the ledger held by then."""
