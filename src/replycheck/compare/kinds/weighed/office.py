"""What an office does itself: words that tell of its own handling, which no judgment knows of."""

from __future__ import annotations

from replycheck.compare.mentions import Mention
from replycheck.compare.paper import Paper
from replycheck.text.patterns import pattern

_HANDLING = pattern(
    "收到|收悉|来信|来访|电话|面谈|约谈|接待|听取|走访|核实|调阅|查阅|答复|告知|登记(?!结婚|离婚|手续|机关)|转交|转来|交办|回访|会见|当面|听[你您]|谈话|座谈|沟通|联系|写信|信访|立案执行|执行立案|接访|约见|复查|调查|核查|约你|约您|通话|现场|上门|听证会|召集|研究"
)
MET = pattern("接待|当面|听取|听[你您]|听了|来访|来电|复电|电话|面谈|约谈|谈话|通话|走访|会见|回访|见面|上门|窗口")
"""What no court does in the course of a case: a day without a year on which it was done is the office's own."""
_TAIL = 30


def handled(reply: Paper, ours: Mention) -> bool:
    """Whether the office did something on that day."""
    clause = reply.clause(ours.span)
    wide = reply.text[clause.start : min(len(reply.text), clause.end + _TAIL)].split("。")[0]
    return _HANDLING.search(wide) is not None
