"""The Observe page: ten contacts marked live."""
