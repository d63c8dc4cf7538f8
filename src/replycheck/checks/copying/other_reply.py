"""与发给别人的答复相同。

同一段话发给了不同的信访人，只换了姓名、日期、金额。答复应当针对来信人自己的诉求，换个名字再发一遍，等于没有答复。
只在批量检查（replycheck batch）时比较。不算在内的：权利告知、收悉、感谢之类人人都有的话，法律条文，裁判文书里的话，
本批许多份答复都有的套话，以及发给同一个人的两份答复。
相同的话占了自己写的一半以上，或者满150字且占三成以上，报警告；满40字报提示。
许多份答复都有的套话占正文六成以上的，也报提示：没有针对来信人的内容。

同一事项的几位信访人可以用同样的话答复，所以最多报警告，请对照核实。

依据：《信访工作条例》第三十一条第六项、第三十二条：应当调查核实，处理意见应当针对信访人的请求。字数界限是本工具的建议值。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from replycheck.facts.notices import notices
from replycheck.model.document import Document
from replycheck.model.finding import Confidence, Evidence, Hit, Severity
from replycheck.model.passage import Passage, Treatment
from replycheck.model.profile import ANY, Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern

_WARNING, _LEAST = 150, 40
"""Characters that are neither numerals nor set aside: a paragraph, a long sentence."""
_MOSTLY, _SOME, _PART = 0.5, 0.3, 60
"""So much of what the office wrote itself, if it is at least two sentences; less of it where it is a paragraph."""
_BLOCKS = 3
"""Sentences may stand in another order there; so many stretches are shown."""
_CLOSE, _LOOSE = 0.9, 0.5
"""A passage that is less alike is made of scattered words."""
_TEMPLATE = 0.6
"""RSP-006 of the catalogue: more than that of the body are words that many replies have."""
_WORD = pattern(r"[\u3400-\u9fff]")
_NUMERAL = pattern(r"[零〇一二三四五六七八九十百千万亿]")
_ADDRESSEE = pattern(
    r"(?:尊敬的|网友|市民|信访人|来信人|申诉人)?[“\"]?([\u4e00-\u9fffA-Za-z0-9·]{2,16}?)[”\"]?"
    r"(?:同志|先生|女士)?(?:您好|你好)?[：:，,！!\n]"
)
_ANYBODY = pattern(r"网友|市民|某|^(?:您好|你好|同志|先生|女士|信访人|来信人|来访人|申诉人|投诉人|群众|来信收悉)$")
_HEAD = 6
_NO_REPLIES = frozenset({Profile.PETITION_NOTICE, Profile.COURT_NOTICE, Profile.REPORT_BACK})
"""Forms that are filled in, and papers that answer no petitioner."""


def check(case: Case) -> Iterator[Hit]:
    """Report passages that were sent to another petitioner too, and replies that are mostly template."""
    aside = notices(case.text)
    judged = tuple(passage.reply for passage in case.passages)
    own = _left(case.text, Span(0, case.body_end), (*aside, *case.template, *judged))
    ours = addressee(case.reply)
    for sibling in case.siblings or ():
        if ours is None or ours != addressee(sibling):
            yield from _hits(case, sibling, (*aside, *case.template, *judged), own)
    body = _left(case.text, Span(0, case.body_end), aside)
    stock = body - _left(case.text, Span(0, case.body_end), (*aside, *case.template))
    if stock >= _PART and stock > _TEMPLATE * body:
        message = f"正文的{stock / body:.0%}是本批许多份答复都有的套话，没有针对来信人的内容。"
        yield absent(case, message, "删去套话，逐项写明对来信人各项诉求的核实情况和处理意见。", severity=Severity.INFO)


def addressee(document: Document) -> str | None:
    """Whom the paper is sent to, as its first lines tell; None where they name nobody in particular."""
    for paragraph in document.paragraphs[:_HEAD]:
        match = _ADDRESSEE.match("".join(paragraph.span.of(document.text).split()) + "\n")
        if match and not _ANYBODY.search(match[1]):
            return match[1]
    return None


def _hits(case: Case, sibling: Document, aside: tuple[Span, ...], own: int) -> Iterator[Hit]:
    """What is shared with one other reply, passage by passage; weighed all together."""
    found = []
    for passage in case.shared:
        alike = passage.similarity >= _LOOSE and passage.treatment is Treatment.UNATTRIBUTED
        if alike and passage.document == sibling.source:
            size = sum(_left(case.text, stretch, aside) for stretch in passage.stretches())
            if size >= _LEAST:
                found.append((passage, size))
    total = sum(size for _, size in found)
    heavy = total >= _PART and total >= (_SOME if total >= _WARNING else _MOSTLY) * own
    for passage, size in found:
        span = _trimmed(case.text, passage.reply, aside)
        yield Hit(
            span,
            f"这一段有{size}字与另一份答复“{PurePath(sibling.source).name}”相同，只有姓名、日期、金额之类不同。",
            suggestion="核实两位信访人的诉求是否真的一样；不一样的，针对各自的诉求重写。",
            evidence=tuple(_evidence(sibling, passage, span)),
            severity=Severity.WARNING if heavy else Severity.INFO,
            confidence=Confidence.MEDIUM if passage.similarity >= _CLOSE else Confidence.LOW,
        )


def _evidence(sibling: Document, passage: Passage, span: Span) -> Iterator[Evidence]:
    """Where the words stand in the other reply: each stretch that runs in the same order, its ends as trimmed."""
    blocks = passage.blocks or ((passage.reply, passage.source),)
    for ours, theirs in sorted(blocks, key=lambda block: -len(block[0]))[:_BLOCKS]:
        left, right = max(0, span.start - ours.start), max(0, ours.end - span.end)
        if left + right < min(len(ours), len(theirs)):
            place = Span(theirs.start + left, theirs.end - right)
            page = sibling.page_at(place.start)
            yield Evidence(sibling.source, place, place.of(sibling.text), page, passage.similarity)


def _trimmed(text: str, span: Span, aside: Iterable[Span]) -> Span:
    """The span without what is set aside at its ends, so that the words shown are the ones that count."""
    shown = _blanked(text, span, aside)
    left = len(shown) - len(shown.lstrip())
    return Span(span.start + left, span.start + len(shown.rstrip())) if shown.strip() else span


def _left(text: str, span: Span, aside: Iterable[Span]) -> int:
    """How many Han characters of ``span`` are neither numerals nor within ``aside``."""
    return len(_WORD.findall(_NUMERAL.sub("", _blanked(text, span, aside))))


def _blanked(text: str, span: Span, aside: Iterable[Span]) -> str:
    """The words of ``span``, of the same length, with what is set aside as blanks."""
    words = list(span.of(text))
    for other in aside:
        first, last = max(other.start, span.start) - span.start, min(other.end, span.end) - span.start
        if first < last:
            words[first:last] = " " * (last - first)
    return "".join(words)


_NOTICE = "如不服本答复，可以自收到本答复之日起三十日内向上一级机关申请复查。\n特此答复。"
_STORY = (
    "经核对案卷，执行局于五月十日查封了对方名下的货车，因车辆下落不明，至今没有扣押到位。"
    "承办人先后两次到对方厂区查找，并约谈了厂长，对方承认车辆已经抵给他人，但拿不出凭证。"
    "我们已经责令对方在十五日内交出车辆，逾期将依法处罚，并把抵债的线索移送公安机关。"
)
_OTHER_STORY = (
    "你要求退还保全费，财务科查到该笔费用已经在三月划入你的账户，银行回单复印件随信寄给你。"
    "你说开庭没有通知证人，送达回证上有证人本人的签名，我们在窗口请你看过原件。"
)


def _to(name: str, body: str) -> str:
    return f"{name}：\n你来信反映的问题收悉。现答复如下：\n{body}\n{_NOTICE}"


RULE = Rule(
    module=__name__,
    title="与发给别人的答复相同",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.SIBLINGS}),
    profiles=ANY - _NO_REPLIES,
    confidence=Confidence.MEDIUM,
    examples=(
        bad(_to("周建平", f"⟦{_STORY}⟧"), siblings=(_to("罗青禾", _STORY.replace("五月十日", "六月二日")),)),
        bad(_to("周建平", f"⟦{_STORY}⟧"), siblings=(_to("罗青禾", _STORY.replace("货车", "轿车")),)),
        good(_to("周建平", _STORY), siblings=(_to("周建平", _STORY),)),
        good(_to("周建平", _STORY), siblings=(_to("罗青禾", _OTHER_STORY),)),
        good(_to("周建平", _STORY)),
        good(
            _to("周建平", _STORY),
            siblings=(_to("罗青禾", _STORY),),
            sources=(f"执行裁定书\n{_STORY}\n裁定如下：终结本次执行程序。",),
        ),
    ),
)
