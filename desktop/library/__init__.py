"""The compiled encyclopedia: one read-only SQLite file and the queries upon it."""
