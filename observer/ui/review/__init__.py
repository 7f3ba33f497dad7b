"""The review page: one contact's marks read over and corrected, with the history of each."""
