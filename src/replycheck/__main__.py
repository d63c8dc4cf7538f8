"""``python -m replycheck`` is the command ``replycheck``."""

from __future__ import annotations

from replycheck.cli import main

if __name__ == "__main__":
    main()
