"""A page of shapes and lines, from whatever drawing program, as a process."""
