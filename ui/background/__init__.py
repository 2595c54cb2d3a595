"""The background of a country: groups and actors, past atrocities, structures, treaties, mechanisms, UN reviews."""
