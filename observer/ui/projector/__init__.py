"""The map for a team: the projector's window, and what the leader has beside the map for it."""
