"""The replay: the observed contacts move through the map again, in their own time."""
