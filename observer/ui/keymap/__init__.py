"""Which key does what: the map in force, and the page on which it is changed."""
