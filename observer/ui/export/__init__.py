"""The page on which documents are chosen, looked at and saved."""
