"""Files to import, and what they are imported with."""




pytest_plugins: list[str] = []
