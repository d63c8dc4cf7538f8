"""The papers that leave the house: what they tell of people is told to others."""

from __future__ import annotations

from replycheck.model.profile import ANY, Profile
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

LEAVING = ANY - {Profile.GENERIC}
"""A paper of no known kind may be a form or a contract, where such data belong."""

_LABEL = pattern(r"(?:公民)?(?:身份证件?|身份|手机|电话|联系电话|移动电话)(?:号码?)?[：:是为]?\s?$")
_REACH = 12


def labelled(text: str, span: Span) -> Span:
    """The span with the label right in front of it: 身份证号420107…."""
    match = _LABEL.search(text, max(0, span.start - _REACH), span.start)
    return Span(match.start(), span.end) if match else span
