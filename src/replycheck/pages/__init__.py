"""Pages: printed numbers, order, missing and repeated pages. Pure: nothing here opens a file.

Only a bound document (a PDF) has an order that can be wrong; ask ``examine`` for no other.
"""

from replycheck.pages.examine import examine
from replycheck.pages.printed import PrintedNumber, printed_number, printed_within

__all__ = ["PrintedNumber", "examine", "printed_number", "printed_within"]
