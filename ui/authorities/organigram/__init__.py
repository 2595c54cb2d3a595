"""The organisation drawn as boxes: which office answers to which, who holds it, and where nobody does."""
