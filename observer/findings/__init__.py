"""What holds the process: constraints with their evidence, and decision latency."""
