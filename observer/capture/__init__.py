"""The live session: clock, states and rules of a contact, the session itself. No Qt."""
