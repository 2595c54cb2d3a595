"""All that a country file can put on one axis of time: events by spans or singly, and whatever else has a day."""
