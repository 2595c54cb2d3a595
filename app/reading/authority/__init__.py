"""Who may decide what, and on which instrument it rests."""
