"""``replycheck gate``, ``verify``, ``waive`` and ``watch``."""
