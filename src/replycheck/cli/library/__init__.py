"""``replycheck library``."""
