"""The documented process: one module per format read, recognition by content, validation."""
