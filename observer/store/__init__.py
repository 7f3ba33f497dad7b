"""The study file: one SQLite database, opened, migrated, appended to, queried and checked here."""
