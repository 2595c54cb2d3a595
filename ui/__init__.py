"""What is seen and touched: Qt widgets and models for views; no rule and no query of its own."""
