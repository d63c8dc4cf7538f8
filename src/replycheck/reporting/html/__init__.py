"""The page for people, and the overview of a batch."""
