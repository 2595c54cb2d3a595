"""An early-warning report from its first draft to its close, one module an act."""
