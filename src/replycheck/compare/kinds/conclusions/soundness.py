"""Whether the law was rightly applied, the facts rightly found, the proceedings in order, as the court holds.

What is easily got wrong: whoever appeals says that they were not, and a court that changes a decision says both. So
only a court's own clauses count, and only where all of them say the other thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.kinds.aligned import not_told
from replycheck.compare.kinds.conclusions.legal import Finding
from replycheck.compare.kinds.polarities import pleadings
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_TOPICS = (
    ("law", "适用法律|法律适用"),
    ("facts", "认定(?:的)?事实|事实认定|事实(?=清楚|不清)"),
    ("procedure", "(?:审理|审判|诉讼|办案|执法)?程序"),
    ("refusal", "(?:不予|未予|没有)支持"),
    ("appraisal", "(?:未|没有|不予?)(?:作|进行|委托|准许)?(?:重新)?鉴定"),
)
_TOPIC = "|".join(f"(?P<{name}>{words})" for name, words in _TOPICS)
_TOPICS_IN = pattern(_TOPIC)
_OK = (
    "并无不[当妥]|没有不[当妥]|无不[当妥]|并?没有错误?|没有问题|无误|(?:是|均|都)?(?:正确|合法|适当|妥当)"
    "|并不违[法反]|不违反|清楚"
)
_BAD = (
    "(?:确有|存在|确实有|确属|属于|是|均?有)?(?<!没有)(?<!并无)(?:错误|错的|有误|不[当妥](?!得)|违法)"
    "|(?:不|未)合法|存在违法|不清"
)
_SAID = pattern(
    rf"(?:{_TOPIC})(?P<gap>[^，。；：\n]{{0,8}}?)(?:(?P<ok>{_OK})|(?P<bad>{_BAD}))"
    r"(?=[，。；、\n”)）]|$|的?(?:结论|意见))"
)
_OPEN = pattern(
    "是否|有无|如果|若(?!干)|主张|称|提出|要求|请求|以[^，。；]{0,20}为由|关于|认为|规定|应当|情形|[你您]|不能证明"
    "|不属于|理由"
)
_OWN_VIEW = pattern("(?:本院|法院|合议庭|判决|裁定)书?(?:经审查|经审理)?[^，。；]{0,4}认为")

_BY_COURT, _BY_OTHERS = pattern("裁定|判决|法院"), pattern("[你您]|申请人|上诉人|原告|被告|不服|公司")


def soundness(reply: Paper, paper: Paper) -> Iterator[Finding]:
    """Every such statement of the reply, where the court says the contrary and nowhere the same."""
    given = _given(paper)
    for topic, ok, span in _told(reply):
        known = given.get(topic, ())
        if known and all(sign != ok for sign, _ in known) and not not_told(reply.text, reply.clause(span)):
            yield Finding(span, known[0][1], agrees=False)


@lru_cache(maxsize=8)
def _given(paper: Paper) -> dict[str, tuple[tuple[bool, Span], ...]]:
    spoken = pleadings(paper.text)
    found: dict[str, list[tuple[bool, Span]]] = {}
    for topic, ok, span in _told(paper):
        if not any(low <= span.start < high for low, high in spoken):
            found.setdefault(topic, []).append((ok, span))
    return {topic: tuple(places) for topic, places in found.items()}


def _told(paper: Paper) -> Iterator[tuple[str, bool, Span]]:
    for match in _SAID.finditer(paper.text):
        span = Span(*match.span())
        clause, sentence = paper.clause(span).start, paper.sentence(span).start
        ahead = _OWN_VIEW.sub("", paper.text[clause : span.start])
        if _BY_COURT.search(paper.text, sentence, clause) and not _BY_OTHERS.search(paper.text, sentence, clause):
            ahead = ahead.removeprefix("认为")  # 法院作出裁定，认为处罚事实清楚
        if not _OPEN.search(ahead) and not _OPEN.search(match["gap"]):
            yield next(name for name, _ in _TOPICS if match[name]), match["ok"] is not None, span
            for other in _TOPICS_IN.finditer(match["gap"]):  # 认定事实与适用法律并无不当
                yield other.lastgroup or "", match["ok"] is not None, span
