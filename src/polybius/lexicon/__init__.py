"""Names and words of the field: actors, places, weapons, and how their spellings fold together."""
