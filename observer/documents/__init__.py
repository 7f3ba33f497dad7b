"""From an analysis to the documents that are printed and handed on: one module a kind."""
