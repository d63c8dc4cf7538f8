"""The vocabulary for writing rules."""
