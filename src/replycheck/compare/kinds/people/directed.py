"""Deeds from one to another: who sold, paid, lent, owed, hit, and to whom.

What is easily got wrong: money may go both ways, so a deed is turned round only where the judgment has it the other way
and nowhere this way.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_DEEDS = (
    ("sell", "卖给|出售给|贩卖给|销售给|转卖给"),
    ("lend", "借给|出借给|借款给"),
    ("pay", "付给|支付给|给付|返还|退还给?|退给|归还给?|还给|偿还|赔偿给?|补偿给?|赔给|支付"),
    ("send", "转给|转账给|汇给|汇款给|交给|移交给|打给"),
    ("hurt", "打伤|殴打|捅伤|刺伤|砍伤|咬伤|撞伤|打(?=了)"),
    ("hit", "追尾|撞上|碰撞"),
    ("owe", "拖欠|尚欠|还欠|欠"),
    ("hire", "雇佣|雇用|聘请"),
    ("entrust", "委托"),
    ("house", "容留"),
    ("report", "举报|检举"),
)
_DEED = "|".join(f"(?P<{name}>{words})" for name, words in _DEEDS)
_WHO = r"[\ue200-\ue3fe]|[\u4e00-\u9fff]某(?:某|[甲乙丙丁]|\d)?"
_FORWARD = pattern(
    rf"(?P<a>{_WHO})(?:(?!{_WHO})[^。；\n]){{0,44}}?(?:{_DEED})(?:了|过)?(?:原告|被告人?|被害人|上诉人|第三人|申请人)?(?P<b>{_WHO})"
)
_TOWARDS = pattern(
    rf"(?P<a>{_WHO})(?:(?!{_WHO})[^。；\n]){{0,60}}?向(?:原告|被告人?|被害人|第三人)?(?P<b>{_WHO})(?:(?!{_WHO})[^，。；\n]){{0,24}}?(?P<what>借款|借了?(?=[\d一二两三四五六七八九十])|贩卖|出售|出借|支付|偿还|返还|归还|赔偿|转账|汇款|交付)"
)
_UNSAID = pattern("没有|未|不(?!服)|拒绝|请求|要求|主张|认为|称|如果|是否|应否")
_SAME = {
    **dict.fromkeys(("贩卖", "出售"), "sell"),
    "出借": "lend",
    **dict.fromkeys(("支付", "偿还", "返还", "归还", "赔偿"), "pay"),
    **dict.fromkeys(("转账", "汇款", "交付"), "send"),
}


@dataclass(frozen=True, slots=True)
class Directed:
    """A deed that the reply tells from one to another and the judgment the other way round, or the same way."""

    ours: Span
    theirs: Span
    agrees: bool


_Deed = tuple[str, str, str]


def directed(reply: Paper, paper: Paper) -> Iterator[Directed]:
    """Every deed of the reply between two whom the judgment has in such a deed."""
    given = _deeds(paper)
    for (deed, one, other), span in _told(reply):
        if (deed, one, other) in given:
            yield Directed(span, given[deed, one, other], agrees=True)
        elif (deed, other, one) in given:
            yield Directed(span, given[deed, other, one], agrees=False)


@lru_cache(maxsize=8)
def _deeds(paper: Paper) -> dict[_Deed, Span]:
    found: dict[_Deed, Span] = {}
    for deed, span in _told(paper):
        found.setdefault(deed, span)
    return found


def _told(paper: Paper) -> Iterator[tuple[_Deed, Span]]:
    signs, back = paper.named.signs, paper.named.back
    for one in (_FORWARD, _TOWARDS):
        for match in one.finditer(signs):
            if one is _TOWARDS:
                deed = _SAME.get(match["what"], "borrow")
            else:
                deed = next((name for name, _ in _DEEDS if match[name]), "")
            if match["a"] == match["b"] or _UNSAID.search(match[0]):
                continue
            end = back[match.end()] if match.end() < len(back) else len(paper.text)
            first, second = match["a"], match["b"]
            if "被" in match[0][1:] and one is _FORWARD and deed in ("hurt", "hit", "house"):
                continue
            yield (deed, first, second), Span(back[match.start()], end)
