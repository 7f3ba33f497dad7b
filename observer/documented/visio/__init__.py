"""Visio drawings (`.vsdx`)."""
