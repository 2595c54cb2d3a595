"""The risk in a country as it was judged."""
