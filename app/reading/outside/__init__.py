"""What came in files: events, rankings, recommendations, and the signs seen in them."""
