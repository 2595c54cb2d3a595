"""The schema, revision by revision. Imports none of our other code; db/ runs it before the window opens."""
