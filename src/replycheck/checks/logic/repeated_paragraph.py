"""同一段文字出现两次。

正文里连贯的一段话，在相隔不远的地方又原样出现一遍，多半是粘贴时重复了：满30字的报错误，20至29字的报警告，并指出先出现的在哪里。
写明年月日的一件事原样讲了两遍的（满50字），不论在哪个标题之下，也报错误。
几乎相同（相同的四字词串占九成以上，满40字），或者隔得远、隔着标题而又写有日期、数字的，报警告。
不报的：法律条文、规章、表格、合同样式里的重复，附件里的重复，不同标题之下相同的条目和套话，口号、署名、页脚等不成句的文字，引号内的重复；整页重复装订的，由“pages.repeated”报。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对文字和段落顺序）。
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from replycheck.facts.structure.outline import in_contents, items
from replycheck.model.binding import Problem
from replycheck.model.document import Paragraph, ParagraphKind
from replycheck.model.finding import Confidence, Evidence, Hit, Severity
from replycheck.model.role import Role
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_SURE, _LEAST, _LEAST_NEAR = 30, 20, 40
"""Shorter repeats are fixed phrases of one answer after another."""
_NEAR = 1500
"""Characters between the two: a pasting slip puts the second copy within two pages of the first."""
_SHORT_HEADING = 40
_EVENT = 50
_DATE = pattern(r"\d{4}年\d{1,2}月\d{1,2}日")
_PARTICULARS = pattern("(?:共同)?(?:委托|诉讼|法定|代理|负责|住所|住址|地址|联系|电话|经办|承办)")
"""Lines of a person's particulars: the same counsel may act for two parties."""
_ARTICLE = pattern(r"第[一二三四五六七八九十百千零〇\d]{1,8}条(?:之[一二三四五六七八九十])?[\s　：:【]")
_MARK = pattern(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)、．.]|[（(]?\d{1,2}[）)、．.]|[①-⑳•●■◆○\-*]|第[一二三四五六七八九十]{1,2}[，、,])\s*"
)
_SENTENCE = pattern(r"[。！？；]")
_TRACE = pattern(r"Error code|Exception|Traceback|(?:生成|调用|加载|读取)失败\s*[：:]")
"""What a program left behind in place of text is a slip under whatever heading it stands."""
_FIGURE = pattern(r"\d")
_BLANK = pattern(r"_{3,}|＿{2,}|\{\{|[□☐]|(?:[ 　]{4,})")
_ALIKE = 0.9
_GRAM = 4
_NO_PROSE = frozenset({"规章制度", "表格、证明"})
"""What papers are called whose sentences repeat by their nature."""


@dataclass(frozen=True, slots=True)
class _Prose:
    """A paragraph of running prose: its letters and digits, whether it is an item, the heading it stands under."""

    paragraph: Paragraph
    words: str
    item: bool
    section: int


def check(case: Case) -> Iterator[Hit]:
    """Report the second of two paragraphs with the same words."""
    if case.role is Role.OTHER and case.nature.called in _NO_PROSE:
        return
    told = list(_told(case))
    earlier = _Earlier(Counter(gram for one in told for gram in _grams(one.words)))
    for one in told:
        hit = _repeat(case, one, earlier)
        if hit is not None:
            yield hit
        earlier.add(one)


def _told(case: Case) -> Iterator[_Prose]:
    """The paragraphs that are long enough to compare, in the order they should be read."""
    headings = _headings(case)
    section, article = 0, False
    for paragraph in _candidates(case):
        words = paragraph.span.of(case.unquoted)
        if paragraph.span.start in headings:
            section, article = section + 1, False
        article = article or _ARTICLE.match(words) is not None
        mark = _MARK.match(words)
        bare = re.sub(r"[\W_\ue000]", "", words[mark.end() :] if mark else words)
        if article or len(bare) < _LEAST or _PARTICULARS.match(bare) or not _is_prose(words):
            continue
        yield _Prose(paragraph, bare, mark is not None, 0 if _TRACE.search(words) else section)


def _headings(case: Case) -> frozenset[int]:
    """Where headings begin: by the format, or short numbered lines that are no sentences."""
    numbered = {
        item.mark.start
        for item in items(case.text, case.paragraphs)
        if item.style in ("一、", "（一）", "1.", "1、") and len(item.paragraph) <= _SHORT_HEADING
    }
    by_format = {p.span.start for p in case.paragraphs if p.kind is ParagraphKind.HEADING}
    return frozenset(by_format | numbered)


def _is_prose(words: str) -> bool:
    """Whether it is a sentence: no slogan, no signature, no line of a form or of the contents."""
    if _TRACE.search(words):
        return True
    return _SENTENCE.search(words) is not None and _BLANK.search(words) is None and not in_contents(words)


def _candidates(case: Case) -> Iterator[Paragraph]:
    """The paragraphs of the body, without tables and without pages that are bound twice."""
    doubled = {problem.page for problem in case.binding.having(Problem.REPEATED)} if case.binding else set()
    for paragraph in case.paragraphs:
        inside = paragraph.span.start < case.body_end and paragraph.kind is not ParagraphKind.TABLE_CELL
        if inside and case.reply.page_at(paragraph.span.start) not in doubled:
            yield paragraph


class _Earlier:
    """The paragraphs met so far, found again by their rarest words, so that a long paper takes no quadratic time.

    Two sets of which nine tenths are common share at least one of the rarest tenth (and one more) of either.
    """

    def __init__(self, commonness: Counter[str]) -> None:
        self._commonness = commonness
        self._same: dict[str, _Prose] = {}
        self._by_gram: dict[str, list[tuple[frozenset[str], _Prose]]] = {}

    def add(self, told: _Prose) -> None:
        """Remember a paragraph; of several with the same words the last is kept, the nearest to what follows."""
        known = told.words in self._same
        self._same[told.words] = told
        if known:
            return
        grams = _grams(told.words)
        for gram in self._rarest(grams):
            self._by_gram.setdefault(gram, []).append((grams, told))

    def same(self, words: str) -> _Prose | None:
        """The last paragraph that had exactly these words."""
        return self._same.get(words)

    def alike(self, words: str) -> _Prose | None:
        """A paragraph that had nearly these words."""
        grams = _grams(words)
        near = (one for gram in self._rarest(grams) for one in self._by_gram.get(gram, ()))
        return next((told for other, told in near if _jaccard(grams, other) >= _ALIKE), None)

    def _rarest(self, grams: frozenset[str]) -> list[str]:
        kept = len(grams) - math.ceil(_ALIKE * len(grams)) + 1
        return sorted(grams, key=lambda gram: (self._commonness[gram], gram))[:kept]


def _grams(words: str) -> frozenset[str]:
    return frozenset(words[i : i + _GRAM] for i in range(len(words) - _GRAM + 1))


def _repeat(case: Case, told: _Prose, earlier: _Earlier) -> Hit | None:
    first = earlier.same(told.words)
    if first is None:
        first = earlier.alike(told.words) if len(told.words) >= _LEAST_NEAR else None
        if first is None or not _telling(told, first):
            return None
        advice = "核对是不是重复粘贴；确需分别答复的，写清各自的不同。"
        return _hit(case, told, first, "这一段与前面的一段几乎相同。", advice, Severity.WARNING)
    apart = told.paragraph.span.start - first.paragraph.span.end
    close = apart <= _NEAR and told.section == first.section and case.nature.role is not Role.JUDGMENT
    if close or _told_twice(case, told, first, apart):
        severity = Severity.ERROR if len(told.words) >= _SURE else Severity.WARNING
        return _hit(case, told, first, "这一段与前面的一段完全相同。", "删去重复的一段。", severity)
    if len(told.words) >= _LEAST_NEAR and _telling(told, first):
        advice = "核对是不是重复粘贴；不是的，写清各自的不同。"
        return _hit(case, told, first, "这一段与前面的一段完全相同。", advice, Severity.WARNING)
    return None


def _told_twice(case: Case, told: _Prose, first: _Prose, apart: int) -> bool:
    """Whether a reply tells one dated event twice in the same words, under whatever heading."""
    prose = not (told.item or first.item) and len(told.words) >= _EVENT and _DATE.search(told.words) is not None
    return prose and apart <= 2 * _NEAR and case.role is Role.REPLY


def _telling(told: _Prose, first: _Prose) -> bool:
    """Whether the same words twice are a slip even so: no items of two lists, and dates or figures in them."""
    if told.section == first.section:
        return True
    return not (told.item or first.item) and _FIGURE.search(told.words) is not None


def _hit(case: Case, told: _Prose, first: _Prose, message: str, advice: str, severity: Severity) -> Hit:  # noqa: PLR0913 - a hit in keywords
    span = Span(first.paragraph.span.start, first.paragraph.span.end)
    evidence = Evidence(case.reply.source, span, span.of(case.text), case.reply.page_at(span.start))
    sure = severity is Severity.ERROR
    return Hit(
        told.paragraph.span,
        message,
        suggestion=advice,
        evidence=(evidence,),
        severity=severity,
        confidence=None if sure else Confidence.MEDIUM,
    )


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    if min(len(one), len(other)) < _ALIKE * max(len(one), len(other)):
        return 0.0
    return len(one & other) / len(one | other)


_LONG = "本院已于判决生效后将上述款项全部发还申请执行人并办理了领款手续，执行案件已经依法结案。"
_NEARLY = "本院已于判决生效后将上述款项全部发还申请执行人并办理了领款手续，执行案件已经依法结案了。"
_SHORT = "该项请求没有事实根据和法律依据，本院不予支持。"

_NOT_OURS = "该问题属于业主自治事项，不属于本院职责范围，建议你向业主委员会或者街道办事处反映，由其依照管理规约处理。"
_DATED = "5月10日，本院执行法官到现场查看，制作了笔录，物业公司当场表示于同年6月1日之前完成全部整改工作。"

RULE = Rule(
    module=__name__,
    title="段落重复",
    severity=Severity.ERROR,
    check=check,
    examples=(
        bad(f"{_LONG}\n另有说明。\n⟦{_LONG}⟧"),
        good(f"{_LONG}\n另有说明。"),
        bad(f"{_LONG}\n另有说明。\n⟦{_NEARLY}⟧"),
        good(f"{_LONG}\n本院已于判决生效后将保证金发还被执行人，执行案件尚未结案，正在查找其他财产线索。"),
        bad(f"{_SHORT}\n另有说明。\n⟦{_SHORT}⟧"),
        good("不予支持。\n另有说明。\n不予支持。"),
        good(
            "委托代理人：周某某，某某市某某律师事务所律师，特别授权代理。\n乙公司\n委托代理人：周某某，某某市某某律师事务所律师，特别授权代理。"
        ),
        good(f"一、电梯问题\n{_NOT_OURS}\n二、绿化问题\n{_NOT_OURS}"),
        bad(f"一、电梯问题\n{_DATED}\n二、绿化问题\n⟦{_DATED}⟧"),
        bad(f"一、电梯问题\n2023年{_DATED}\n二、绿化问题\n⟦2023年{_DATED}⟧"),
        good(f"一、电梯问题\n1. {_DATED}\n二、绿化问题\n1. {_DATED}"),
        good(f"第三条　{_LONG}\n第五条　{_LONG}"),
        good(
            "落实主体责任强化监督检查确保按期完成各项整改任务\n另有说明。\n落实主体责任强化监督检查确保按期完成各项整改任务"
        ),
        good(f"另有说明。\n云法〔2023〕7号附件1\n{_LONG}\n云法〔2023〕7号附件2\n{_LONG}"),
        bad(
            "一、技术方案\n章节生成失败：接口调用超时，Error code: 401，请稍后再试一次\n二、服务方案\n"
            "⟦章节生成失败：接口调用超时，Error code: 401，请稍后再试一次⟧"
        ),
        good(f"“{_LONG}”\n另有说明。\n“{_LONG}”"),
        good(f"{_LONG}\n附件1\n{_LONG}"),
        good(f"一、说明\f{_LONG}{_SHORT}\f{_LONG}{_SHORT}", printed=(1, 2, 2)),
    ),
)
