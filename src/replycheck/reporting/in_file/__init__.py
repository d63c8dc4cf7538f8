"""The reply's own file with notes in it."""
