"""A whole country file on two days, side by side: each as it was known when the day ended."""
