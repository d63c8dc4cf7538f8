"""Figures with the name of what they are of right beside them: 冰毒6.79克、麻古0.35克; 4%的利润; 医疗费5000元.

What is easily got wrong: one name may have several figures, and one thing several names. So a figure is misplaced only
where the judgment has it under other names only, all of which the reply has as well, and other figures under this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_AHEAD = pattern(r"(?P<name>[\u4e00-\u9fff]{2}款|[\u4e00-\u9fff]{2})(?:共计|合计|共|约|为|是|计|净重|人民币){0,2}$")
_BEHIND = pattern(r"^(?:余|左右)?的(?P<name>[\u4e00-\u9fff]{2})")
_WEIGHTS = frozenset({"克", "公斤", "吨", "mg"})
_COSTS = pattern("^(?:.[费金息税资薪贴]|..款)$")
"""退车款 is no 购车款."""
_IDLE = frozenset(
    (
        *(
            "查获",
            "贩卖",
            "卖给",
            "合计",
            "共计",
            "其中",
            "分别",
            "包括",
            "净重",
            "重量",
            "共有",
            "总重",
            "总量",
            "上述",
        ),
        *(
            "以及",
            "扣除",
            "剩余",
            "购买",
            "出售",
            "交易",
            "含量",
            "按照",
            "超过",
            "达到",
            "不足",
            "计算",
            "支付",
            "此款",
        ),
        *("罚款", "借款", "存款", "汇款", "付款", "还款", "退款", "现金", "资金", "本金", "押金", "的款", "一笔"),
    )
)
_AROUND = 12


@dataclass(frozen=True, slots=True)
class Misbound:
    """A figure of the reply, and the one that the judgment has under that name."""

    ours: Mention
    theirs: Mention


def misbound(reply: Paper, paper: Paper) -> Iterator[Misbound]:
    """Every figure of the reply that the judgment has under another name only."""
    given = _names(paper)
    told = {name for name, _ in _names(reply)}
    for name, ours in _names(reply):
        own = [one for other, one in given if other == name and one.kind is ours.kind and one.unit == ours.unit]
        others = {other for other, one in given if other != name and same(ours, one)}
        held = {one.value for one in paper.mentions if same(ours, one)}
        bound = {one.value for _, one in given if same(ours, one)}
        loose = [
            one for one in paper.mentions if same(ours, one) and not any(one is named for _, named in given)
        ]  # that stands somewhere without a name may be of anything
        if (
            own
            and others
            and others <= told
            and held == bound
            and not loose
            and not any(same(ours, one) for one in own)
        ):
            yield Misbound(ours, own[0])


@lru_cache(maxsize=16)
def _names(paper: Paper) -> tuple[tuple[str, Mention], ...]:
    """Each figure with the name right beside it."""
    found = []
    for one in paper.mentions:
        weighed = one.kind is Kind.COUNT and one.unit in _WEIGHTS
        share = one.kind is Kind.RATE and not one.unit
        if not weighed and not share and one.kind is not Kind.MONEY:
            continue
        behind = _BEHIND.search(paper.text[one.span.end : one.span.end + _AROUND]) if not weighed else None
        ahead = _AHEAD.search(paper.text, max(0, one.span.start - _AROUND), one.span.start)
        match = behind if share and behind else ahead or behind
        name = match["name"] if match else ""
        if name and name not in _IDLE and (one.kind is not Kind.MONEY or _COSTS.match(name)) and name[-2:] not in _IDLE:
            found.append((name, one))
    return tuple(found)
