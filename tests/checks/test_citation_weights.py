"""How much a slip in a case number or a citation weighs: an error only where nothing can explain it."""

from __future__ import annotations

import pytest

from replycheck.checks.case_numbers import malformed
from replycheck.checks.citations import misspelt_title, no_such_article, repealed
from replycheck.model.document import plain
from replycheck.model.finding import Severity
from replycheck.model.profile import Profile
from replycheck.rules.case import Case
from replycheck.rules.rule import Rule

SIGNED = "\n某某市人民法院\n2023年6月1日"
ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@pytest.mark.parametrize(
    ("rule", "text", "severity"),
    [
        (malformed.RULE, "本院〔2023〕云0107民初123号判决", ERROR),
        (malformed.RULE, "本院（2023）云0107民初0123号判决", ERROR),
        (malformed.RULE, "本院（2023）云0107民初字第123号判决", WARNING),
        (malformed.RULE, "本院（2023）云010民初123号判决", WARNING),
        (repealed.RULE, "依据《信访条例》第三十四条，请求复查。" + SIGNED, ERROR),
        (repealed.RULE, "《信访条例》第三十四条规定了复查。" + SIGNED, WARNING),
        (repealed.RULE, "接你2023年5月6日来信。依据《信访条例》第三十四条，请求复查。", WARNING),
        (repealed.RULE, "依据《中华人民共和国合同法》第六十条，应当履行。" + SIGNED, WARNING),
        (no_such_article.RULE, "依据《民法典》第一千三百条，不予支持。" + SIGNED, ERROR),
        (no_such_article.RULE, "依据《民法典》第一千三百条，不予支持。", WARNING),
        (no_such_article.RULE, "依据《民事诉讼法》第三百零一条，不予支持。" + SIGNED, WARNING),
        (no_such_article.RULE, "依据《民事诉讼法》第三百零七条，不予支持。" + SIGNED, ERROR),
        (no_such_article.RULE, "依据《民法典》第一千三百条，不予支持。\n某某市人民法院\n2030年6月1日", WARNING),
        (no_such_article.RULE, "依据《中华人民共和国电影产业促进法》第九十条，不予支持。" + SIGNED, ERROR),
        (no_such_article.RULE, "依据《中华人民共和国气象法》第九十条，不予支持。" + SIGNED, WARNING),
        (misspelt_title.RULE, "依据《民诉法》第一条，不予支持。", INFO),
        (misspelt_title.RULE, "依据《诉讼费用缴纳办法》第一条，不予支持。", WARNING),
    ],
)
def test_an_error_is_only_what_nothing_can_explain(rule: Rule, text: str, severity: Severity) -> None:
    (hit,) = rule.check(Case(plain(text), Profile.COURT_REPLY))
    assert (hit.severity or rule.severity) is severity


def test_a_paper_that_tells_no_day_is_not_judged_by_days() -> None:
    case = Case(plain("依据《信访条例》第三十四条，你可以请求复查。"), Profile.COURT_REPLY)
    assert list(repealed.RULE.check(case)) == []
