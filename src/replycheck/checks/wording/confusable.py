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
_USUAL = 4.5
"""Weight of a pair of characters that stands in one of a hundred papers at least."""
_TITLE = pattern(r"《[^》\n]{1,60}》")
_TOO_MUCH = ("以上", "左右", "上下", "以内", "以下")
"""What says again what stands ahead: 超过……以上."""
_ASIDE = pattern(r"\([^()]{1,12}\)|…")


def check(case: Case) -> Iterator[Hit]:
    """Report the terms of the table outside quotations and titles."""
    text = case.unquoted[: case.body_end]
    titles = [Span(*match.span()) for match in _TITLE.finditer(text)]
    for span, term in confusable(blank(text, titles)):
        if (term.wrong == _LETTER_END and case.role is not Role.REPLY) or _is_two_words(text, span):
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


def _single(term: Term) -> bool:
    """Whether the entry names one wrong form and one right one, and not several or a way of speaking."""
    return not any(mark in term.wrong + term.right for mark in "/(…（")


def _mended(written: str, term: Term) -> str | None:
    """The words as they should stand; None where the entry only tells how to put it (减少几分之几)."""
    if _single(term):
        return written.replace(term.wrong, term.right) if term.wrong in written else None
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


def _is_two_words(text: str, span: Span) -> bool:
    """Whether two characters end one usual word and begin the next (拒绝定期, 判决义务)."""
    before, behind = text[span.start - 1 : span.start + 1] if span.start else "", text[span.end - 1 : span.end + 1]
    if len(span) != 2 or len(before) != 2 or len(behind) != 2:  # noqa: PLR2004 - pairs of characters
        return False
    words = weight(WORD + before) and weight(WORD + behind)  # 日签 and 定借 are usual pairs and no words: 6日签定借款
    return bool(words) and pair_weight(span.of(text)) > _USUAL


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
        good("报名3月7日截止。"),
        bad("您⟦反应⟧物业公司乱收费。"),
        good("居民对此反应强烈。"),
        bad("被执行人⟦末履行⟧义务。"),
        good("截至6月末履行完毕。"),
        bad("领导班子形成⟦决义⟧。"),
        bad("双方5月6日⟦签定⟧借款合同。"),
        good("他没有履行判决义务，又拒绝定期报告财产。"),
        bad("李四⟦己⟧履行完毕。"),
        good("你应当保护自己履行合同的凭证。"),
        bad("因你提供的⟦帐号⟧有误。", suggestion="账号"),
        bad("审理⟦超过三天以上⟧的，另行说明。", suggestion="超过三天"),
        bad("收费⟦台帐⟧没有登记。", suggestion="台账"),
        bad("你提出⟦其它⟧问题。"),
        good("你信中写“撤消处罚”。"),
    ),
)
