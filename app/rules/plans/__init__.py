"""What plans and levers lack."""
