"""Settings, and the files they come from.

It knows no rules: the names that may stand in a file are handed in (``Vocabulary``), by ``app.configured``.
"""
