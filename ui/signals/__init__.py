"""The signs of early onset on the file of a country: charts, and signals that wait for an answer."""
