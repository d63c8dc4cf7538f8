"""Names, and who stands against whom."""
