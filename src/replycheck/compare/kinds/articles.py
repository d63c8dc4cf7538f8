"""Articles of laws that the reply says were applied, against those that the judgment cites.

What is easily got wrong: a reply may cite laws of its own (the road to a retrial, petition law), so an article counts
as misstated only where the judgment cites the same law with a like number, or the same number of another law, and
the reply nowhere has the right one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from replycheck.compare.kinds.polarities import pleadings
from replycheck.compare.paper import Paper
from replycheck.compare.unsaid import law_says
from replycheck.compare.values import slip_of_digits
from replycheck.facts.law.citations import Article, Citation, citations
from replycheck.facts.law.statutes import plain_title
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import from_chinese, to_chinese
from replycheck.text.patterns import pattern

_OWN = pattern(
    "申请再审|申诉|信访|再次|可以(?:依照|依据|按照|根据|向)|有权|[你您贵]如|如(?:不服|仍|果?认为|对)|仍(?:不服|有异议|不认同)|强制执行|迟延履行"
    "|检察建议|(?:申请|提出|请求)(?:[^，。；]{0,6})?(?:抗诉|监督)|向[^，。；]{0,6}检察(?:院|机关)"
)


@dataclass(frozen=True, slots=True)
class ArticleDifference:
    """An article in the reply and the judgment's; ``written`` how the judgment has it."""

    ours: Span
    theirs: Span
    law: str
    number: int
    right: str
    agrees: bool


def _law(citation: Citation) -> str:
    title = plain_title(citation.title)
    title = title.replace("民诉法", "民事诉讼法").replace("刑诉法", "刑事诉讼法").replace("行诉法", "行政诉讼法")
    return _TRIMMINGS.sub("", title)


_RENUMBERED = pattern(
    "修改(?:以)?[前后]|修订(?:以)?[前后]|修正(?:以)?[前后]|新法|旧法|现行(?:的)?(?:[\u4e00-\u9fff]{2,10}法)?|条文?序号|条序|(?:改|调整|变)(?:为|成|作)了?第|现(?:在)?(?:是|为)第|原来?(?:是|为)?第|对应|[旧新](?:的)?[\u4e00-\u9fff]{2,10}法"
)
"""Of a law that was changed the same rule has two numbers, and the judgment has one of them."""


def renumbered(reply: Paper, span: Span) -> bool:
    """Whether the reply tells there under which number another version of the law has a rule."""
    sentence = reply.sentence(span)
    return _RENUMBERED.search(reply.text, sentence.start, sentence.end) is not None


def article_differences(reply: Paper, paper: Paper, letter: Paper | None) -> Iterator[ArticleDifference]:
    """Every article of the reply that the judgment has too, or that is a slip of one it has."""
    given = [(_law(cited), article) for cited in citations(paper.text) for article in cited.articles]
    asked = (
        {(_law(cited), article.number) for cited in citations(letter.text) for article in cited.articles}
        if letter
        else set()
    )
    ours = [(_law(cited), article) for cited in citations(reply.text) for article in cited.articles]
    if not given:
        return
    applied = _applied(paper, given)
    numbers = {(law, article.number) for law, article in ours}
    for law, article in ours:
        elsewhere = [(title, one) for title, one in given if _same_law(law, title)]
        same = [
            (title, one) for title, one in given if _same_law(law, title) and one.number <= article.number <= one.last
        ]
        if any(_same_law(law, title) and one.number == article.number for title, one in applied):
            same = [(title, one) for title, one in applied if _same_law(law, title) and one.number == article.number]
            elsewhere = []
        if same:
            other = _other_place(article, [one for _, one in same])
            if other is None and all(_pleaded(paper, one) for _, one in same):
                other = _better(article, elsewhere, {number for title, number in numbers if _same_law(law, title)})
            right = other or same[0][1]
            yield ArticleDifference(
                article.span, right.span, law, article.number, right.span.of(paper.text), other is None
            )
            continue
        own = _OWN.search(reply.text[max(0, article.span.start - 40) : article.span.end + 24])
        if (law, article.number) in asked or (own and not _turned_about(reply, law, article, applied)):
            continue
        of_order = [one for _, one in applied] if _said_applied(reply.text, article.span) else []
        told = _told(reply, article.span)
        sole = told and not _PROCEDURE.search(law) and _sole(law, given, ours)
        alike = [
            one
            for title, one in given
            if (
                _same_law(law, title)
                and not any(_same_law(law, t) and n == one.number for t, n in numbers)
                and (
                    (_slip(law, article.number, one.number) and not law_says(reply.text, article.span))
                    or _same_words(reply, article.span, paper, one.span)
                    or (told and abs(article.number - one.number) <= _BESIDE)
                    or (sole and not law_says(reply.text, article.span))
                    or (_applied_here(reply, law, article) and _near(article.number, one.number))
                    or (one in of_order and _near(article.number, one.number))
                )
            )
            or (
                one.number == article.number
                and not any(_same_law(law, t) for t, _ in given)
                and not any(_same_law(title, t) for t, _ in numbers)
            )
        ]
        if alike:
            yield ArticleDifference(
                article.span, alike[0].span, law, article.number, alike[0].span.of(paper.text), agrees=False
            )


def _sole(law: str, given: list[tuple[str, Article]], ours: list[tuple[str, Article]]) -> bool:
    """Whether the judgment cites one article of a law only, and the reply one as well: then it should be that one."""
    theirs = {one.number for title, one in given if _same_law(law, title)}
    return len(theirs) == 1 and len({one.number for title, one in ours if _same_law(law, title)}) == 1


_FITS = pattern("(?:不?(?:符合|违反)|按照|依照|依据|根据|适用)[^，。；《]{0,4}《?[^，。；《]{0,14}$")


_OF_THE_WAY = 100
"""From about this article on laws of procedure tell of appeals and retrials, which an office cites itself."""


def _applied_here(reply: Paper, law: str, article: Article) -> bool:
    """Whether something of the case is said to be in keeping with an article, and no advice is given."""
    span, sentence = article.span, reply.sentence(article.span)
    if article.number >= _OF_THE_WAY and _PROCEDURE.search(law):
        return False
    words = sentence.of(reply.text)
    return (
        _FITS.search(reply.text, sentence.start, span.start) is not None
        and _OWN.search(words) is None
        and _OFFICE.search(words) is None
    )


def _turned_about(reply: Paper, law: str, article: Article, applied: list[tuple[str, Article]]) -> bool:
    """Whether it is the order's own article with its figures turned about, told beside the decision's number."""
    sentence = reply.sentence(article.span)
    numbered = any(one.unit == "case" and sentence.contains(one.span) for one in reply.mentions)
    return numbered and any(
        _same_law(law, title)
        and one.number != article.number
        and sorted(str(one.number)) == sorted(str(article.number))
        for title, one in applied
    )


def _pleaded(paper: Paper, article: Article) -> bool:
    """Whether only a party cites an article."""
    return any(low <= article.span.start < high for low, high in pleadings(paper.text))


_TRIMMINGS = pattern(r"中华人民共和国|司法(?=解释)|最高人民法院|关于|适用|若干问题的?|的|〈|〉|《|》|＜|＞|<|>|﹤|﹥")
_COMMON = pattern("诉讼法|人民法院|规定|中华|民法|依照|根据|最高|解释|第[一二三四五六七八九十百]")
_AROUND_OURS, _AROUND_THEIRS, _RUN = 44, 90, 4


def _same_words(reply: Paper, ours: Span, paper: Paper, theirs: Span) -> bool:
    """Whether what both say of their article has a run of words in common: 第七十条讲的重大且明显违法."""

    def runs(text: str, low: int, high: int) -> set[str]:
        return {
            text[at : at + _RUN]
            for at in range(low, high - _RUN + 1)
            if text[at : at + _RUN].isalpha() and not _COMMON.search(text, max(low, at - 2), min(high, at + _RUN + 2))
        }

    sentence = reply.sentence(ours)
    near = runs(reply.text, ours.end, min(sentence.end, ours.end + _AROUND_OURS))
    far = min(paper.sentence(theirs).end, theirs.end + _AROUND_THEIRS)
    return bool(near & runs(paper.text, theirs.end, far))


_BESIDE = 9
_COURT = pattern(
    "依据(?:就)?[是在]|所以适用|用的是|依的是|判决|裁定|一审|二审|合议庭|(?:法院|该院)(?:认为|认定|依据|依照|根据|适用)|最高(?:人民)?法院"
)
_OFFICE = pattern("[我本][院局]|不予支持|本意见")


def _told(reply: Paper, span: Span) -> bool:
    """Whether the sentence tells what a court or an office found, and gives no advice."""
    sentence = reply.sentence(span)
    words = sentence.of(reply.text)
    return _COURT.search(words) is not None and _OWN.search(words) is None and _OFFICE.search(words) is None


_BARE = pattern(
    r"(?:第(?P<number>[\d一二三四五六七八九十百零〇两]{1,7})|(?<![\d第])(?P<plain>\d{1,3}))条(?:第(?P<paragraph>[一二三四五六七八九十\d]{1,2})款)?(?!款|例|件|目|约|理)"
)


def bare_differences(reply: Paper, paper: Paper) -> Iterator[ArticleDifference]:
    """Articles of a law by a name of the reply's own (旧意见第156条), against every article of the judgment."""
    cited = [article.span for one in citations(reply.text) for article in one.articles]
    known = dict(_bare(paper.text))
    numbers = {number for number, _ in known.values()}
    for span, (number, paragraph) in _bare(reply.text):
        if _OF_CONTRACT.search(reply.text, max(0, span.start - 12), span.start):
            continue  # 采购合同第22条 is no article of a law
        if any(span.overlaps(other) for other in cited) or _OWN.search(reply.sentence(span).of(reply.text)):
            continue
        same = {at: part for at, (other, part) in known.items() if other == number}
        if same and paragraph and all(part and part != paragraph for part in same.values()):
            first = next(iter(same))
            yield ArticleDifference(span, first, "", number, first.of(paper.text), agrees=False)
        elif number not in numbers:
            near = [at for at, (other, _) in known.items() if _near(number, other) and number > _FEW]
            if near:
                yield ArticleDifference(span, near[0], "", number, near[0].of(paper.text), agrees=False)


_OF_CONTRACT = pattern("(?:合同|协议书?|章程|条款|约定书|承诺书|保单|规约)》?(?:的|中的?|里的?)?$")
_FEW = 3
"""第一条 to 第三条 may be of a contract or a list of the reply itself."""


def _bare(text: str) -> Iterator[tuple[Span, tuple[int, int]]]:
    for match in _BARE.finditer(text):
        number = from_chinese(match["number"] or match["plain"])
        paragraph = from_chinese(match["paragraph"]) if match["paragraph"] else 0
        if number is not None:
            yield Span(*match.span()), (number, paragraph or 0)


_ORDER = pattern("(?:判决|裁定|决定)\\s{0,2}如下")
_APPLIES = pattern(
    "(?:判决|裁定|法院|法庭)[^。；\n]{0,24}(?:依据|依照|适用|根据|按照)|(?:依据|适用|根据)的?(?:法律|法条|条文)?(?:是|为|在)|所以适用|用的是|依的是"
)
_BASIS = 600


def _applied(paper: Paper, given: list[tuple[str, Article]]) -> list[tuple[str, Article]]:
    """The articles on which the order itself rests: those right before 判决如下."""
    orders = [match.start() for match in _ORDER.finditer(paper.text)]
    if not orders:
        return []
    low = max(paper.text.rfind("。", 0, orders[-1]), orders[-1] - _BASIS)
    return [(title, one) for title, one in given if low < one.span.start < orders[-1]]


def _said_applied(text: str, span: Span) -> bool:
    """Whether the reply says that the court decided by this article."""
    low = max(text.rfind("。", 0, span.start), text.rfind("\n", 0, span.start)) + 1
    return _APPLIES.search(text, low, span.start) is not None


def _better(ours: Article, given: list[tuple[str, Article]], cited: set[int]) -> Article | None:
    """The article that the judgment cites again and again and the reply never, where ours is a slip of it."""
    counts = Counter(one.number for _, one in given)
    for _, one in given:
        if one.number not in cited and _near(ours.number, one.number) and counts[one.number] >= 3 * counts[ours.number]:
            return one
    return None


def _same_law(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < 3 or short[-1] != long[-1]:  # noqa: PLR2004 - 民法 is in the middle of many
        return False
    place = iter(long)
    loose = len(short) == 3 or short.endswith("解释")  # noqa: PLR2004 - 民诉法; 建设工程解释
    return long.endswith(short) or (loose and all(sign in place for sign in short))


_PROCEDURE = pattern("诉讼法|执行|信访|诉讼费用")


def _slip(law: str, one: int, other: int) -> bool:
    """Whether one number is a slip of the other; of the laws of procedure an office cites articles of its own."""
    if _PROCEDURE.search(law):
        return sorted(to_chinese(one)) == sorted(to_chinese(other)) or sorted(str(one)) == sorted(str(other))
    return _near(one, other)


def _near(one: int, other: int) -> bool:
    return (
        sorted(to_chinese(one)) == sorted(to_chinese(other))
        or abs(one - other) == 1
        or (abs(one - other) % 10 == 0 and to_chinese(max(one, other)).endswith(to_chinese(min(one, other))))
        or slip_of_digits(Decimal(one), Decimal(other))
        or (len(str(one)) == len(str(other)) and sum(a != b for a, b in zip(str(one), str(other), strict=True)) == 1)
    )


def _other_place(article: Article, given: list[Article]) -> Article | None:
    """The article with other paragraphs or items, where the judgment has none that fits."""
    if article.paragraph is None and article.item is None:
        return None
    fits = [
        one
        for one in given
        if (one.paragraph in (None, article.paragraph) or article.paragraph is None)
        and (one.item in (None, article.item) or article.item is None)
    ]
    return None if fits else given[0]
