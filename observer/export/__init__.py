"""Display lists to pages, and analyses to files that other programs read."""
