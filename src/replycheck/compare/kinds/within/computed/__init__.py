"""Figures that the reply itself works out: sums and counts made of others, and the time between two days."""
