"""Country files and the registers of their background, now or on a past day."""
