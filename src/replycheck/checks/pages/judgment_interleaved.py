"""答复的页中间夹有裁判文书的页，或者文后附有裁判文书而没有标明附件。

逐页核对裁判文书特有的用语：前后都是答复、中间一页是裁判文书的，是夹页；排在落款之后、没有“附件”字样的，是附件没有标明。
只有当这一页的开头就是法院名称和文书名称（裁判文书的首页）时报错误；只凭用语判断的，可能是照搬了判决书的内容，报警告。
标明“附件”的页以后都是附件，不报；全件都是裁判文书的，不报。

依据：GB/T 9704—2012 第7.3.4条、第7.3.7条（附件说明、附件）；《党政机关公文处理工作条例》第二十五条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.residue import CERTAIN, CERTAIN_SCORE, residue_in, score
from replycheck.model.document import Page
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.pages import hit_at_page
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern

_TITLE_PAGE = pattern(
    r"\s*[\u4e00-\u9fff\s]{2,24}法院\s*\n\s*(?:[民刑行执]\s*[事政行]\s*)?[判裁调]\s*[决定解]\s*书\s*\n"
)
_SIGNED = pattern(
    r"(?:\d{4}年\d{1,2}月\d{1,2}日|[二〇○零一九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)\s*$"
)


def check(case: Case) -> Iterator[Hit]:
    """Report runs of judgment pages between reply pages, or behind them without a label."""
    pages = [page for page in case.reply.pages if page.span.start < case.body_end and page.span.of(case.text).strip()]
    judgment = [_judgment(case, page) for page in pages]
    if not pages or judgment[0]:
        return
    for start, page in enumerate(pages):
        if not judgment[start] or judgment[start - 1]:
            continue
        end = next((at for at in range(start, len(pages)) if not judgment[at]), len(pages))
        between = end < len(pages)
        if between or _SIGNED.search(pages[start - 1].span.of(case.text)):
            yield _hit(case, page, pages[end - 1].number, between=between)


def _judgment(case: Case, page: Page) -> bool:
    """Whether the whole page speaks as a judgment does: its title page, or certain formulae enough."""
    words = page.span.of(case.unquoted)
    found = residue_in(words)
    certain = any(residue.weight >= CERTAIN for residue in found)
    return _TITLE_PAGE.match(words) is not None or (certain and score(found) >= CERTAIN_SCORE)


def _hit(case: Case, page: Page, last: int, *, between: bool) -> Hit:
    sure = between and _TITLE_PAGE.match(page.span.of(case.text)) is not None
    where = f"第{page.number}页" if last == page.number else f"第{page.number}至{last}页"
    return hit_at_page(
        case,
        page.number,
        f"{where}是裁判文书，{'夹在答复的页中间' if between else '附在文后而没有标明附件'}。",
        suggestion="裁判文书移到答复之后，首页左上角标明“附件”，并在正文下方写附件说明；不需要附的抽出。",
        severity=Severity.ERROR if sure else Severity.WARNING,
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
    )


_JUDGMENT = (
    "某某市某某区人民法院\n民事判决书\n原告：张某，住某某街。\n本案现已审理终结。如不服本判决，可以在十五日内上诉。"
)

RULE = Rule(
    module=__name__,
    title="答复中夹有裁判文书的页",
    severity=Severity.ERROR,
    check=check,
    needs=frozenset({Need.PAGES}),
    examples=(
        bad(f"张某：来信收到。\f⟦某某市某某区人民法院⟧{_JUDGMENT[10:]}\f特此答复。\n2023年6月1日"),
        bad(f"张某：来信收到。\f特此答复。\n2023年6月1日\f⟦某某市某某区人民法院⟧{_JUDGMENT[10:]}"),
        good(f"张某：来信收到。\f特此答复。\n2023年6月1日\f附件1\n{_JUDGMENT}"),
        good("张某：来信收到。\f该案的民事判决书已经送达，上诉期已过。\f特此答复。\n2023年6月1日"),
        good(f"{_JUDGMENT}\f原告：张某。\n本案现已审理终结。本判决为终审判决。"),
    ),
)
