"""Files into documents: one package a format. Importing it loads no parser."""

from __future__ import annotations

from replycheck.readers.opening import begin_reading, content, read, read_bytes, read_isolated

__all__ = ["begin_reading", "content", "read", "read_bytes", "read_isolated"]
