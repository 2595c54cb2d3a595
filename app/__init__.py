"""What may happen: rules, use cases, read models, command line."""
