"""法律修改后条文序号变了，仍引旧序号。

例如民事诉讼法的再审情形，2012年文本是第二百条，2021年是第二百零七条，2023年是第二百一十一条；复查在2005年《信访条例》是第三十四条，在《信访工作条例》是第三十五条。
引文所在的句子说的就是这一条的内容，写的却是旧序号，才报警告；同时写着现行序号、注明文本年份、讲的是过去的判决的，不报。

依据：《中华人民共和国民事诉讼法》2012年、2021年、2023年文本；《信访条例》（2005年）与《信访工作条例》（2022年）；《中华人民共和国刑事诉讼法》2012年、2018年文本；《中华人民共和国行政复议法》2017年、2023年文本。
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from replycheck.facts.law.citations import Article, Citation, sentence_around, speaks_of_the_past
from replycheck.facts.law.renumbering import Provision, provisions
from replycheck.model.finding import Fix, Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.citing import day_of, own_citations
from replycheck.rules.rule import Rule
from replycheck.text.numerals import to_chinese


def check(case: Case) -> Iterator[Hit]:
    """Report old numbers of provisions that the sentence is about."""
    day = day_of(case)
    if day is None:
        return
    for citation in own_citations(case):
        if citation.statute is None or citation.edition is not None or speaks_of_the_past(case.text, citation):
            continue
        numbers = {article.number: article for article in reversed(citation.articles)}
        for article in sorted(numbers.values(), key=lambda one: one.span):
            provision = _meant(_about(case, citation), citation, article, day)
            if provision is not None and (now := provision.number_on(day)) is not None:
                yield Hit(
                    article.span,
                    f"“{provision.topic}”在现行《{citation.statute.full_title}》中是第{to_chinese(now)}条，"
                    f"第{to_chinese(article.number)}条是旧序号。",
                    suggestion=f"核对法律文本，改为第{to_chinese(now)}条。",
                    fix=_renumbered(case.text, article, now),
                )


def _renumbered(text: str, article: Article, now: int) -> Fix | None:
    """The article with its number of today, written as it was; None where it is written in another way."""
    written = article.span.of(text)
    if written == f"第{to_chinese(article.number)}条":
        return Fix(article.span, f"第{to_chinese(now)}条")
    return Fix(article.span, f"第{now}条") if written == f"第{article.number}条" else None


def _about(case: Case, citation: Citation) -> str:
    """The words of the sentence that go with the citation: those up to the citations before and behind it."""
    sentence = sentence_around(case.text, citation.span)
    others = [one.span for one in case.facts.citations if one.span.overlaps(sentence) and one.span != citation.span]
    low = max((span.end for span in others if span.end <= citation.span.start), default=sentence.start)
    high = min((span.start for span in others if span.start >= citation.span.end), default=sentence.end)
    return case.text[low : citation.span.start] + "　" + case.text[citation.span.end : high]


def _meant(around: str, citation: Citation, article: Article, day: dt.date) -> Provision | None:
    """The provision whose old number this is and whose topic the words around are about; None where it is in doubt."""
    if citation.statute is None or article.last != article.number:
        return None
    about = [one for one in provisions(citation.statute.title) if one.words.search(around)]
    cited = {one.number for one in citation.articles}
    if any(one.number_on(day) == article.number for one in about):
        return None
    fitting = (one for one in about if one.outdated(article.number, day) and one.number_on(day) not in cited)
    return next(fitting, None)


RULE = Rule(
    module=__name__,
    title="引用旧的条文序号",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("你的申请不符合《中华人民共和国民事诉讼法》⟦第二百条⟧规定的再审情形。\n某某市人民法院\n2024年6月1日"),
        bad(
            "你认为执行行为违反法律规定的，可以在执行程序终结前向负责执行的本院提出书面异议，依据是《中华人民共和国民事诉讼法》⟦第二百二十五条⟧。\n"
            "某某市人民法院\n2024年6月1日"
        ),
        good(
            "你认为执行行为违反法律规定的，可以提出书面异议，依据是《中华人民共和国民事诉讼法》第二百三十六条。\n"
            "某某市人民法院\n2024年6月1日"
        ),
        good("你的申请不符合《中华人民共和国民事诉讼法》第二百一十一条规定的再审情形。\n某某市人民法院\n2024年6月1日"),
        good("你的申请不符合《中华人民共和国民事诉讼法》第二百条规定的再审情形。\n某某市人民法院\n2020年6月1日"),
        good("再审裁定认为不符合《中华人民共和国民事诉讼法》第二百条规定的再审情形。\n某某市人民法院\n2024年6月1日"),
        good("《中华人民共和国民事诉讼法》第二百条规定了外国人的诉讼地位。\n某某市人民法院\n2024年6月1日"),
        bad("依据《信访工作条例》⟦第三十四条⟧，你可以请求复查。\n某某市信访局\n2023年6月1日"),
        good("依据《信访工作条例》第三十五条，你可以请求复查。\n某某市信访局\n2023年6月1日"),
        good("依据《信访工作条例》第三十四条、第三十五条，你可以请求复查。\n某某市信访局\n2023年6月1日"),
        good("依据《中华人民共和国民事诉讼法》（2017年修正）第二百条，不符合再审情形。\n某某市人民法院\n2024年6月1日"),
    ),
)
