"""Reference data: shipped tables and the ministry's versions of them."""
