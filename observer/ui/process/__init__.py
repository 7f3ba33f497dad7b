"""The documented process in the window: taken from files, edited, matched with what was marked."""
