"""What matters a paper is about (land, wages, marriage …), and the one sentence that is about another.

A sentence is foreign only where the rest of the paper says nothing at all of its matter and speaks often of another.
What is easily got wrong: a reply mentions other matters in passing (you can apply for relief, the law on wages says);
so a sentence that advises, refers, quotes a rule or makes a condition is left alone.
"""

from __future__ import annotations

from functools import cache

from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.tables import rows

_STRONG, _WEAK = 2, 1
_ENOUGH = 2
OTHERWISE = "别的"
"""What the paper is about where its own matter is not known."""
_EVERYWHERE = frozenset(
    ("土地", "道路事故", "公共交通", "救助", "学校", "医疗", "消费", "用水", "取暖用电", "工资劳动", "养老工龄", "物业")
)
"""Matters that stand in passing in any paper: by these a paper whose own matter is not known proves nothing."""
_MAIN = 4
"""A paper has a matter when so many words of it stand there."""
_CONDITIONAL = pattern(r"可以?(?!见)|如(?!实|期|下|数)|若|建议|(?<!申)请(?!求)|例如|比如|不属于|也|另案|另行")
_IN_PASSING = pattern(
    r"申请|咨询|政策|规定|条例|办法|通知|依照|依据|法[》第]|等(?!待)|职责|负责|移送|转送|转交|协助|会同|帮助|考虑到|困难|今后|下一步|其他"
    r"|收入|同时|此外|背景|曾|原因|因为|由于|年代|因[^此]"
    r"|判令|判决[^，。；]{0,16}(?:归还|偿还|支付|赔偿|返还|退还)|案由"
)


@dataclass(frozen=True, slots=True)
class Foreign:
    """A sentence of another matter: its words, the matter, and what the rest of the paper is about."""

    span: Span
    topic: str
    words: tuple[str, ...]
    main: str


def foreign(text: str, start: int, known: str) -> tuple[Foreign, ...]:
    """The clauses behind ``start`` that are of a matter of which neither ``text`` nor ``known`` says anything else."""
    found = _found(text)
    weights = {topic: sum(weight for _, weight in places) for topic, places in found.items()}
    main = max(weights, key=lambda topic: weights[topic], default="")
    known_main = bool(main) and weights[main] >= _MAIN
    made = []
    for topic, places in found.items():
        first, last = places[0][0], places[-1][0]
        own = topic == main if known_main else topic in _EVERYWHERE or _shares(text, first.of(text))
        clause = _clause(text, first)
        stands_alone = first.start >= start and last.end <= clause.end and not _passing(text, clause)
        if own or weights[topic] < _ENOUGH or not stands_alone or _told(topic, known):
            continue
        heavier = (some for other, some in found.items() if other != topic and weights[other] > weights[topic])
        if not any(clause.start <= one.start < clause.end for some in heavier for one, _ in some):
            named = f"{main}方面的" if known_main else OTHERWISE
            made.append(Foreign(clause, topic, tuple(dict.fromkeys(one.of(text) for one, _ in places)), named))
    return tuple(sorted(made, key=lambda one: one.span))


def _found(text: str) -> dict[str, list[tuple[Span, int]]]:
    """The words of each matter with their weights, in order; none of a matter that has weak words only."""
    found: dict[str, list[tuple[Span, int]]] = {}
    for topic, (strong, weak) in _topics().items():
        places = [(Span(*one.span()), _STRONG) for one in strong.finditer(text)]
        places += [(Span(*one.span()), _WEAK) for one in weak.finditer(text)] if places else []
        if places:
            found[topic] = sorted(places, key=lambda one: one[0])
    return found


def _shares(text: str, word: str) -> bool:
    """Whether any two characters of a word stand elsewhere in a text whose own matter is not known."""
    pairs = {word[at : at + 2] for at in range(len(word) - 1)}
    return any(text.count(pair) > 1 for pair in pairs)


def _clause(text: str, inside: Span) -> Span:
    """The clause between commas in which the words stand."""
    low = max(text.rfind(mark, 0, inside.start) for mark in "，。；：！？\n") + 1
    high = min((at for mark in "，。；！？\n" if (at := text.find(mark, inside.end)) >= 0), default=len(text))
    return Span(low, high)


def _passing(text: str, clause: Span) -> bool:
    """Whether the clause tells a rule or a cause, or its sentence advises."""
    low = max(text.rfind(mark, 0, clause.start) for mark in "。；！？\n") + 1
    high = min((at for mark in "。；！？\n" if (at := text.find(mark, clause.end)) >= 0), default=len(text))
    in_clause = _IN_PASSING.search(text, clause.start, clause.end)
    return in_clause is not None or _CONDITIONAL.search(text, low, high) is not None


def _told(topic: str, known: str) -> bool:
    """Whether the papers that go with the reply speak of the matter."""
    strong, weak = _topics()[topic]
    return bool(known) and (strong.search(known) is not None or weak.search(known) is not None)


@cache
def _topics() -> dict[str, tuple[Pattern, Pattern]]:
    """Of each matter a pattern for the words that no other has, and one for those that stand beside them."""
    return {
        row["topic"]: (pattern(row["strong"].replace(" ", "|")), pattern(row["weak"].replace(" ", "|")))
        for row in rows("topics.tsv")
    }
