"""One display list with one style, for every output: screen, projector and page."""
