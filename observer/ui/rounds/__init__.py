"""The rounds of a study: listed, shown, and begun."""
