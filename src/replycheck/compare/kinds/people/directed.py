"""Deeds from one to another: who sold, paid, lent, owed, hit, and to whom.

What is easily got wrong: money may go both ways, so a deed is turned round only where the judgment has it the other way
and nowhere this way. And people of a case are more than its parties: whoever the judgment names may have done a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.kinds.people.names import names_in
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_DEEDS = (
    ("sell", "卖给|出售给|贩卖给|销售给|转卖给"),
    ("lend", "借给|出借给|借款给"),
    ("pay", "付给|支付给|给付|返还|退还给?|退给|归还给?|还给|偿还|赔偿给?|补偿给?|赔给|支付"),
    ("send", "转给|转账给|汇给|汇款给|交给|移交给|打给"),
    ("transfer", "转让给|过户给|让与|赠与给?|赠给|出租给|租给|发包给|分包给|转包给|抵押给|质押给"),
    ("hurt", "打伤|殴打|捅伤|刺伤|砍伤|咬伤|撞伤|划伤|刺死|撞死|打死|致伤|打(?=了)"),
    ("hit", "追尾|撞上|碰撞|撞到|撞倒"),
    ("owe", "拖欠|尚欠|还欠|欠"),
    ("hire", "雇佣|雇用|聘请|聘用|招用|雇"),
    ("entrust", "委托|授权|指派"),
    ("house", "容留"),
    ("report", "举报|检举"),
    ("save", "救起|救出|送往"),
    ("forgive", "谅解"),
    ("cheat", "骗取|骗走|骗了|诈骗|骗得"),
)
_DEED = "|".join(f"(?P<{name}>{words})" for name, words in _DEEDS)
_MASKED = r"[\ue200-\ue3fe]|[\u4e00-\u9fff]某(?:某|[甲乙丙丁]|\d)?"
_ROLE = "(?:原告|被告人?|被害人|上诉人|第三人|申请人|案外人)?"
_LONGEST_NAME = 4
_SAME = {
    **dict.fromkeys(("贩卖", "出售"), "sell"),
    "出借": "lend",
    **dict.fromkeys(("支付", "偿还", "返还", "归还", "赔偿"), "pay"),
    **dict.fromkeys(("转账", "汇款", "交付"), "send"),
    **dict.fromkeys(("雇佣", "雇用", "聘请"), "hire"),
    **dict.fromkeys(("委托", "指派", "授权"), "entrust"),
    **dict.fromkeys(("转让", "过户", "转"), "transfer"),
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
    names = _names(paper)
    for (deed, one, other), span in _told(reply, names):
        if (deed, one, other) in given:
            yield Directed(span, given[deed, one, other], agrees=True)
        elif (deed, other, one) in given:
            yield Directed(span, given[deed, other, one], agrees=False)


@lru_cache(maxsize=8)
def _deeds(paper: Paper) -> dict[_Deed, Span]:
    found: dict[_Deed, Span] = {}
    for deed, span in _told(paper, _names(paper)):
        found.setdefault(deed, span)
    return found


def _names(paper: Paper) -> tuple[str, ...]:
    """The names of people that the judgment has besides its parties."""
    parties = {name for party in paper.people.parties for name in party.names}
    return tuple(sorted(name for name in names_in(paper) if name not in parties and 1 < len(name) <= _LONGEST_NAME))


_FIRST_NAME, _IN_NAME = 0xF000, "\uf7ff"
"""Signs in the place of a name: one for its first character, by which it is told from others, one for each further."""
_MOST_NAMES = 1500
_WHO = rf"{_MASKED}|[\uf000-\uf6ff]{_IN_NAME}{{1,30}}"
_REST = rf"(?!{_WHO})"
_MORE = rf"(?:(?:[你您]|{_WHO})[、和与及])?"
_FORMS = (
    pattern(rf"(?P<a>{_WHO})(?:{_REST}[^。；\n]){{0,44}}?(?:{_DEED})(?:了|过)?{_ROLE}{_MORE}{_ROLE}(?P<b>{_WHO})"),
    pattern(
        rf"(?P<a>{_WHO})(?:{_REST}[^。；\n]){{0,60}}?向{_ROLE}(?P<b>{_WHO})(?:{_REST}[^，。；\n]){{0,24}}?"
        r"(?P<what>借款|借了?(?=[\d一二两三四五六七八九十])|贩卖|出售|出借|支付|偿还|返还|归还|赔偿|转账|汇款|交付)"
    ),
    pattern(
        rf"(?P<a>{_WHO})(?:{_REST}[^。；，\n]){{0,30}}?[将把]{_ROLE}{_MORE}{_ROLE}(?P<b>{_WHO})(?:、{_ROLE}(?P<c>{_WHO}))?"
        rf"(?:{_REST}[^，。；\n]){{0,6}}?(?:{_DEED})"
    ),
    pattern(
        rf"(?P<a>{_WHO})(?:{_REST}[^。；\n]){{0,44}}?[将把](?:{_REST}[^，。；\n]){{2,24}}?(?P<what>转让|过户|转)给{_ROLE}(?P<b>{_WHO})"
    ),
    pattern(rf"(?P<b>{_WHO})(?:系|是|接)?受{_ROLE}(?P<a>{_WHO})的?(?P<what>委托|雇佣|雇用|指派|聘请|授权)"),
)
"""How a deed from one to another is told: 甲卖给乙, 甲向乙借款, 甲将乙打伤, between parties or others with a name."""


_SUFFERED = pattern("被(?!害人|告)")
_UNSAID = pattern("没有|未|不(?!服)|拒绝|请求|要求|主张|认为|称|如果|是否|应否")


def _told(paper: Paper, names: tuple[str, ...]) -> Iterator[tuple[_Deed, Span]]:
    signs, back = paper.named.signs, paper.named.back
    for at, name in enumerate(names[:_MOST_NAMES]):
        signs = signs.replace(name, chr(_FIRST_NAME + at) + _IN_NAME * (len(name) - 1))
    for one in _FORMS:
        for match in one.finditer(signs):
            deed = _deed(match)
            if match["a"] == match["b"] or _UNSAID.search(match[0]):
                continue
            end = back[match.end()] if match.end() < len(back) else len(paper.text)
            if (
                _SUFFERED.search(match[0][1:])
                and not match.groupdict().get("what")
                and deed in ("hurt", "hit", "house", "save", "hire", "entrust")
            ):
                continue
            span = Span(back[match.start()], end)
            yield (deed, match["a"], match["b"]), span
            if match.groupdict().get("c"):
                yield (deed, match["a"], match["c"]), span


def _deed(match: re.Match[str]) -> str:
    told = match.groupdict()
    if told.get("what"):
        return _SAME.get(match["what"], "borrow")
    return next((name for name, _ in _DEEDS if told.get(name)), "")
