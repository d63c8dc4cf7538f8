"""The clerk's page: a small server on this machine that calls ``app``, ``batch`` and ``gate`` and shows what they say.

It holds no knowledge of rules or formats. Whatever a stranger's file could harm happens in worker processes (``work``);
this process moves bytes, keeps the answers that were given, and speaks HTTP to one browser.
"""
