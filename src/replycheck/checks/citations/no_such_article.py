"""引用的条文序号超过该法的最后一条。

按成文日期时有效的版本判断。所有版本都没有这一条的，报错误；只是现行版本没有、以前的版本有，或者版本、日期不能确定的，报警告。
表中没有收全历次版本的法律，只对照最近的版本，只报警告；引号里和照抄裁判文书的不报。

依据：《最高人民法院关于裁判文书引用法律、法规等规范性法律文件的规定》（法释〔2009〕14号）第一条（引用应当准确完整写明规范性法律文件的名称、条款序号）；各法律文本。
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from replycheck.facts.law.citations import Article, Citation, speaks_of_the_past
from replycheck.facts.law.statutes import Statute
from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.citing import chinese_day, day_of, own_citations
from replycheck.rules.rule import Rule
from replycheck.text.numerals import to_chinese
from replycheck.text.patterns import pattern

_LAWS_UNTIL, _OTHERS_UNTIL = dt.date(2026, 6, 30), dt.date(2025, 4, 19)
"""The days up to which the table of statutes was kept; later a new version may have more articles."""

_OF_THIS_LAW, _LEAD = pattern(r"本(?:法|条例|规定|解释|办法)[^。；\n]{0,20}$"), 26
"""Words of a law itself, set down behind a judgment: 本法第五十条、第六十九条 are of the law that speaks."""


def check(case: Case) -> Iterator[Hit]:
    """Report articles that no version has, or not the one in force on the day of signing."""
    day = day_of(case)
    for citation in own_citations(case):
        known = citation.statute
        if known is not None and citation.edition is None:
            wrong = {article.number: article for article in reversed(citation.articles)}
            for article in sorted(wrong.values(), key=lambda one: one.span):
                if (hit := _beyond(case, citation, article, day)) is not None:
                    yield hit


def _beyond(case: Case, citation: Citation, article: Article, day: dt.date | None) -> Hit | None:
    known = citation.statute
    if (
        known is None
        or known.last_ever is None
        or _OF_THIS_LAW.search(case.text[max(0, article.span.start - _LEAD) : article.span.start])
    ):
        return None
    newest = known.versions[-1].adopted
    if not known.complete and (day is None or newest is None or day < newest):
        return None
    version = known.at(day) if day is not None else None
    last = version.last_article if version is not None else known.last_ever
    if last is None or max(article.number, article.last) <= last:
        return None
    never = max(article.number, article.last) > known.last_ever
    if not never and (speaks_of_the_past(case.text, citation) or citation.by_reference):
        return None
    return Hit(
        article.span,
        _message(known, article, last, day if version is not None and not never else None),
        suggestion="对照法律文本核对条文序号。",
        severity=Severity.ERROR if never and _sure(case, citation, known, day) else Severity.WARNING,
    )


def _message(known: Statute, article: Article, last: int, day: dt.date | None) -> str:
    when = "" if day is None else f"{chinese_day(day)}有效的"
    number = f"第{to_chinese(max(article.number, article.last))}条"
    return f"{when}《{known.full_title}》共{last}条，没有{number}。"


def _sure(case: Case, citation: Citation, known: Statute, day: dt.date | None) -> bool:
    """Whether nothing can explain the number: all versions known, the title written out, the paper not too new."""
    kept = _LAWS_UNTIL if known.kind == "法律" else _OTHERS_UNTIL
    return known.complete and citation.marked and case.signed is not None and day is not None and day <= kept


RULE = Rule(
    module=__name__,
    title="条文序号超出法律",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("依据《中华人民共和国民法典》⟦第一千二百六十一条⟧，不予支持。\n某某市人民法院\n2023年6月1日"),
        good("依据《中华人民共和国民法典》第一千二百六十条，不予支持。\n某某市人民法院\n2023年6月1日"),
        bad("依据《中华人民共和国民事诉讼法》⟦第三百零一条⟧，不予支持。\n某某市人民法院\n2023年6月1日"),
        good("依据《中华人民共和国民事诉讼法》第三百零一条，不予支持。\n某某市人民法院\n2024年6月1日"),
        bad("依据《信访工作条例》第三十五条、⟦第五十二条⟧，请求复查。\n某某市人民法院\n2023年6月1日"),
        bad("依据民法典⟦第一千三百条⟧，不予支持。"),
        good("《信访工作条例》\n第四十五条 除本法第六十九条外，依照本法第三百八十四条。\n某某市人民法院\n2023年6月1日"),
        good("你信中说“依据《中华人民共和国民法典》第一千三百条”。\n某某市人民法院\n2023年6月1日"),
        good("依据某某市《物业管理办法》第三百条，不予支持。\n某某市人民法院\n2023年6月1日"),
        good("依据《中华人民共和国刑法》第二百三十四条之一，不予支持。\n某某市人民法院\n2023年6月1日"),
        good("依据《中华人民共和国公司法》（2018年修正）第二百一十九条，不予支持。\n某某市人民法院\n2023年6月1日"),
    ),
)
