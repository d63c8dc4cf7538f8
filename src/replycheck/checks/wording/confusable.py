"""用错的词：音近、形近、义近的字词混用。

按一张两千多条的表核对，例如“过度费”应为“过渡费”、“签定”应为“签订”、“截止5月”应为“截至5月”、“法人张某”应为“法定代表人张某”。
每一条只在确定写错的上下文里报；引号里的、书名号里的、人名不查。只是用字习惯的（其它、成份）作提示。

依据：《党政机关公文处理工作条例》第十九条（表述准确）、第二十条（核对文字）；《第一批异形词整理表》；《立法技术规范（试行）》。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.lexicon import Term, confusable
from replycheck.facts.masks import blank
from replycheck.model.finding import Fix, Hit, Severity
from replycheck.model.role import Role
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.likelihood import WORD, weight
from replycheck.text.patterns import pattern
from replycheck.text.words import pair_weight

_LETTER_END = "此致敬礼"
"""How a letter ends, and no reply of an office does."""
_OUR_HOUSE = "我院"
_NO_COURT, _COURT = pattern("医院|就诊|患者|病房|学院|住院|医务|诊疗"), pattern("法院|检察院")
"""Hospitals and schools call themselves so."""
_ARTICLE, _MANY = pattern(r"(?m)^[ \u3000]{0,4}第[一二三四五六七八九十百千]{1,8}条"), 20
_USUAL = 4.5
"""Weight of a pair of characters that stands in one of a hundred papers at least."""
_TITLE = pattern(r"《[^》\n]{1,60}》")
_CLEARLY = 6
"""By how much the strings of two words outweigh those of the word that is meant, in powers of two: so 79 in a hundred
of 457 places where two right words meet are spared, and 0.6 in a hundred of 8,977 right words with a slip in them."""
_PAIR = 2
_HAN, _HAN_END = pattern(r"[\u4e00-\u9fff]{1,3}"), pattern(r"[\u4e00-\u9fff]{1,3}\Z")
_TOO_MUCH = ("以上", "左右", "上下", "以内", "以下")
"""What says again what stands ahead: 超过……以上."""
_ASIDE = pattern(r"\([^()]{1,12}\)|…")


def check(case: Case) -> Iterator[Hit]:
    """Report the terms of the table outside quotations and titles."""
    text = case.unquoted[: case.body_end]
    titles = [Span(*match.span()) for match in _TITLE.finditer(text)]
    for span, term in confusable(blank(text, titles)):
        if (term.wrong == _LETTER_END and case.role is not Role.REPLY) or _is_two_words(text, span, term.right):
            continue
        if _is_their_own(text, span, term):
            continue
        written = span.of(case.text)
        mended = _mended(written, term)
        yield Hit(
            span,
            f"“{written}”{'应为' if term.telling else '宜写作'}“{mended or term.right}”。",
            suggestion=mended or term.right,
            severity=None if term.telling else Severity.INFO,
            fix=Fix(span, mended) if term.sure and mended and _single(term) else None,
        )


def _is_their_own(text: str, span: Span, term: Term) -> bool:
    """Whether those who write are used to the word: a hospital's 我院, and 帐户 in the text of an older law."""
    if term.wrong.startswith(_OUR_HOUSE):
        return _NO_COURT.search(text) is not None and _COURT.search(text) is None
    return "帐" in span.of(text) and len(_ARTICLE.findall(text)) > _MANY


def _single(term: Term) -> bool:
    """Whether the entry names one wrong form and one right one, and not several or a way of speaking."""
    return not any(mark in term.wrong + term.right for mark in "/(…（")


def _mended(written: str, term: Term) -> str | None:
    """The words as they should stand; None where the entry only tells how to put it (减少几分之几)."""
    if _single(term):
        if term.wrong in written:
            return written.replace(term.wrong, term.right)
        at = term.wrong.find(written) if len(term.wrong) == len(term.right) else -1
        return term.right[at : at + len(written)] if at >= 0 else None  # 己 of 己履行, where the pattern ends before
    if term.right.endswith("…") and written.endswith(_TOO_MUCH):
        return written[: -len(_TOO_MUCH[0])]
    if "…" in term.wrong.rstrip("…"):
        return None
    found = _ASIDE.sub("", written)
    rights = [_ASIDE.sub("", one) for one in term.right.split("/")]
    for place, wrong in enumerate(_ASIDE.sub("", one) for one in term.wrong.split("/")):
        right = rights[min(place, len(rights) - 1)]
        for a, b in zip(wrong, right, strict=False):  # 帐户 → 账户 tells what 台帐 is
            if a != b and a in found and b not in found:
                found = found.replace(a, b)
    return found if found != written else None


def _is_two_words(text: str, span: Span, right: str) -> bool:
    """Whether two characters end one usual word and begin the next (拒绝定期, 判决义务, 设立按规定)."""
    if len(span) != _PAIR:
        return False
    ahead, behind = (
        _HAN_END.findall(text[max(0, span.start - 3) : span.start]),
        _HAN.match(text, span.end, span.end + 3),
    )
    before, after = (ahead[0] if ahead else ""), (behind.group() if behind else "")
    written = span.of(text)
    left, later = before[-1:] + written[0], written[1] + after[:1]
    if (
        len(left) == len(later) == _PAIR
        and weight(WORD + left)
        and weight(WORD + later)
        and pair_weight(written) > _USUAL
    ):
        return True  # 日签 and 定借 are usual pairs and no words: 6日签定借款
    ends = tuple(before[-size:] + written[0] for size in range(1, len(before) + 1))
    begins = tuple(written[1] + after[:size] for size in range(1, len(after) + 1))
    if len(right) != _PAIR or not any(weight(WORD + one) for one in (*ends, *begins)):
        return False
    meant = max(weight(before[-1:] + right) if before else 0, weight(right + after[:1]) if after else 0)
    return max(map(weight, ends), default=0) + max(map(weight, begins), default=0) > 2 * meant + _CLEARLY


RULE = Rule(
    module=__name__,
    title="用词有误",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("本局⟦撤消⟧了该处罚决定。", suggestion="撤销"),
        good("本局撤销了该处罚决定。"),
        bad("双方于5月6日⟦签定⟧调解协议。"),
        good("双方于5月6日签订调解协议。"),
        bad("⟦截止⟧3月7日，尚有17户没有退清。"),
        good("报名3月7日截止。我院医务科已核对你的住院病历。"),
        bad("你的起诉已⟦立按⟧审理。"),
        good("该机构已经设立按规定的科室，科普投资量少。"),
        bad("您⟦反应⟧物业公司乱收费。"),
        good("居民对此反应强烈。"),
        bad("被执行人⟦末履行⟧义务。"),
        good("截至6月末履行完毕。"),
        bad("领导班子形成⟦决义⟧。"),
        bad("双方5月6日⟦签定⟧借款合同。"),
        good("他没有履行判决义务，又拒绝定期报告财产。"),
        bad("李四⟦己⟧履行完毕。", suggestion="已"),
        good("你应当保护自己履行合同的凭证。"),
        bad("因你提供的⟦帐号⟧有误。", suggestion="账号"),
        bad("审理⟦超过三天以上⟧的，另行说明。", suggestion="超过三天"),
        bad("收费⟦台帐⟧没有登记。", suggestion="台账"),
        bad("你提出⟦其它⟧问题。"),
        good("你信中写“撤消处罚”。"),
    ),
)
