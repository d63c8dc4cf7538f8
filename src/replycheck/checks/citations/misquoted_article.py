"""加引号引用的法律条文与法律原文不一致。

只在文书库里加入了法律全文（replycheck library add-statutes）时检查：
紧跟在“第…条规定”后面的引文，逐字与该条对照，标点和空格不计。
引文中用省略号略去一部分的，各段分别对照。库里的文本可能不是当时的版本，所以报警告；注明文本年份、讲过去判决的不报。

依据：《最高人民法院关于裁判文书引用法律、法规等规范性法律文件的规定》（法释〔2009〕14号）第一条（引用应当准确完整）；《党政机关公文处理工作条例》第二十条（审核引文）。
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from replycheck.facts.law.citations import Article, Citation, speaks_of_the_past
from replycheck.model.finding import Evidence, Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.citing import own_citations
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule
from replycheck.text.numerals import to_chinese
from replycheck.text.patterns import pattern

_QUOTED = pattern(
    r"(?:的|之)?(?:内容|明确|已|均|就|是)?(?:规定|明文规定|内容)?[，,]?[：:]?\s*“(?P<words>[^“”\n]{8,600})”"
)
_OMITTED = pattern(r"…+|\.{3,}")
_SHORTEST = 6
_SAME_ARTICLE = 0.9
"""Below this share of words in common the quotation is of another article."""


def check(case: Case) -> Iterator[Hit]:
    """Compare each quotation behind a citation of one article with that article in the user's library."""
    for citation in own_citations(case):
        quoted = _QUOTED.match(case.text, citation.span.end)
        numbers = {(article.number, article.branch) for article in citation.articles}
        if quoted is None or len(numbers) != 1 or citation.edition or speaks_of_the_past(case.text, citation):
            continue
        article = citation.articles[0]
        text = _text_of(case, citation, article)
        if text is not None and article.number == article.last:
            yield from _compared(
                citation, article, Span(*quoted.span("words")).of(case.text), text, quoted.start("words")
            )


def _text_of(case: Case, citation: Citation, article: Article) -> str | None:
    title = citation.statute.title if citation.statute else citation.title
    return None if case.library is None else case.library.article(title, article.number, article.branch)


def _compared(citation: Citation, article: Article, words: str, text: str, start: int) -> Iterator[Hit]:
    """One hit where a piece of the quotation does not stand in the article."""
    whole = _solid(text)
    pieces = [solid for piece in _OMITTED.split(words) if len(solid := _solid(piece)) >= _SHORTEST]
    alike = [_alike(piece, whole) for piece in pieces]
    if all(share == 1 for share in alike):
        return
    name = f"《{citation.statute.full_title if citation.statute else citation.title}》第{to_chinese(article.number)}条"
    if article.branch:
        name += f"之{to_chinese(article.branch)}"
    other = min(alike) < _SAME_ARTICLE
    message = f"引号里的文字不是{name}的内容。" if other else f"引号里的文字与{name}的原文有出入。"
    evidence = Evidence(name, Span(0, len(text)), text, similarity=round(min(alike), 2))
    yield Hit(
        Span(start, start + len(words)),
        message,
        suggestion="对照法律原文核对引文和条文序号；不是原文的，去掉引号。",
        evidence=(evidence,),
    )


def _alike(piece: str, whole: str) -> float:
    """The share of the piece that stands in the article in the same order; 1 only where it stands there unbroken."""
    if piece in whole:
        return 1.0
    blocks = SequenceMatcher(None, whole, piece, autojunk=False).get_matching_blocks()
    return min(0.99, sum(block.size for block in blocks if block.size > 1) / len(piece))


def _solid(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


_ARTICLE = (
    "信访工作条例",
    35,
    "信访人对信访处理意见不服的，可以自收到书面答复之日起三十日内请求原办理机关、单位的上一级机关、单位复查。收到复查请求的机关、单位应当自收到复查请求之日起三十日内提出复查意见，并予以书面答复。",
)

RULE = Rule(
    module=__name__,
    title="法条引文与原文不一致",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.STATUTES}),
    examples=(
        bad(
            "《信访工作条例》第三十五条规定：“⟦信访人对信访处理意见不服的，可以自收到书面答复之日起十五日内请求原办理机关、单位的上一级机关、单位复查。⟧”",
            articles=(_ARTICLE,),
        ),
        good(
            "《信访工作条例》第三十五条规定：“信访人对信访处理意见不服的，可以自收到书面答复之日起三十日内请求原办理机关、单位的上一级机关、单位复查。”",
            articles=(_ARTICLE,),
        ),
        bad(
            "《信访工作条例》第三十五条规定：“⟦信访事项应当自受理之日起六十日内办结；情况复杂的，可以适当延长办理期限。⟧”",
            articles=(_ARTICLE,),
        ),
        good(
            "《信访工作条例》第三十五条规定：“信访人对信访处理意见不服的……请求原办理机关、单位的上一级机关、单位复查。”",
            articles=(_ARTICLE,),
        ),
        good(
            "《信访工作条例》第三十四条规定：“信访事项应当自受理之日起六十日内办结；情况复杂的，可以适当延长。”",
            articles=(_ARTICLE,),
        ),
        good("《信访工作条例》第三十五条规定，你可以自收到答复之日起十五日内请求复查。", articles=(_ARTICLE,)),
    ),
)
