"""Words that lean on something the paper does not have: a table, facts before a conclusion, a person, a partner.

What was cut away leaves them behind. What a reader would get wrong: what the letter or the judgment says is known to
the reader of the reply, and quotations speak for others, so both are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from replycheck.flow.answers import unanswered
from replycheck.flow.reading import Stretch
from replycheck.flow.roles import FOLLOWING, LED_IN, Role, role
from replycheck.flow.signs import POINTED_FIGURE
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import to_chinese
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.tables import rows

_QUOTED = pattern(r"“[^”]{0,200}”|《[^》]{0,80}》")
_TABLE = pattern(r"(?:见|如|详见)?下表(?!示|面|现|明)|如下表|下列表格|以下表格")
_LINE = pattern(r"(?m)^[^。，\n]{1,30}[ \t\u3000]{2,32}\S|[|｜│]")
_ENOUGH_BEFORE = 60
"""Characters that must stand before a pointer: a title may name the thing in other words."""
_ACTS = (
    r"^(?:(?:20\d\d年)?(?:\d{{1,2}}月)?\d{{1,2}}日[，,]?)?({surname}[\u4e00-\u9fff]{{1,2}}?)"
    r"(?=(?:再次|又|还|已经|已|当面|电话)?(?:[把将][^。，]{{2,24}}(?:告知|告诉|说明|解释|反馈|念给|送达|宣读|交给[你您])"
    r"|向[你您][^，。]{{0,10}}(?:说明|解释|告知|反馈|送达|宣读|核实|了解|出示|通报|介绍|回访|致歉|道歉)|电话|打电话|当面|再次|又到|又查|告知[你您]|告诉[你您]|与[你您]))"
)
_NO_NAME = pattern(
    r"^(?:[原应但查来班公申方成安高时全金关房谢经于因从自向与和同][\u4e00-\u9fff]{0,2}|[\u4e00-\u9fff]{1,2}的|.{1,2}[局院委办厅处所科股队组庭区县市镇乡村]"
    r"|.(?:法官|律师|老师|医生|大夫|师傅|警官|主任|同志|女士|先生))$"
)
_SHORT = pattern(r"[（(]以下(?:均)?(?:简称|称)(?:为)?[:：]?[“\"《]?([\u4e00-\u9fff]{2,10})")
_LONGEST = 200
_PARTNERS = (
    (pattern(r"(?:^|[，。；])虽然(?=[^。；]{4,80}[。；])"), pattern(r"但|可|却|仍|也|还|然而|不过|只是|并|依法|所以")),
    (pattern(r"(?<!另)一方面"), pattern(r"一方面|另方面|同时|二是|再者")),
    (pattern(r"(?:^|[，。；])不仅(?=[^。；]{2,80}[。；])"), pattern(r"而且|还|也|更|且|甚至|连|反而|同时|又|都")),
)
"""A connective, and what must stand behind it within ``_BACK`` characters."""
_BACK = 240
"""Characters behind a connective among which its partner stands."""
_MATTER = pattern(
    r"“|内容为|公开|申请(?!人)|反映|请求|要求|询问|咨询|提出的?(?!信访)|问题|称|说|投诉|建议|一案|不服|举报|认为|希望|申诉|诉求|问|想知道|材料|[^，。]{2}的来信"
)
_MATTER_TOLD = pattern(
    r"[你您们][^。，]{0,10}(?:反映|请求|要求|询问|咨询|提|认为|称|说|讲|写|谈|投诉|建议|举报|希望|盼|诉求|问|想|担心|怀疑|觉得|意思|愿望|主张|理由)"
    r"|诉求|请求[：:]|信访事项|信[里中上]|来信|来电|申请人|信访人|^(?:关于|对于?|至于|针对|第[一二三])|^(?:问|提问)[:：]|所[说提问反讲]"
)
_STEPS = frozenset({Role.HEARD, Role.FOUND, Role.CONCLUDED, Role.DECIDED})
_MANY = 2
_AT_ONCE = pattern(r"谈|走|看了|约[你您]|见面|听|问|商量")
"""Paragraphs of text of a paper that tells what is asked before it answers; one that tells in one sentence of
letter and visit answers at once."""
_COUNTED = pattern(
    r"(?:提出|反映|有|共)[^，。；]{0,8}?([两二三四五六])(?:个|项|点|方面)的?(?:请求|诉求|问题|要求|意见|疑问)"
)
_NUMERALS = "一二三四五六"
_NTH = pattern(
    r"^[^。，；“（(《]{0,8}?(?<!月的)(?<!年的)(?P<whole>第(?P<n>[二三四五六])(?:[个件笔点份类]|方面|(?=[，、])))"
    r"(?!季|阶段|条|款|期|次|轮|组|小组|星期|月|年)"
)
"""第二件…… at the beginning of a paragraph."""
_NAMED_THERE = pattern(r"判决|裁定|协议|合同|规定|意见书|决定书|条例|办法|服|异议|轮|被告|原告")
"""What has numbers of its own is told in front of them."""
_BEGUN = pattern(
    r"第一|首先|首个|其一|一是|头一|头[个件]|先[说看讲答回谈]|一方面|一、|（一）|1[.．、]|第1|一件|一个|一笔|一类|一份|前[一者]"
)
_SECOND = pattern(r"^(?:其次|再次|另一方面)[，,]")
_FIRST = pattern(r"首先|第一|一是|其一|一方面|一、|（一）|1[.．、]")


_REACHES = pattern(r"(?:个月|天)$")
_FROM_TO = pattern(r"\d[年月日][^，。；]{0,8}?[至到—－-]")
_WHOLE = pattern(r"(\d{1,9})([\u4e00-\u9fff]{1,4})$")


@dataclass(frozen=True, slots=True)
class Pointer:
    """What leans on nothing, and on what: ``kind`` is a key of ``rules.flowing`` (table, facts, person, figure …)."""

    span: Span
    kind: str
    words: str


def pointers(text: str, every: Sequence[Stretch], known: str = "", *, tables: bool = False) -> tuple[Pointer, ...]:
    """The paragraphs that point to what is nowhere; ``tables`` where the file holds some, or pictures."""
    plain = "".join(known.split())
    found: list[Pointer] = []
    for test in (
        _tables,
        _conclusions,
        _matter,
        _unanswered,
        _questions,
        _figures,
        _people,
        _shorts,
        _partners,
        _counted_on,
    ):
        if test is _tables and (tables or _LINE.search(text)):
            continue
        found += test(every, plain)
    return tuple(sorted({one.span: one for one in reversed(found)}.values(), key=lambda one: one.span.start))


def _texts(every: Sequence[Stretch]) -> list[tuple[int, Stretch, str]]:
    return [(at, one, _QUOTED.sub("", one.words)) for at, one in enumerate(every) if not one.frame and not one.heading]


def _tables(every: Sequence[Stretch], _known: str) -> Iterator[Pointer]:
    for _, one, words in _texts(every):
        if match := _TABLE.search(words):
            yield Pointer(one.span, "table", match.group())


def _conclusions(every: Sequence[Stretch], _known: str) -> Iterator[Pointer]:
    """因此 stands right behind the receipt and the demands: the facts are not there."""
    texts = _texts(every)
    if any(one.heading and any(one.items) for one in every):
        return
    course = {Role.RECEIPT, Role.ASKED, Role.HEARD}
    for place, (_, one, words) in enumerate(texts):
        told = [other for _, other, _ in texts[:place]]
        match = FOLLOWING.match(words)
        if match and told and all(role(other) in course for other in told):
            yield Pointer(one.span, "facts", match.group())
            return


def _matter(every: Sequence[Stretch], _known: str) -> Iterator[Pointer]:
    """The letter was received and handled step by step, but what it asks is told nowhere.

    Who answers in a few lines, each of which names its matter, need not repeat the letter.
    """
    texts = _texts(every)
    frame = "".join(one.words for one in every if one.frame or one.heading)
    if (
        not texts
        or role(texts[0][1]) is not Role.RECEIPT
        or "《" in texts[0][1].words
        or _MATTER.search(frame)
        or _MATTER.search(texts[0][2])
        or _AT_ONCE.search(texts[0][2])
        or LED_IN.search(texts[0][2])
    ):
        return
    handled = any(role(one) in _STEPS for _, one, _ in texts[1:])
    told = any(role(one) is Role.ASKED or _MATTER_TOLD.search(words) for _, one, words in texts[1:])
    if len(texts) > _MANY and handled and not told:
        yield Pointer(texts[0][1].span, "matter", "")


def _unanswered(every: Sequence[Stretch], _known: str) -> Iterator[Pointer]:
    """Demands are counted, answered one by one, and one answer is not there."""
    texts = _texts(every)
    announced = next(((one, found) for _, one, words in texts if (found := _COUNTED.search(words))), None)
    if announced is None:
        return
    count = _NUMERALS.index(announced[1][1].replace("两", "二")) + 1
    given = [number for _, one, _ in texts if (number := one.items[4])]
    missing = set(range(1, count + 1)) - set(given)
    behind = "".join(words for _, one, words in texts if one is not announced[0])
    missing = {number for number in missing if f"第{_NUMERALS[number - 1]}" not in behind}
    if given and missing and max(given) <= count:
        yield Pointer(announced[0].span, "item", f"第{_NUMERALS[min(missing) - 1]}")


def _questions(every: Sequence[Stretch], _known: str) -> Iterator[Pointer]:
    """问： that no 答： follows."""
    yield from (Pointer(every[at].span, "question", "") for at in unanswered(every))


def _figures(every: Sequence[Stretch], known: str) -> Iterator[Pointer]:
    """这125元, and no 125元 anywhere else."""
    texts = _texts(every)
    for at, one, words in texts:
        for match in POINTED_FIGURE.finditer(words):
            others = known + "".join(other.words for place, other in enumerate(every) if place != at)
            before = others + one.words.replace(match.group(), "")
            if _REACHES.search(match[1]) and _FROM_TO.search(before):
                continue  # 1978年8月至1981年7月 … 这35个月 was counted by the reader of the paper
            told = any(form in before for form in (match[1], _spelt(match[1])))
            if not told and not _worked_out(match[1], before):
                yield Pointer(one.span, "figure", match.group())
                break


def _worked_out(told: str, words: str) -> bool:
    """Whether a figure is what two others of its unit come to, or the months that a range has: 1979年9月至1982年7月."""
    figure = _A_FIGURE.fullmatch(told)
    if figure is None:
        return False
    number, unit = int(figure["n"]), figure["unit"]
    others = {int(one["n"]) for one in _A_FIGURE.finditer(words) if one["unit"] == unit}
    if any(one + number in others or number - one in others for one in others if one != number):
        return True
    months = (
        (int(one["y2"]) - int(one["y"])) * _YEAR + int(one["m2"]) - int(one["m"]) for one in _MONTHS.finditer(words)
    )
    return "月" in unit and any(number in (one, one + 1) for one in months)


_YEAR = 12
_A_FIGURE = pattern(r"(?<![\d.])(?P<n>\d{1,9})(?P<unit>[\u4e00-\u9fff]{1,2})")
_MONTHS = pattern(
    r"(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?:至|到|—|－|-)(?P<y2>(?:19|20)\d\d)年(?P<m2>\d{1,2})月(?!\d)"
)


def _spelt(figure: str) -> str:
    """The same figure as it is spelt: 2万元 is 二万元."""
    match = _WHOLE.match(figure)
    return to_chinese(int(match[1])) + match[2] if match else figure


def _people(every: Sequence[Stretch], known: str) -> Iterator[Pointer]:
    """Who acts for the office is named with the office where first named."""
    before = known
    for at, one in enumerate(every):
        match = _acting().match(one.words) if not one.frame and not one.heading else None
        named = match is not None and not _NO_NAME.match(match[1])
        if match and named and match[1] not in before + _told_later(every, at) and len(before) > _ENOUGH_BEFORE:
            yield Pointer(one.span, "person", match[1])
        before += one.words


def _told_later(every: Sequence[Stretch], at: int) -> str:
    """The people introduced further down: then the order of paragraphs is at fault, not a paragraph that is gone."""
    return " ".join(name for one in every[at + 1 :] for name in sorted(one.introduced))


@cache
def _acting() -> Pattern:
    surname = "(?:" + "|".join(row["surname"] for row in rows("surnames.tsv")) + ")"
    return pattern(_ACTS.format(surname=surname))


def _shorts(every: Sequence[Stretch], _known: str) -> Iterator[Pointer]:
    """The short form is used before it is given."""
    before = ""
    for one in every:
        for match in _SHORT.finditer(one.words):
            if not one.frame and match[1] in before.replace(
                one.words[max(0, match.start() - _LONGEST) : match.start()], ""
            ):
                yield Pointer(one.span, "short", match[1])
        before += "" if one.frame else one.words + "\n"


def _partners(every: Sequence[Stretch], _known: str) -> Iterator[Pointer]:
    """The first half of a pair of connectives without the second, or the second without the first."""
    texts = _texts(every)
    whole = "".join(words for _, _, words in texts)
    at = 0
    for _, one, words in texts:
        for sign, partner in _PARTNERS:
            match = sign.search(words)
            if match is not None and not partner.search(whole, at + match.end(), at + match.end() + _BACK):
                yield Pointer(one.span, "partner", match.group().strip("，。；"))
        match = _SECOND.match(words)
        if match is not None and not _FIRST.search(whole, 0, at):
            yield Pointer(one.span, "partner", match.group().strip("，"))
        at += len(words)


def _counted_on(every: Sequence[Stretch], known: str) -> Iterator[Pointer]:
    """第二件 begins a paragraph, and no first one stands before it; 第三件, and no second one."""
    before = known
    for _, one, words in _texts(every):
        match = _NTH.match(words)
        if match is not None and not _NAMED_THERE.search(words[: match.start("whole")]):
            earlier = _NUMERALS[_NUMERALS.index(match["n"]) - 1]
            told = before + words[: match.start("whole")]
            begun = _BEGUN.search(told) if earlier == "一" else _numbered(told, earlier)
            if not begun:
                yield Pointer(one.span, "nth", match["whole"])
        before += words


def _numbered(told: str, earlier: str) -> bool:
    """Whether the number before is told in any form."""
    return any(
        form in told for form in (f"第{earlier}", f"{earlier}是", f"{earlier}、", f"其{earlier}", f"（{earlier}）")
    )
