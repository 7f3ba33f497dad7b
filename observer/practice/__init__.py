"""Learning to observe: a scripted call with its score, and two observers of one contact."""
