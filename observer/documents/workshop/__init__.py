"""The workshop pack: what a team is shown, asked and given to write on, without a conclusion."""
