"""``replycheck batch``."""
