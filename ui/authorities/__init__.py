"""Who may decide what: offices and their holders, instruments, coverage, and the question who can decide."""
