"""Use cases: one function each, named by the verb a user would say."""
