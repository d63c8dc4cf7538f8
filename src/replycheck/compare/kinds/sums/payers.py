"""Who paid a fee, a fine or a deposit when it was paid, which is not who bears it in the end.

What is easily got wrong: a letter says 我 of its writer and a reply 你, neither by name; and money has many names, so
only a payment of the same name (拖车费, 受理费, 罚金) is held against the letter's.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.compare.kinds.letters import ascribed
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_NAME = r"(?:[\u4e00-\u9fff]{1,3}费|罚金|罚款|押金|定金|保证金)"
_FOR = r"(?:[替帮为给代][^，。；\n]{1,4}?)?"
_PAID = r"(?:预|垫|代|补|先|先行|先后|已经?|也)*(?:交|付|缴|垫|掏|缴纳|交纳|垫付|支付|预交|预付|代付|代交|补交)"
_TOLD = pattern(
    rf"(?:都|均|也|全)?是(?:由)?(?P<who>[^，。；：\n是由]{{1,16}}?)(?:自己|本人|个人|一方|一家|先行|先)*{_FOR}{_PAID}的(?=[，。；、]|$)"
)
"""拖车费是张某付的: the money stands before it, in the clause or in the one before."""
_BY_WRITER = pattern(
    rf"我(?:们|公司|方|厂|院|家|单位|司|社|行|店)?(?:自己|本人|个人|一家|已经?)*{_FOR}{_PAID}(?:了|过|付|纳)?的?(?P<what>[^，。；：\n]{{0,16}}?{_NAME})"
)
_MONEY = pattern(_NAME)
_YOU = pattern("^(?:[你您]|贵)")
_KIN = pattern("家属|亲属|家人|亲友|亲戚|[父母妻夫儿女兄弟姐妹爷奶叔]")
"""The writer of a letter may be one of them."""
_OPEN = pattern("是不是|是否|如果|若|应当?|应该|要求|请求|可以|不|没|未")
_ENDING = 3
"""Two names of money are one by so many of their last characters: 二审受理费 and 案件受理费."""


@dataclass(frozen=True, slots=True)
class Payer:
    """Who paid in the reply, and the letter's place that says so."""

    ours: Span
    theirs: Span
    agrees: bool


def payers(reply: Paper, letter: Paper) -> Iterator[Payer]:
    """Every payment that the reply ascribes to somebody, where the writer of the letter says that it was his."""
    given: dict[str, Span] = {}
    for match in _BY_WRITER.finditer(letter.text):
        if _OPEN.search(match[0]) is None:
            named = [money[0] for money in _MONEY.finditer(match["what"])]
            given.setdefault(named[-1][-_ENDING:], Span(*match.span()))
    for match in _TOLD.finditer(reply.text) if given else ():
        span = Span(*match.span())
        clause = reply.clause(span)
        if _OPEN.search(reply.text, clause.start, span.end) or ascribed(reply, span):
            continue
        what = _named_ahead(reply, span)
        if what in given and not _KIN.search(match["who"]):
            yield Payer(span, given[what], agrees=_YOU.match(match["who"]) is not None)


def _named_ahead(reply: Paper, span: Span) -> str:
    """The last name of money that stands before a place in its sentence; "" where none does."""
    named = [match[0] for match in _MONEY.finditer(reply.text, reply.sentence(span).start, span.start)]
    return named[-1][-_ENDING:] if named else ""
