"""What Tocsin remembers: entities, ledger, vault, store. Imports nothing else of ours."""
