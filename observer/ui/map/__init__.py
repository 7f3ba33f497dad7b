"""The Map page: the drawing on a canvas, and the evidence behind each node and line."""
