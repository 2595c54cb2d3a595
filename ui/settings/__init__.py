"""How this ministry runs Tocsin: settings, people, reference tables, backups, looks."""
