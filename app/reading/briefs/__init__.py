"""What a brief says, gathered part by part."""
