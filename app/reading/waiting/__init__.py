"""What waits for someone, gathered for the desk."""
