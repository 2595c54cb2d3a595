"""The ministry: offices, holders, tables and settings in use."""
