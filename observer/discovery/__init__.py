"""From marks to traces, and from traces to the real-process graph."""
