"""Graph to geometry, through Graphviz in a worker process."""
