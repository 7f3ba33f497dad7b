"""The window: a page a stage. Qt lives here and in `observer.app` only."""
