"""What people type: cleaned, read, and refused with a reason."""
