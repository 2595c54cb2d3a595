"""Copies for a partner or the public: which words go, what stands in their place, and who may be given the copy."""
