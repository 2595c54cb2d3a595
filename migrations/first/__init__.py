"""What revision 0001 creates. Never edited once released: a change is a new revision."""
