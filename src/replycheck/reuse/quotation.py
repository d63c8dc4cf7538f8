"""Quotation and citation: which stretches of a reply may carry other people's words (domain specification, 5.4).

A stretch is allowed by what the *reply* writes around it: who said it, within thirty characters before, and a
delimiter, be it quotation marks or a paragraph of its own behind a colon; or the citation of an article of a law.
What a reader would get wrong: marks alone allow nothing, and neither does an attribution alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from replycheck.model.passage import Treatment
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.reuse.marks import line_end, quotations
from replycheck.text.patterns import pattern

_BEFORE = 30
"""An attribution stands at most so many characters before the opening mark."""

_PAPER = r"(?:判决|裁定|调解|决定|通知|裁判文|生效文)书?|文书"
_SAYS = (
    "主文|载明|载|认定|认为|确认|写明|写道|指出|查明|表述|记载|明确|原文|内容|阐明|阐述|论述|述称|判决|判令|裁定|裁决"
)
_SAYING = rf"(?:{_PAPER})[^。！？；\n“”]{{0,10}}?(?:{_SAYS}|第[一二三四五六七八九十百\d]+[项页段条])"
_PAPER_SAYS = rf"{_SAYING}(?P<tail>[^。！？；\n“”]{{0,{_BEFORE}}})"
_COURT_SAYS = r"(?:本院|我院|法院|合议庭)(?:经审理|经审查|审理)?(?:认为|认定|查明|指出|表述|写明|阐明)[，,：:\s]{0,3}"
_ATTRIBUTION = pattern(rf"(?:{_PAPER_SAYS}|{_COURT_SAYS})(?:[：:]\s*)?\Z")
_PAPER_ATTRIBUTION = pattern(rf"{_PAPER_SAYS}\Z")
"""A paragraph of its own needs the paper to be named: 本院认为： at the end of a line is how judgments go on."""
_REFERENCE = pattern(
    rf"[。，]?[（(](?:以上)?(?:引自|摘自|引文见|原文见|详见|见|载于|出自|语出)[^。\n]{{0,{_BEFORE}}}?(?:{_PAPER})",
    needs=("（", "("),
)
"""Behind the closing mark, in brackets of its own: the other usual way to name the paper."""
_AND = pattern(r"[，、；,;]?(?:和|与|及|以及|并|又|还|同时|并且)?[^。！？“”\n]{0,6}[，：,:]?\Z")
"""Between two quotations that one attribution covers."""

_CITATION = pattern(
    r"(?:《[^》\n]{2,60}》|[该同](?:法|条例|办法|规定|解释|司法解释))(?:[（(][^）)\n]{1,30}[）)])?"
    r"第[一二三四五六七八九十百千零〇\d]+条"
    r"(?:之[一二三四五六七八九十])?(?:第[一二三四五六七八九十\d（）()]{1,8}[款项]){0,4}"
    r"(?:[、和及与](?:《[^》\n]{2,40}》)?第[一二三四五六七八九十百千零〇\d（）()]{1,12}[条款项](?:第[一二三四五六七八九十\d（）()]{1,8}[款项]){0,4}){0,40}"
    r"(?:(?:中|的|之)?(?:明确)?规定)?(?P<mark>[：:，,]?)\s*(?P<open>[“\"「])?"
)
_CLOSES = {"“": "”", '"': '"', "「": "」"}
_FIRST_SENTENCE = pattern(
    r"[^。！？\n]{0,2000}[。！？]?(?:(?:但|但是|前款|前项|有前款)[^。！？\n]{0,2000}[。！？]?){0,8}"
)
_LIKE_LAW = pattern("应当|可以|不得|有权|是指|必须|视为|予以|依法|由[^，。]{2,20}(?:负责|承担|负担)")
_LIKE_A_CASE = pattern(
    "原告|被告|上诉人|申请人|第三人|本院|我院|本案|该案|如下|你|您|某|×|公司|[一二三四五六七八九十百千万亿\\d]+元"
    "|其关于|其主张|于法无据|据此|决定[对给]|作为[^，。]{0,8}(?:当事人|单位)"
)

OF_THE_CASE = pattern(
    "本院|我院|本案|该案|上述|如下|[你您]|某[^一]|×|据此|综上"
    "|(?:原告|被告|上诉人|申请人|第三人)[^，。；]{0,30}(?:提交|提供|主张|辩称|认可|陈述|尚欠|支付了|签订了)"
    "|[\\d零〇一二三四五六七八九十百千万]{2,12}元|(?:19|20)\\d{2}年|[二〇○零一九]{4}年"
)
"""What no article of a law says, but every sentence of a judgment about its case."""
_CASE_WORDS = 3
_LONGEST = 1500
"""No article is longer; a bound on the work that senseless input can make."""
_COLON_LINE = pattern(r"[：:][ \t\u3000]*\n\s*")
_NEXT_LINE = pattern(r"\n[ \t\u3000]*")
_ITEM = pattern(r"[；;：:][ \t]*\n[ \t\u3000]*[（(][一二三四五六七八九十]{1,3}[）)]")
_LISTED = pattern(r"[ \t\u3000]*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])")


@dataclass(frozen=True, slots=True)
class Allowed:
    """A stretch that may carry others' words; its attribution or citation runs from ``lead`` to ``opening``.

    From ``said`` on it only leads over from the verb (判决认定) to the words said.
    """

    lead: int
    said: int
    opening: int
    span: Span
    treatment: Treatment


def allowed(text: str) -> tuple[Allowed, ...]:
    """The allowed stretches of a reply in reading order, not overlapping; quoted articles count as statute."""
    quoted = quotations(text)
    found = sorted(
        [*_articles(text, quoted), *_quotations(text, quoted), *_set_off(text)],
        key=lambda stretch: (stretch.span.start, -stretch.span.end),
    )
    kept: list[Allowed] = []
    for stretch in found:
        before = kept[-1].span.end if kept else 0
        if stretch.span.end > before:
            span = Span(max(before, stretch.span.start), stretch.span.end)
            kept.append(replace(stretch, span=span))
    return tuple(kept)


def cited(judgment: str) -> Iterator[Span]:
    """Text of laws that a judgment gives behind a citation, in marks or behind a colon.

    Behind a comma judgments go on to apply the law; what they put in marks there is the law and nothing else.
    """
    for match in _CITATION.finditer(judgment):
        if match["open"]:
            end = judgment.find(_CLOSES[match["open"]], match.end(), match.end() + _LONGEST) + 1
        else:
            end = _article_end(judgment, match, {}) if match["mark"] in ("：", ":") else 0
        if end:
            yield Span(match.start(), end)


def _articles(text: str, quoted: dict[int, int]) -> Iterator[Allowed]:
    """Text of a law behind its citation: quoted, behind a colon, or worded as only a law is."""
    for match in _CITATION.finditer(text):
        end = _article_end(text, match, quoted)
        # A law may speak of a 原告 once; words that tell of the parties again and again are no article of it.
        if end and len(_LIKE_A_CASE.findall(text, match.end(), end)) < _CASE_WORDS:
            yield Allowed(match.start(), match.end(), match.end(), Span(match.start(), end), Treatment.STATUTE)


def _article_end(text: str, citation: re.Match[str], quoted: dict[int, int]) -> int:
    """Where the cited article's words end; 0 where none follow the citation."""
    if citation["open"]:
        end = quoted.get(citation.start("open"), 0)
        return end if end <= citation.end() + _LONGEST else 0
    sentence = _FIRST_SENTENCE.match(text, citation.end(), citation.end() + _LONGEST)
    if not citation["mark"] or sentence is None or not sentence[0]:
        return 0
    if citation["mark"] in "：:":
        return 0 if "如下" in sentence[0][:8] else items_end(text, sentence.end())
    return sentence.end() if _LIKE_LAW.search(sentence[0]) and not _LIKE_A_CASE.search(sentence[0]) else 0


def items_end(text: str, end: int) -> int:
    """Where the items, a line each, end that follow what ends at ``end``; ``end`` where none do."""
    most = end + _LONGEST
    while 0 < end < most and (item := _ITEM.match(text, end - 1)):
        end = line_end(text, item.end())
    return end


def _quotations(text: str, quoted: dict[int, int]) -> Iterator[Allowed]:
    """What stands in quotation marks behind an attribution."""
    last, lead, said = 0, -1, -1
    for opening, end in quoted.items():
        if opening < last:
            continue
        before = text[max(last, opening - _BEFORE) : opening]
        attribution = _ATTRIBUTION.search(before)
        if attribution:
            tail = attribution.start("tail") if attribution["tail"] is not None else attribution.end()
            lead, said = opening - len(before) + attribution.start(), opening - len(before) + tail
        elif not _AND.match(text[last:opening]):
            lead = said = -1
        if lead < 0 and _REFERENCE.match(text, end):
            yield Allowed(opening, opening, opening, Span(opening, end), Treatment.QUOTED)
        elif lead >= 0:
            yield Allowed(lead, max(last, said), opening, Span(opening, end), Treatment.QUOTED)
        last = end


def _set_off(text: str) -> Iterator[Allowed]:
    """A paragraph, or a list of them, behind a line that names the judgment and ends in a colon."""
    for match in _COLON_LINE.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        attribution = _PAPER_ATTRIBUTION.search(before)
        if not attribution:
            continue
        lead, start = match.start() - len(before) + attribution.start(), match.end()
        end = line_end(text, start)
        if _LISTED.match(text, start):
            while (ahead := _NEXT_LINE.match(text, end)) and _LISTED.match(text, ahead.end()):
                end = line_end(text, ahead.end())
        yield Allowed(lead, start, start, Span(start, end), Treatment.QUOTED)
