"""The guide: the method and the keys, on one page."""
