"""加引号引用的法律条文与法律原文不一致。

紧跟在“第…条规定”后面的引文，逐字与该条对照，标点和空格不计；引文中用省略号略去一部分的，各段分别对照，“30日”“三十日”算一样。
民法典、诉讼法、信访工作条例等九十多部常用法律、法规随程序带有各条的指纹（不是原文），能看出哪里不一致；
在文书库里加入法律全文（replycheck library add-statutes）的，还列出原文。
带有的文本可能不是当时的版本，所以报警告；
注明文本年份、讲过去判决的、成文早于所带文本的，不报。

依据：《最高人民法院关于裁判文书引用法律、法规等规范性法律文件的规定》（法释〔2009〕14号）第一条（引用应当准确完整）；《党政机关公文处理工作条例》第二十条（审核引文）。
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from replycheck.facts.law.articles import SHORTEST, Likeness, articles, elsewhere, known_since, letters_of, likeness
from replycheck.facts.law.citations import Article, Citation, speaks_of_the_past
from replycheck.model.finding import Confidence, Evidence, Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.citing import day_of, own_citations
from replycheck.rules.rule import Rule
from replycheck.text.numerals import to_chinese
from replycheck.text.patterns import pattern

_QUOTED = pattern(
    r"(?:的|之)?(?:内容|明确|已|均|就|是)?(?:规定|明文规定|内容)?[，,]?[：:]?\s*“(?P<words>[^“”\n]{8,600})”"
)
_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OMITTED = pattern(r"…+|\.{3,}")
_SHORTEST = 6
_SAME_ARTICLE = 0.9
"""Below this share of words in common the quotation is of another article."""
_DEPARTS = 0.6
"""The same by figures, which lose some letters about every departure."""
_ABOUT = 3
_PIECE = pattern(r"(?:(?!…|\.{3})[\s\S]){1,600}")


def check(case: Case) -> Iterator[Hit]:
    """Compare each quotation behind a citation of one article with that article."""
    for citation in own_citations(case):
        quoted = _QUOTED.match(case.text, citation.span.end)
        numbers = {(article.number, article.branch) for article in citation.articles}
        if quoted is None or len(numbers) != 1 or citation.edition or speaks_of_the_past(case.text, citation):
            continue
        article = citation.articles[0]
        if article.number == article.last:
            yield from _judged(case, citation, article, Span(*quoted.span("words")))


def _judged(case: Case, citation: Citation, article: Article, quoted: Span) -> Iterator[Hit]:
    """The hit against the words of the library where it has them, else against the figures that ship."""
    words = quoted.of(case.text)
    text = _text_of(case, citation, article)
    if text is not None:
        yield from _compared(citation, article, words, text, quoted.start)
    elif citation.statute is not None:
        known = articles(citation.statute.title, article.number, article.branch)
        day, since = day_of(case), known_since(citation.statute.title)
        year = max(_YEAR.findall(case.text), default="")
        if known and (day.isoformat() if day is not None else year or since) >= since:
            yield from _by_figures(citation, article, quoted, words, known)


def _by_figures(
    citation: Citation, article: Article, quoted: Span, words: str, known: tuple[bytes, ...]
) -> Iterator[Hit]:
    """One hit where a piece of the quotation is in no version of the article."""
    pieces = [
        Span(*match.span())
        for match in _PIECE.finditer(words)
        if len(letters_of(match.group())) >= SHORTEST and "×" not in match.group()
    ]
    found = [_nearest(piece.of(words), known) for piece in pieces]
    if all(one.share == 1 for one in found):
        return
    title = citation.statute.title if citation.statute else citation.title
    name = _name(citation, article)
    share, at = min((one.share, at) for at, one in enumerate(found))
    if share >= _DEPARTS:
        odd = found[at].odd[0]
        where = _place_of(pieces[at].of(words), odd) if found[at].odd else ""
        message = f"引号里的文字与{name}的原文有出入" + (f"，在“{where}”附近。" if where else "。")
    else:
        other = elsewhere(title, pieces[at].of(words))
        message = f"引号里的文字不是{name}的内容" + (f"，是第{_numbered(*other)}的内容。" if other else "。")
    advice = "对照法律原文核对引文和条文序号；不是原文的，去掉引号。"
    yield Hit(quoted, message, suggestion=advice, confidence=Confidence.MEDIUM if share < _DEPARTS else None)


def _nearest(piece: str, known: tuple[bytes, ...]) -> Likeness:
    """How the piece agrees with the version that it agrees with best."""
    return max((likeness(piece, figures) for figures in known), key=lambda one: one.share)


def _place_of(piece: str, odd: Span) -> str:
    """The words of a piece about the letters that depart."""
    at = [index for index, char in enumerate(piece) for _ in range(len(letters_of(char)))]
    first, last = at[min(odd.start, len(at) - 1)], at[min(odd.end, len(at)) - 1]
    return piece[max(0, first - _ABOUT) : last + 1 + _ABOUT]


def _text_of(case: Case, citation: Citation, article: Article) -> str | None:
    title = citation.statute.title if citation.statute else citation.title
    return None if case.library is None else case.library.article(title, article.number, article.branch)


def _name(citation: Citation, article: Article) -> str:
    title = citation.statute.full_title if citation.statute else citation.title
    return f"《{title}》第{_numbered(article.number, article.branch)}"


def _numbered(number: int, branch: int) -> str:
    return f"{to_chinese(number)}条" + (f"之{to_chinese(branch)}" if branch else "")


def _compared(citation: Citation, article: Article, words: str, text: str, start: int) -> Iterator[Hit]:
    """One hit where a piece of the quotation does not stand in the article."""
    whole = letters_of(text)
    pieces = [solid for piece in _OMITTED.split(words) if len(solid := letters_of(piece)) >= _SHORTEST]
    alike = [_alike(piece, whole) for piece in pieces]
    if all(share == 1 for share in alike):
        return
    name = _name(citation, article)
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
        bad(
            "《信访工作条例》第三十四条规定：“⟦信访事项应当自受理之日起六十日内办结；情况复杂的，可以适当延长。⟧”",
            articles=(_ARTICLE,),
        ),
        bad(
            "《信访工作条例》第三十五条规定：“⟦信访人对信访处理意见不服的，可以自收到书面答复之日起十五日内请求原办理机关、单位的上一级机关、单位复查。⟧”"
        ),
        good(
            "《信访工作条例》第三十五条规定：“信访人对信访处理意见不服的，可以自收到书面答复之日起30日内请求原办理机关、单位的上一级机关、单位复查。”"
        ),
        bad(
            "《中华人民共和国民法典》第五百七十七条规定：“⟦业主可以自行管理建筑物及其附属设施，也可以委托物业服务企业管理。⟧”"
        ),
        good(
            "《中华人民共和国民事诉讼法》第二百条规定：“当事人的申请符合下列情形之一的，人民法院应当再审。”\n某某市人民法院\n2018年6月1日"
        ),
        good("某某市《物业管理办法》第五条规定：“业主可以自行管理建筑物及其附属设施，也可以委托物业服务企业管理。”"),
        good("《信访工作条例》第三十五条规定，你可以自收到答复之日起十五日内请求复查。", articles=(_ARTICLE,)),
    ),
)
