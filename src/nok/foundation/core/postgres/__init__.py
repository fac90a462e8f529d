"""The framework's PostgreSQL, with one question less for every page."""
