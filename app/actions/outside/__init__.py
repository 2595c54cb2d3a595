"""What comes from outside and goes outside: imported files, the signs seen in them, exports."""
