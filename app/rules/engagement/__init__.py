"""Rules of engagement through the lens: what our own acts do to the risk of atrocities. Pure."""
