"""Conformance: optimal alignments of traces with the documented process, and the comparison."""
