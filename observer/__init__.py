"""Observer: see the real process behind ten contacts, and what holds it up."""

__version__ = "0.1.0"
