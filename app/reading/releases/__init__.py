"""Released copies, kept or as they would come out."""
