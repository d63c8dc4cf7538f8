"""Citations of law: 《title》 or a short title, with articles, paragraphs and items, alone, in lists or in ranges.

What is easily got wrong: 《借款合同》第三条 cites no law; 该法第五条 cites the one before; and a citation in the
account of an old judgment is no claim about the law of today (``speaks_of_the_past``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from replycheck.facts.law.statutes import Statute, plain_title, statute
from replycheck.facts.overlaps import clear_of
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_N = r"[0-9０-９〇零一二三四五六七八九十百千]{1,8}"
_TITLE = pattern(r"《(?P<title>[^《》\n]{2,90}?(?:《[^《》\n]{1,40}》[^《》\n]{0,60}?)?)》")
_BARE = pattern(rf"(?P<run>[\u4e00-\u9fff（）()〈〉]{{2,30}}?)(?=第{_N}条)")
_BARE_NAME = pattern(r"[\u4e00-\u9fff]{1,12}?(?:法典|法(?!典|通则)|通则|条例)")
_LAW = pattern(
    r"(?:宪法|法典|法|条例|办法|规定|解释|细则|规则|规程|决定|批复|意见|通知|规范|标准|准则|规划纲要|司法解释|复函|解答|答复|纪要|暂行规定|规章)"
    r"(?:（[\u4e00-\u9fff\d]{1,6}）)?$"
)
_BY_REFERENCE = pattern(r"(?:该|本|上述|前述|同)(?:法典?|条例|解释|规定|办法|细则)$")
_SAYS = pattern(r"(?:的|之)?(?:明确|也|已|还)?(?:规定|明确|载明)")
_GLOSS = pattern(
    r"\s*[（(](?:以下简?称|下称|简称|以下均?简称)(?:为|：|:)?[“\"‘《]?(?P<alias>[^（()）“”\"《》]{2,30})[”\"’》]?[）)]"
    r"|\s*[（(][^（()）]{0,12}(?:修正|修订|公布|施行|版|号)[^（()）]{0,6}[）)]"
)
_CHAPTER = pattern(rf"\s*(?:中?的?)?(?:第{_N}[编章节]\s*){{0,6}}")
_JOIN = r"\s{0,8}(?:(?:[、，,；;和及与或至到—－~～-]|以及|之|的)\s{0,8})?"
_STEP = pattern(
    rf"(?P<join>{_JOIN})(?:第\s{{0,8}})?[（(]?(?P<list>{_N}(?:[）)]?\s*[、，,和]\s*[（(]?{_N}){{0,40}})[）)]?\s*(?P<unit>条|款|项|目)"
    r"(?:之(?P<branch>[一二三四五六七八九十]{1,2}))?"
)
_EDITION = pattern(r"(?:19|20)\d{2}")
_REVISED = pattern(r"(?:19|20)\d{2}(?=年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:修正|修订|修改|公布|施行)后?的?$)")
_BASIS = pattern(
    r"(?:根据|依据|依照|按照|遵照|适用|依|按)(?:(?:我国|现行|有关|修[正改订]后的?|《[^》]{0,120}》{1,4}|第[^第，。；]{0,40}?[条款项]|[、，和及与的之]|以及|规定"
    r"|[（(][^）)]{0,120}[）)])){0,60}$"
)
_PAST = pattern(
    r"原(?=《|审|判|一审|二审|告|《?[\u4e00-\u9fff]{2,8}法)|当时|时任|(?:一审|二审|再审|终审|原审)(?:法院|判决|裁定|审理|认为|期间|程序)|该案|该判决|该裁定|生效(?:判决|裁定)|判决(?:认为|认定|适用)"
    r"|施行(?:之?前|以前)|废止|失效|旧法|修[正改订]前|时有效|[（(](?:19|20)\d{2}[）)][^，。；]{1,20}号"
)
_LOCAL = pattern("[省市县区州盟旗镇乡局部厅委]$")
"""湖南省信访条例 is not the 信访条例."""
_LONGEST_SENTENCE = 600
_SENTENCE_END = pattern("[。！？；\n]")


@dataclass(frozen=True, slots=True)
class Article:
    """第二百一十六条之一第一款第（二）项; ``last`` differs from ``number`` in a range (第一条至第三条)."""

    span: Span
    number: int
    last: int
    branch: int = 0
    paragraph: int | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation: ``title`` as written without marks, ``statute`` what the table knows of it, ``articles`` in order.

    ``marked``: in 书名号; ``by_reference``: 该法; ``basis``: it stands behind 根据, 依照 …; ``edition``: a year written
    beside the title (2017年修正).
    """

    span: Span
    title: str
    title_span: Span
    statute: Statute | None
    articles: tuple[Article, ...] = ()
    marked: bool = True
    by_reference: bool = False
    basis: bool = False
    edition: int | None = None


def citations(text: str) -> tuple[Citation, ...]:
    """Every citation of law in ``text``, in order."""
    found: list[Citation] = []
    aliases: dict[str, str] = {}
    for one in _titles(text):
        title, span = one.title, one.span
        if found and span.start < found[-1].span.end:
            continue
        end, edition = span.end, _EDITION.search(title)
        while gloss := _GLOSS.match(text, end):
            end, edition = gloss.end(), edition or _EDITION.search(gloss.group())
            if gloss["alias"]:
                aliases[plain_title(gloss["alias"])] = title
        articles = tuple(_articles(text, end))
        edition = edition or _REVISED.search(text, max(0, span.start - 16), span.start)
        named = aliases.get(plain_title(title), title) if title else ""
        if made := _made(text, named, span, articles, found):
            year = int(edition.group()) if edition else None
            found.append(replace(made, marked=one.marked, edition=year))
    return tuple(found)


def _made(text: str, title: str, span: Span, articles: tuple[Article, ...], before: list[Citation]) -> Citation | None:
    """The citation; None for what names no law. An empty title means the law cited last."""
    end = articles[-1].span.end if articles else span.end
    basis = _BASIS.search(text, max(0, span.start - 120), span.start) is not None
    if not title:
        if not before or not articles:
            return None
        last = _speaking(text, span, before) if text[span.start] == "本" else before[-1]
        if last is None or (text[span.start] != "本" and _another_since(text, Span(last.span.end, span.start), last)):
            return None
        return Citation(Span(span.start, end), last.title, span, last.statute, articles, by_reference=True, basis=basis)
    known = statute(title)
    if known is None and not _LAW.search(plain_title(title)):
        return None
    return Citation(Span(span.start, end), title, span, known, articles, basis=basis)


def _another_since(text: str, between: Span, last: Citation) -> bool:
    """Whether a law is spoken of by its bare name after ``last``: 依照民法典处理。该法第…条 need not mean ``last``."""
    for match in _BARE_NAME.finditer(text, max(between.start, between.end - _LONGEST_SENTENCE), between.end):
        run = match.group()
        known = next((law for size in range(len(run), 1, -1) if (law := statute(run[-size:])) is not None), None)
        if known is not None and known != last.statute:
            return True
    return False


def _speaking(text: str, span: Span, before: list[Citation]) -> Citation | None:
    """The law whose provision is being told, which 本法 means; not one that the provision only names.

    None where the paper is a law itself, or it cannot be told.
    """
    paragraph = text.rfind("\n", 0, span.start)
    told = (one for one in reversed(before) if one.articles and one.marked and one.span.start > paragraph)
    return next((one for one in told if _SAYS.match(text, one.span.end)), None)


@dataclass(frozen=True, slots=True)
class _Title:
    """A title as written, "" for 该法; ``marked``: in 书名号."""

    title: str
    span: Span
    marked: bool


def _titles(text: str) -> list[_Title]:
    """Titles in marks, known titles without marks before an article, and 该法, in order."""
    marked = [_Title(match["title"], Span(*match.span()), marked=True) for match in _TITLE.finditer(text)]
    bare = [found for match in _BARE.finditer(text) if (found := _known_tail(match))]
    return sorted([*marked, *clear_of(bare, [one.span for one in marked])], key=lambda one: one.span)


def _known_tail(match: re.Match[str]) -> _Title | None:
    """The longest known title that the words before an article end with."""
    text, run, end = match.string, match["run"], match.end()
    for size in range(len(run), 1, -1):
        if statute(run[-size:]) is not None:
            local = _LOCAL.search(run[:-size]) is not None
            start = match.start() if local else end - size
            return _Title(text[start:end], Span(start, end), marked=False)
    reference = _BY_REFERENCE.search(run)
    return _Title("", Span(end - len(reference.group()), end), marked=False) if reference else None


def _articles(text: str, start: int) -> Iterator[Article]:
    """The chain of articles, paragraphs and items that begins at ``start``."""
    last: Article | None = None
    chapter = _CHAPTER.match(text, start)
    end = chapter.end() if chapter else start
    while step := _STEP.match(text, end):
        written = text[step.start() + len(step["join"])]
        if step["join"].strip() in ("，", ",", "；", ";") and written != "第":
            break
        numbers = [n for one in re.findall(_N, step["list"]) if (n := from_chinese(one)) is not None]
        if not numbers or (last is None and (step["unit"] != "条" or written != "第")):
            break
        ranged = step["join"].strip() in ("至", "到", "—", "－", "~", "～", "-")
        span = Span(step.start() + len(step["join"]), step.end())
        made = list(_step(last, step, numbers, span))
        if ranged and last is not None and step["unit"] == "条" and numbers[0] > last.number:
            made = [replace(last, span=Span(last.span.start, span.end), last=numbers[0])]
        if last is not None and (ranged or (step["unit"] != "条" and _open(last, step["unit"]))):
            last = None
        if last is not None:
            yield last
        yield from made[:-1]
        last, end = made[-1], step.end()
    if last is not None:
        yield last


def _open(article: Article, unit: str) -> bool:
    """Whether the article has no paragraph (item) yet, so that one goes on from it instead of beginning another."""
    return article.item is None and (unit != "款" or article.paragraph is None)


def _step(last: Article | None, step: re.Match[str], numbers: list[int], span: Span) -> Iterator[Article]:
    """The articles that one step of the chain names."""
    for number in numbers:
        if step["unit"] == "条" or last is None:
            branch = from_chinese(step["branch"]) or 0 if step["branch"] else 0
            yield Article(span, number, number, branch)
        else:
            whole = Span(last.span.start, span.end) if _open(last, step["unit"]) else span
            name = "paragraph" if step["unit"] == "款" else "item"
            kept = replace(last, item=None) if name == "paragraph" else last
            yield replace(kept, span=whole, **{name: number})


def sentence_around(text: str, span: Span) -> Span:
    """The sentence in which ``span`` stands; of an endless one, what stands near."""
    low, high = max(0, span.start - _LONGEST_SENTENCE), min(len(text), span.end + _LONGEST_SENTENCE)
    start = max((end.end() for end in _SENTENCE_END.finditer(text, low, span.start)), default=low)
    stop = _SENTENCE_END.search(text, span.end, high)
    return Span(start, stop.end() if stop else high)


def speaks_of_the_past(text: str, citation: Citation) -> bool:
    """Whether the sentence tells of an old judgment or of the law of an earlier time."""
    return _PAST.search(sentence_around(text, citation.span).of(text)) is not None
