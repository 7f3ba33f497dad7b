"""The to-complete list: everything a contact left open, asked on one page by keyboard alone."""
