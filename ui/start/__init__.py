"""The way in: first set-up, signing in, the lock, restoring, and what is said while a case opens."""
