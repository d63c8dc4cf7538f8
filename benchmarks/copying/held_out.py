"""Disguises that the shared bench does not have, each (text, rng, ctx) -> text as the shared ones are.

They keep the engine honest: it must not be tuned to the eight disguises of the shared bench only. Whoever tunes the
engine looks at these figures last. A disguise that drops the ends of a passage notes in ``ctx["kept"]`` what is left.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Disguise = Callable[[str, Random, dict[str, Any]], str]

_FACTS = Path(__file__).resolve().parents[2] / "corpora" / "facts"
_CLAUSE = re.compile(r"[^，、。！？；：\n]*[，、。！？；：\n]+|[^，、。！？；：\n]+$")
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]+|[^。！？；\n]+$")

_SYNONYMS = {
    "认为": ("主张", "提出", "觉得"),
    "认定": ("确认", "判定"),
    "但是": ("然而", "不过"),
    "但": ("可是", "不过"),
    "并且": ("而且", "同时"),
    "因此": ("所以", "故而", "因而"),
    "由于": ("因为", "鉴于"),
    "根据": ("依据", "按照"),
    "依照": ("按照", "依据"),
    "规定": ("要求", "条款"),
    "未": ("没有", "没"),
    "应当": ("应该", "应"),
    "应": ("应当", "该"),
    "支付": ("给付", "付"),
    "给付": ("支付", "交付"),
    "请求": ("要求", "诉请"),
    "要求": ("请求", "主张"),
    "返还": ("退还", "归还"),
    "偿还": ("归还", "清偿"),
    "赔偿": ("补偿", "赔付"),
    "损失": ("损害", "亏损"),
    "签订": ("订立", "签署"),
    "合同": ("协议",),
    "约定": ("商定", "写明"),
    "履行": ("执行", "兑现"),
    "证据": ("材料", "证明"),
    "证明": ("说明", "证实"),
    "证实": ("证明", "说明"),
    "事实": ("情况", "情节"),
    "属于": ("系", "是"),
    "系": ("是", "为"),
    "是否": ("有没有", "能否"),
    "存在": ("有", "具有"),
    "同意": ("认可", "赞成"),
    "收到": ("接到", "收取"),
    "通知": ("告知", "函告"),
    "共同": ("一起", "一同"),
    "进行": ("开展", "作出"),
    "之后": ("以后", "后来"),
    "后": ("之后", "以后"),
    "期间": ("阶段", "时间内"),
    "其": ("他", "该人"),
    "该": ("这一", "此"),
    "向": ("对", "朝"),
    "与": ("和", "同", "跟"),
    "及": ("和", "以及"),
    "将": ("把",),
    "已": ("已经", "业已"),
    "不服": ("不认可", "不同意"),
    "提出": ("提起", "递交"),
    "提交": ("递交", "提供"),
    "理由": ("依据", "原因"),
    "成立": ("有效", "站得住脚"),
    "责任": ("义务",),
    "承担": ("负担", "担负"),
    "现": ("目前", "现在"),
    "没有": ("未", "并无"),
    "无法": ("不能", "难以"),
    "不能": ("无法", "不可"),
    "可以": ("能够", "可"),
    "均": ("都", "皆"),
    "故": ("所以", "因此"),
    "若": ("如果", "如"),
    "以及": ("和", "还有"),
    "发生": ("出现", "产生"),
    "实施": ("进行", "作出"),
    "行为": ("举动", "做法"),
    "造成": ("导致", "引起"),
    "导致": ("造成", "使得"),
    "住所": ("住处", "居所"),
    "购买": ("买入", "购入"),
    "出售": ("卖出", "售卖"),
    "驾驶": ("开",),
    "到达": ("来到", "抵达"),
    "当场": ("现场", "立即"),
    "抓获": ("查获", "捉住"),
    "如实": ("据实", "老实"),
    "供述": ("交代", "陈述"),
}
_WORDS = re.compile("|".join(sorted(map(re.escape, _SYNONYMS), key=len, reverse=True)))
_LEADS = ("据查，", "其中，", "同时，", "此外，", "另外，", "主要情况是：", "经核，", "")
_SOMETIMES, _SELDOM = 0.4, 0.3
_SHORT = 3
"""A passage of fewer sentences is taken clause by clause; a sentence of no more clauses stays whole."""
_TRIFLES = re.compile("[的了于对所已即则并]")


def synonyms(text: str, rng: Random, _ctx: dict[str, Any]) -> str:
    """Legal and everyday words exchanged for others of the same meaning, 60 to 100 % of those that have one."""
    rate = rng.uniform(0.6, 1.0)
    return _WORDS.sub(lambda m: rng.choice(_SYNONYMS[m[0]]) if rng.random() < rate else m[0], text)


def traditional(text: str, _rng: Random, _ctx: dict[str, Any]) -> str:
    """Every character in its traditional form."""
    return text.translate(_to_traditional())


@cache
def _to_traditional() -> dict[int, str]:
    with (_FACTS / "traditional.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return {ord(row["simplified"]): row["traditional"] for row in rows if len(row["traditional"]) == 1}


def paraphrase(text: str, rng: Random, ctx: dict[str, Any]) -> str:
    """Synonyms, trifling words dropped, and the clauses of a sentence exchanged here and there."""
    out = []
    for sentence in _SENTENCE.findall(text):
        clauses = _CLAUSE.findall(sentence)
        if len(clauses) >= _SHORT and rng.random() < _SOMETIMES:
            at = rng.randrange(len(clauses) - 2)
            clauses[at], clauses[at + 1] = clauses[at + 1], clauses[at]
        out.append("".join(clauses))
    thinned = _TRIFLES.sub(lambda m: "" if rng.random() < _SOMETIMES else m[0], "".join(out))
    return synonyms(thinned, rng, ctx)


def summary(text: str, rng: Random, ctx: dict[str, Any]) -> str:
    """A third to two thirds of the sentences (of the clauses in a short passage), shortened and led in."""
    parts = _SENTENCE.findall(text)
    if len(parts) <= _SHORT:
        parts = _CLAUSE.findall(text)
    count = max(1, round(len(parts) * rng.uniform(0.33, 0.67)))
    chosen = sorted(rng.sample(range(len(parts)), count))
    starts = [sum(map(len, parts[:index])) for index in (*chosen, chosen[-1] + 1)]
    ctx["kept"] = (starts[0], starts[-1])
    return "".join(_shorter(parts[index], rng) for index in chosen)


def _shorter(sentence: str, rng: Random) -> str:
    clauses = _CLAUSE.findall(sentence)
    if len(clauses) > _SHORT:
        del clauses[rng.randrange(1, len(clauses) - 1)]
    return rng.choice(_LEADS) * (rng.random() < _SELDOM) + "".join(clauses)


def mixture_of(shared: dict[str, Disguise]) -> Disguise:
    """Two or three of the shared bench's disguises one after the other."""
    # Thinning comes first, for it alone must know where its sentences stand in the original.
    names = ["delete", "reorder", "party", "numerals", "light", "layout", "ocr"]

    def mixture(text: str, rng: Random, ctx: dict[str, Any]) -> str:
        for name in sorted(rng.sample(names, rng.choice((2, 2, 3))), key=names.index):
            text = shared[name](text, rng, ctx)
        return text

    return mixture


def verses(text: str, rng: Random, _ctx: dict[str, Any]) -> str:
    """Own words put between the sentences of the copy: a comment after every second or third one."""
    own = ("对此我院已作说明。", "这一点请您理解。", "上述情况已向您告知。", "经复核，情况属实。", "以上内容供您参考。")
    return "".join(s + (rng.choice(own) if rng.random() < _SOMETIMES else "") for s in _SENTENCE.findall(text))


def held_out(shared: dict[str, Disguise]) -> dict[str, Disguise]:
    """All of them by name; ``shared`` are the shared bench's own, which the mixtures are made of."""
    return {
        "synonyms": synonyms,
        "traditional": traditional,
        "paraphrase": paraphrase,
        "summary": summary,
        "mixture": mixture_of(shared),
        "verses": verses,
    }
