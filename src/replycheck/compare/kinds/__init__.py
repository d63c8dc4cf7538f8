"""Statements of each kind, held against the judgment, the letter or the reply itself."""
