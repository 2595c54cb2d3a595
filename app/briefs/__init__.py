"""The brief as frozen data: what an authority was shown."""
