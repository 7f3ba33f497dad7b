"""Practice on a scripted call, its score, and the comparison of two observers."""
