"""Paragraphs that stand under the heading of another part of the paper, and items that strayed from their list.

A form with headings says where everything belongs: what is asked, what was done, what was found, what was decided.
What a reader would get wrong: findings speak of what is asked, and decisions of what was found, so a paragraph is
called misplaced only where it does nothing else, and where the part that it belongs to has a heading of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

from replycheck.flow import signs
from replycheck.flow.reading import STYLES, Stretch
from replycheck.flow.roles import Role, role
from replycheck.records import dataclass
from replycheck.text.numerals import ordinal
from replycheck.text.patterns import pattern

Pair = tuple[int, int, str]
"""The paragraph that should stand in front, the one in front of it today, and the kind of ``proofs``."""


class Section(IntEnum):
    """The parts that headings announce, in their usual order."""

    ASKED = 0
    BEFORE = 1
    DONE = 2
    FOUND = 3
    DECIDED = 4
    ANSWER = 5
    REMEDY = 6


_HEADS = (
    (Section.BEFORE, pattern(r"原(?:处理|答复|复查|办理|信访)|处理和复查")),
    (Section.ANSWER, pattern(r"(?:信访人|当事人|申请人|你|您|本人)的?(?:意见|态度)|满意")),
    (Section.REMEDY, pattern(r"救济|权利(?:义务)?告知|不服")),
    (
        Section.ASKED,
        pattern(
            r"(?:[诉请]求|申请|请求|来信|来访|反映|要求|投诉|控告|主张)的?(?:主要)?(?:内容|问题|事项|情况|理由)?$|信访事项的?(?:由来|内容)?$"
        ),
    ),
    (
        Section.DECIDED,
        pattern(r"(?:处理|答复|复查|复核|办理|审查|核查|本[院局])的?(?:意见|决定|结论)$|(?:处理|办理)结果$|处理情况$"),
    ),
    (
        Section.DONE,
        pattern(
            r"(?:受理|办理|调查|核查|复查|复核|审查|处理|工作)[^，。]{0,4}的?(?:工作|过程|经过)$|(?:办理|复查|复核|审查)(?:的)?情况$"
        ),
    ),
    (Section.FOUND, pattern(r"查明|事实|(?:调查|核查|核实|核对|检查|认定)的?(?:情况|结果)?$|现场核查")),
)
_WANTS = (
    r"(?:(?:诉求|请求|要求|反映)[：:]|(?:要求|请求)(?!人|书|认为)[^。]{4,90}。?$"
    r"|(?:将|把)[^。，]{2,24}(?:更正|变更|改|认定)[^。]{2,60}。?$"
    r"|(?:撤销|变更|责令|恢复|认定|确认|退还|返还|赔偿|支付|补发|补缴|追究|解除)(?![^。]{0,80}(?:决定|已于|予以))[^。]{4,90}。?$)"
)
_ASKS = pattern(
    r"^(?:(?:诉求|请求|要求)[：:]|(?:要求|请求)(?!人|书|认为|的)[^。]{4,90}。?$|撤销原?[^。，]{2,24}意见，[^。]{4,60}。?$"
    r"|(?:信访人|投诉人|[\u4e00-\u9fff]{2,3})反映，[^。]{8,160}(?:要求|请求|希望)[^。]{4,60}。$)"
)
_ASKS_ONLY = pattern(rf"^{_WANTS}")
_ANSWERED = pattern(r"经|核|属实|确认|显示|记载|查明|发现|不属|决定|支持|成立|已于|是否")
_DECIDES_SURELY = pattern(
    r"(?:本(?:机关|院|局|委|厅|府|镇|乡)|现|我[局院委镇])(?:经[^，。]{0,8}，?)?决定[：:，\u4e00-\u9fff]|的规定，(?:本[\u4e00-\u9fff]{1,4})?决定[：:撤维变责]"
)
_DECIDES = pattern(
    r"(?:请求|诉求|要求)[^，。；]{0,16}(?:予以支持|不予支持|不能成立|应予支持|应当支持|不予采纳)|原?(?:处理|复查)意见[^。]{0,40}(?:应当撤销|予以维持|予以撤销|予以变更)"
    r"|^(?:（.）)?(?:我局|本局|本机关|对[^，。]{2,24}，)?(?:已)?(?:依据|依照|根据)《[^》]{2,40}》(?![^。]{0,40}(?:可以|可处|应当|的，))[^。]{0,24}(?:责令|处?罚款)"
)
_CHECKS = pattern(
    r"^(?:经(?!研究|商)|(?:[^，。]{2,20}?(?:人员|科|队|股|室|所|员|长|法官|组|站))?[^，。\d]{0,8}(?:20\d\d年)?\d{1,2}月\d{1,2}日[^，。]{0,14}[，。]?)"
    r"[^。]{0,60}(?:面谈|走访|调取|查阅|调阅|监测|勘查|测量|询问|听取|取样|核对|访问|约见|抽取|测得|打电话)"
)
_EARLIER = pattern(
    r"^(?!本|我)[^，。]{3,24}(?:局|中心|政府|委员会|法院|所|处|办公室)(?:经?(?:复查|审查|调查)后?)?认为，[^。]{8,200}(?:支持|维持|不当|没有|应当|成立)"
)
_CONTENT = pattern(
    r"^[^。]{0,30}(?:回访|询问)[^。]{0,40}(?:满意|没有(?:其他|别的)?(?:意见|要求))|^[^。]{0,20}表示(?:满意|认可|接受)"
)
_AFTERWARDS = pattern(
    r"说明|解释|告知|反馈|回访|复测|验收|满意|送达|已于|完工|整改|拨付|发放|到账|决定|公示|赔偿|协议|补偿|承认|答应|道歉"
)
_OTHERS = pattern(
    r"原(?:处理|答复|复查|办理)?机关|判决|裁定|裁决|仲裁|是否|能否|如果|若|曾|当时"
    r"|(?<![本我])(?:局|府|委|院|中心|镇|乡|会|站|所|处|公司)[^，。；]{0,16}(?:认为|答复|决定|告知|通知|意见)"
)
_MANY, _STYLES, _BRACKETED = 2, (1, 2, 3), 1


@dataclass(frozen=True, slots=True)
class _Parts:
    """The headings of the sections (places), what each announces, and the heading above each paragraph."""

    heads: tuple[int, ...]
    announced: dict[int, Section | None]
    above: tuple[int | None, ...]


def strayed(stretches: Sequence[Stretch]) -> Iterator[Pair]:
    """The pairs of today that stand the wrong way round: paragraphs under the heading of another part."""
    parts = _parts(stretches)
    for at, one in enumerate(stretches):
        if not parts.heads or one.frame or one.heading:
            continue
        place = _belongs(one, at, parts)
        listed = at > 0 and stretches[at - 1].ends == "colon"  # 决定如下： and what was decided on a line of its own
        if place is not None and not listed:
            yield (place, at, "headings") if place > at else (at, _own(parts, at), "headings")


def _parts(stretches: Sequence[Stretch]) -> _Parts:
    """The sections of a paper; none where it has less than two headings."""
    heads = tuple(at for at, one in enumerate(stretches) if one.heading and one.items[0])
    heads = heads if len(heads) >= _MANY else ()
    announced = {at: _announced(stretches[at].words) for at in heads}
    above = tuple(max((head for head in heads if head < at), default=None) for at in range(len(stretches)))
    return _Parts(heads, announced, above)


def _own(parts: _Parts, at: int) -> int:
    above = parts.above[at]
    return at if above is None else above


def _announced(heading: str) -> Section | None:
    return next((section for section, sign in _HEADS if sign.search(heading)), None)


def _belongs(one: Stretch, at: int, parts: _Parts) -> int | None:
    """The heading under which a paragraph should stand; None where it may stand where it does."""
    own = parts.above[at]
    if own is None:
        wanted, section = (Section.ASKED if _ASKS_ONLY.search(one.words) else None), None
    else:
        wanted, section = _does(one), parts.announced[own]
        if section is None or wanted is None or (section, wanted) not in _NEVER:
            return None
        if wanted is Section.DONE and section > Section.FOUND and _AFTERWARDS.search(one.words):
            return None
    found = [head for head in parts.heads if wanted is not None and parts.announced[head] in _MAY_BE[wanted]]
    return found[0] if found and own not in found else None


def _does(one: Stretch) -> Section | None:
    """What a paragraph does and nothing else; None for most."""
    words = one.words
    decides = _DECIDES_SURELY.search(words) or (_DECIDES.search(words) and not _OTHERS.search(words))
    tests = (
        (Section.BEFORE, _EARLIER.search(words)),
        (Section.ANSWER, _CONTENT.search(words)),
        (Section.ASKED, _ASKS.search(words) and not _ANSWERED.search(words)),
        (Section.REMEDY, signs.REMEDY.search(words)),
        (Section.DECIDED, decides),
        (Section.DONE, _CHECKS.search(words) and not signs.READER_ACTS.search(words)),
    )
    return next((section for section, found in tests if found), None)


_MAY_BE = {
    Section.BEFORE: frozenset({Section.BEFORE}),
    Section.ANSWER: frozenset({Section.ANSWER}),
    Section.ASKED: frozenset({Section.ASKED}),
    Section.DONE: frozenset({Section.DONE, Section.FOUND}),
    Section.DECIDED: frozenset({Section.DECIDED}),
    Section.REMEDY: frozenset({Section.DECIDED, Section.REMEDY}),
}
_NEVER = frozenset({
    (Section.ASKED, Section.DONE), (Section.ASKED, Section.DECIDED), (Section.ASKED, Section.REMEDY),
    (Section.DONE, Section.DECIDED), (Section.FOUND, Section.DECIDED), (Section.FOUND, Section.REMEDY),
    (Section.DONE, Section.REMEDY), (Section.FOUND, Section.ASKED), (Section.DONE, Section.ASKED),
    (Section.DECIDED, Section.ASKED), (Section.DECIDED, Section.DONE), (Section.ANSWER, Section.DONE),
    (Section.ANSWER, Section.DECIDED), (Section.ASKED, Section.BEFORE), (Section.DECIDED, Section.BEFORE),
    (Section.DECIDED, Section.ANSWER), (Section.ASKED, Section.ANSWER), (Section.DONE, Section.ANSWER),
    (Section.FOUND, Section.ANSWER), (Section.BEFORE, Section.ASKED), (Section.BEFORE, Section.DONE),
})  # fmt: skip
"""What never stands under which heading, where it has one of its own."""


def strayed_items(stretches: Sequence[Stretch]) -> Iterator[Pair]:
    """（三） under a heading that has no （二）, while another section ends with it; 1. above all headings."""
    parts = _parts(stretches)
    for style in _STYLES if parts.heads else ():
        spans = {at: (_first(one, style), one.items[style]) for at, one in enumerate(stretches) if one.items[style]}
        for at, (first, last) in spans.items():
            mine = [span for place, span in spans.items() if place != at and parts.above[place] == parts.above[at]]
            if first > 1 and all(end != first - 1 for _, end in mine):
                fronts = _ending(spans, parts, at, first - 1)
                later = [front for front in fronts if front > at]
                # 1. to 4. may run through two sections.
                runs_on = style != _BRACKETED and not later and not any(begin == 1 for begin, _ in mine)
                if fronts and len(later) in {0, len(fronts)} and not runs_on:
                    yield (later[0], at, "numbers") if later else (at, _own(parts, at), "numbers")
            elif first == 1 and parts.above[at] is None and all(begin != last + 1 for begin, _ in mine):
                behind = [place for place, (begin, _) in spans.items() if begin == last + 1 and parts.above[place]]
                alone = [place for place in behind if not _begun(spans, parts, place)]
                if len(alone) == 1:
                    yield _own(parts, alone[0]), at, "numbers"


def _first(one: Stretch, style: int) -> int:
    """The number of the first item of a list that is one stretch."""
    match = STYLES[style].match(one.words)
    return (ordinal(match[match.lastindex or 1]) or 0) if match else 0


def _ending(spans: dict[int, tuple[int, int]], parts: _Parts, at: int, number: int) -> list[int]:
    """The lists of other sections that end with this number."""
    return [
        place
        for place, (_, last) in spans.items()
        if last == number
        and parts.above[place] != parts.above[at]
        and all(begin != number + 1 for k, (begin, _) in spans.items() if parts.above[k] == parts.above[place])
    ]


def _begun(spans: dict[int, tuple[int, int]], parts: _Parts, at: int) -> bool:
    """Whether the section of a list has the items before it."""
    return any(first == 1 for k, (first, _) in spans.items() if k < at and parts.above[k] == parts.above[at])


def received_under_a_heading(stretches: Sequence[Stretch]) -> Iterator[Pair]:
    """The receipt stands under a heading, and what stands above all headings tells of no letter."""
    heads = [at for at, one in enumerate(stretches) if one.heading and one.items[0]]
    top = [at for at in range(heads[0]) if not stretches[at].frame] if len(heads) >= _MANY else []
    if not top or any(role(stretches[at]) is Role.RECEIPT or signs.CAME_IN.search(stretches[at].words) for at in top):
        return
    for at in range(heads[0] + 1, len(stretches)):
        if role(stretches[at]) is Role.RECEIPT:
            yield at, top[0], "receipt"
            return
