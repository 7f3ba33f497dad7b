"""The leadership pack: what senior leadership decides from. One module a page."""
