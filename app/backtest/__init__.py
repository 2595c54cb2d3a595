"""What the signs are worth on data of the past: how long before a peak they speak, and how often for nothing."""
