"""Where a reply says in running speech that it tells what a judgment has: 该判决认为，……; 法院查明的是：……

What a reader would get wrong: the ascription governs what follows it up to the end of the paragraph, or of the list it
opens, but not what the office says of its own again (我们认为, 经查); and 本院认为 alone is how judgments speak.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from replycheck.model.passage import Kind, Passage, Treatment
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_LEAD = pattern(
    r"(?:(?:该|上述|前述|这份|这个|原|一审|二审|终审|再审|生效|此|民事|行政|刑事)?(?:判决书?|裁定书?|裁判文书|调解书|文书)(?:的?(?:结果|理由|内容|主文|意思))?"
    r"|(?:一审|二审|终审|再审|原审|我院|该院|当时|[\u4e00-\u9fff]{1,6})?(?:人民)?法院|合议庭|[\u4e00-\u9fff]{1,4}[中高]院|审理(?:中)?)"
    r"[^。；：\n“”]{0,16}?(?:认定|认为|查明|指出|写明|写的是|写道|写着|写得|载明|确认|说得|讲得|讲|说|采信|支持|驳回|判令|判定|判的|判决|的理由|理由(?:是|有)|的意思|解释|要求|是这样|分)"
)
_ENDS = pattern(
    r"(?:(?<=[。；！？\n])|^)[^。；！？\n]{0,6}?(?:我们认为|我局认为|本机关认为|我们核实|经查(?!明)|经核|经核实|经我|关于你|对于你|针对你|你(?:反映|提出|要求|认为|来信|可以|如|若|要)"
    r"|您(?:反映|提出|要求|认为|可以|如|若)"
    r"|承办人|如(?:对|不)|特此|综上|下一步|我院(?:已|于|将|执行|信访)|执行(?:中|法官|情况|方面))"
)
_LISTED = pattern(
    r"[ \t\u3000]*(?:[一二三四五六七八九十]{1,2}[是、]|第[一二三四五六七八九十][，、项]?"
    r"|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.．、])"
)
_SOLID_CLAUSE = 36
"""More words in a row than a clause has want quotation marks, whoever is named before them."""
_MOST = 0.5
"""A passage is told where so much of it stands behind the ascription."""


def told(text: str) -> tuple[Span, ...]:
    """The stretches that the reply ascribes to a judgment in running speech, in reading order, not overlapping."""
    found: list[Span] = []
    for match in _LEAD.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        found.append(Span(match.start(), _governed(text, match.end())))
    return tuple(found)


def _governed(text: str, start: int) -> int:
    """How far an ascription goes: to the end of its paragraph, of the list behind it, or to the office's own words."""
    end = _line_end(text, start)
    opens = text[start:end].rstrip().endswith(("：", ":")) or "如下" in text[start : start + 20]
    while (opens or _LISTED.match(text, end + 1)) and end < len(text) and _LISTED.match(text, end + 1):
        end = _line_end(text, end + 1)
    own = _ENDS.search(text, start, end)
    return own.start() if own else end


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def reported(text: str, passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages, those that are told behind the judgment's name and are not word for word as ``REPORTED``."""
    passages = tuple(passages)
    stretches = told(text) if any(one.treatment is Treatment.UNATTRIBUTED for one in passages) else ()
    return tuple(_looked_upon(text, one, stretches) for one in passages)


def _looked_upon(text: str, passage: Passage, stretches: tuple[Span, ...]) -> Passage:
    if passage.treatment is not Treatment.UNATTRIBUTED or _verbatim(text, passage):
        return passage
    inside = sum(
        max(0, min(one.end, passage.reply.end) - max(one.start, passage.reply.start))
        for one in stretches
        if not _copied_along(passage, one)
    )
    if inside < _MOST * len(passage.reply):
        return passage
    return replace(passage, treatment=Treatment.REPORTED)


def _verbatim(text: str, passage: Passage) -> bool:
    """Whether it holds more than a clause of the judgment's words as they are."""
    if passage.kind is Kind.RETOLD:
        return False
    edges = [passage.reply.start]
    for change in passage.differences:
        edges += [change.reply.start, change.reply.end]
    runs = zip(edges[::2], [*edges[1::2], passage.reply.end], strict=False)
    return any(len("".join(text[start:end].split())) > _SOLID_CLAUSE for start, end in runs)


def _copied_along(passage: Passage, stretch: Span) -> bool:
    """Whether the ascription itself stands amid the copied words: then it is the judgment's own."""
    return passage.kind is not Kind.RETOLD and passage.reply.start < stretch.start - 4
