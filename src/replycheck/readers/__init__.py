"""Files into documents: one package a format. Importing it loads no parser."""

from __future__ import annotations

from replycheck.readers.opening import content, read, read_bytes, read_isolated

__all__ = ["content", "read", "read_bytes", "read_isolated"]
