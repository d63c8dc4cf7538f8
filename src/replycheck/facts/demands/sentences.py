"""How surely each sentence of a letter asks for something, learned on letters of many hands.

No single sign tells: people ask in questions, in wishes, and by telling what has not been done; they ask at the end of
a paragraph, after the story that leads there; and most of what is unhappy in a letter is that story. So every sign is
weighed (``corpora/facts/demand_sentences.tsv``, learned by ``benchmarks/demands/sentences.py``). What a reader would
get wrong: a sign counts twice, anywhere in the sentence and in its last clause, where Chinese puts what it wants.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from replycheck.facts.demands.asking import ASKS, COMPLAINS, Asking, asking, begins_another, mine
from replycheck.facts.demands.grievances import points
from replycheck.facts.demands.terms import substance
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.tables import rows

_SIGNS: dict[str, Pattern] = {
    "question mark": pattern(r"[？?]"),
    "particle": pattern(r"吗|呢"),
    "please": pattern(r"请(?!问|假|客)"),
    "may I ask": pattern(r"请问|想问|问一?[下句问]|咨询"),
    "hope": pattern(r"希望|盼|望|恳|求"),
    "want": pattern(r"想|要|愿"),
    "whether": pattern(r"能不能|能否|可不可以|可否|行不行|是不是|是否|有没有|算不算|该不该|合不合|够不够|让不让"),
    "who": pattern(r"谁"),
    "how": pattern(r"怎么|咋|怎样|如何"),
    "how much": pattern(r"多少|几|多久|什么时候|啥时候|何时|哪天"),
    "why": pattern(r"为什么|为啥|凭什么|凭啥|哪来"),
    "which": pattern(r"哪"),
    "ought": pattern(r"应该|应当|该(?!厂|公司|院)|总要|总得|得"),
    "after all": pattern(r"到底|究竟"),
    "give": pattern(r"给(?:我|个|我们)|还(?:我|给)|退|补|赔"),
    "look into": pattern(r"查|管|说清|弄清|讲清|明白|说法|交代"),
    "at a loss": pattern(r"不懂|不明白|想不通|不知道|不晓得|搞不清|说不清|没人"),
    "not": pattern(r"没(?:有)?|未|不"),
    "quoted": pattern(r"“"),
    "others say": pattern(r"他说|她说|说是|回答|告诉我|讲|人家说"),
    "when": pattern(r"去年|今年|那年|那天|后来|当时|月|号"),
    "figure": pattern(r"[0-9一二三四五六七八九十百千万]{2,}"),
    "further": pattern(r"还有|另外|再说|再有|至于|顺便"),
    "thanks": pattern(r"谢谢|感谢|谅解|担待|见笑|辛苦|麻烦"),
    "who I am": pattern(r"我叫|我是|今年.{1,4}岁|住在"),
    "only": pattern(r"就想|只想|就图|不图|不求|没别的"),
    "help": pattern(r"帮帮|救救|做主|给个话|盼复|回信"),
    "is it not": pattern(r"难道|不是.{1,20}吗|哪有"),
    "body": pattern(r"法院|局|镇|村|你们|贵|领导|政府"),
    "I": pattern(r"我|俺|咱"),
    "loss": pattern(r"责任|损失|赔偿"),
    "to this day": pattern(r"一直|至今|到现在|到今天|还没"),
    "colon": pattern(r"[：:]$"),
    "if": pattern(r"如果|要是|万一"),
    "told": pattern(r"了。$"),
    "item": pattern(r"[一二三四五六七八九十\d]+[、.．)]|第[一二三四五]|[一二三]是"),
}
_TITLED = "under a title: "
"""Letters with a title are mostly typed into a form on the web, and ask in another manner: each sign counts apart."""
_CLAUSE_END = pattern(r"[，,]")
_PARAGRAPHS = 4
"""Lines of a letter that is written in paragraphs."""
_PAINED, _MORE_PAINED = 3.0, 4.5
_BRIEF, _THIN = 8, 3
"""Characters of a sentence that hardly says anything, and pairs of characters of one that is about nothing."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds the sentences: where the title ends, and the demands that the letter lists."""

    title: int
    items: Sequence[Span]


def sureness(letter: str, sentences: Sequence[Span], setting: Setting) -> list[float]:
    """The log-odds that each of ``sentences``, which are all of the letter in order, asks for something."""
    weights = _weights()
    return [
        sum(weights.get(name, 0.0) * value for name, value in signs.items())
        for signs in signs_of(letter, sentences, setting)
    ]


def signs_of(letter: str, sentences: Sequence[Span], setting: Setting) -> list[dict[str, float]]:
    """The signs of every sentence, by name; ``constant`` is always 1."""
    kinds = [asking(span.of(letter)) for span in sentences]
    lines = [letter.count("\n", 0, span.start) for span in sentences]
    found = [
        {
            "constant": 1.0,
            **_by_itself(span.of(letter), kinds[at]),
            **_by_place(at, lines, letter.count("\n") + 1),
            **_by_neighbours(at, lines, kinds),
            **_by_list(span, setting),
        }
        for at, span in enumerate(sentences)
    ]
    if setting.title:
        for signs in found:
            signs.update({f"{_TITLED}{name}": value for name, value in signs.items()})
    return found


def _by_itself(words: str, kind: Asking) -> dict[str, float]:
    worth = points(words)
    last = _CLAUSE_END.split(words.rstrip("。！？?!；;"))[-1]
    found = {
        kind.name.lower(): 1.0,
        "pain": worth / 4,
        "pained": float(worth >= _PAINED),
        "more pained": float(worth >= _MORE_PAINED),
        "length": math.log(len(words)) / 4,
        "brief": float(len(words) < _BRIEF),
        "thin": float(len(substance(words)) < _THIN),
        "asks": float(ASKS.search(mine(words)) is not None),
        "complains": float(COMPLAINS.search(words) is not None),
        "goes on": float(begins_another(words)),
    }
    for name, sign in _SIGNS.items():
        found[name] = float(sign.search(words) is not None)
        found[f"{name}, at the end"] = float(sign.search(last) is not None)
    return found


def _by_place(at: int, lines: Sequence[int], count: int) -> dict[str, float]:
    ends = at + 1 == len(lines) or lines[at + 1] != lines[at]
    begins = at == 0 or lines[at - 1] != lines[at]
    several = count >= _PARAGRAPHS
    return {
        "ends a paragraph": float(ends and several),
        "begins a paragraph": float(begins and several),
        "ends a paragraph of several": float(ends and several and not begins),
        "near the end of a block": float(not several and at >= len(lines) - 2),
        "begins a block": float(not several and at == 0),
        "how far down": at / len(lines),
        "last lines": float(lines[at] >= count - 2),
        "first line": float(lines[at] == 0),
    }


def _by_neighbours(at: int, lines: Sequence[int], kinds: Sequence[Asking]) -> dict[str, float]:
    asks = [kind is Asking.SOMETHING and line == lines[at] for kind, line in zip(kinds, lines, strict=True)]
    return {
        "the one before asks": float(at > 0 and asks[at - 1]),
        "the next asks": float(at + 1 < len(asks) and asks[at + 1]),
        "another in the paragraph asks": float(any(asks[:at]) or any(asks[at + 1 :])),
    }


def _by_list(span: Span, setting: Setting) -> dict[str, float]:
    return {
        "beside a list": float(bool(setting.items)),
        "outside the list": float(bool(setting.items) and not any(one.overlaps(span) for one in setting.items)),
        "behind the list": float(bool(setting.items) and span.start > setting.items[-1].end),
        "title": float(span.start < setting.title),
    }


@cache
def _weights() -> dict[str, float]:
    return {row["sign"]: float(row["weight"]) for row in rows("demand_sentences.tsv")}
