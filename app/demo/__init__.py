"""The demonstration ministry and its three cases: invented people, facts on record, every act a real use case."""
