"""法定期限写错。

诉讼时效、申请执行期间、仲裁时效、审理期限、起诉和申请行政复议的期限，法律规定的是一个数，告知信访人时写成别的数的，警告。
只查写明是哪一种期限的一般规定；讲某一个案件实际用了多久的、引号里的、注明旧法的、另有特别规定的不报。

依据：《中华人民共和国民法典》第一百八十八条；《中华人民共和国民事诉讼法》第一百五十二条、第一百六十四条、第一百八十三条、第二百五十条；
《中华人民共和国劳动争议调解仲裁法》第二十七条、第五十条；《中华人民共和国行政复议法》第二十条；《中华人民共和国行政诉讼法》第四十五条、第四十六条。
"""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import Pattern, pattern

_N = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,4})"
_TERMS: tuple[tuple[Pattern, dict[str, tuple[int, ...]], str, str], ...] = (
    (
        pattern(
            rf"(?:民事(?:权利)?的?|普通|一般)的?诉讼时效(?:期间)?(?:一般)?(?:为|是)(?P<t>{_N}(?P<u>年|个月))"
            rf"|(?<!国际货物买卖合同)诉讼时效(?:期间)?一般(?:为|是)(?P<t2>(?P<n2>\d{{1,3}}|[一二两三四五六七八九十]{{1,4}})(?P<u2>年|个月))",
            needs="诉讼时效",
        ),
        {"年": (3,)},
        "普通诉讼时效期间是三年",
        "《中华人民共和国民法典》第一百八十八条",
    ),
    (
        pattern(rf"申请(?:强制)?执行的?(?:期间|期限|时效)(?:一般)?(?:为|是)(?P<t>{_N}(?P<u>年|个月))", needs="执行"),
        {"年": (2,), "个月": (24,)},
        "申请执行的期间是二年",
        "《中华人民共和国民事诉讼法》第二百五十条",
    ),
    (
        pattern(
            rf"(?:劳动(?:人事)?争议)?(?:申请)?仲裁的?时效(?:期间)?(?:一般)?(?:为|是)(?P<t>{_N}(?P<u>年|个月|日))",
            needs="仲裁",
        ),
        {"年": (1,), "个月": (12,)},
        "劳动争议申请仲裁的时效期间是一年",
        "《中华人民共和国劳动争议调解仲裁法》第二十七条",
    ),
    (
        pattern(
            rf"对判决的上诉案件[^。；\n]{{0,12}}(?:第?二审)?立案之日起(?P<t>{_N}(?P<u>个月|日))内(?:审结|作出)",
            needs="上诉案件",
        ),
        {"个月": (3,)},
        "对判决的上诉案件，审限是三个月",
        "《中华人民共和国民事诉讼法》第一百八十三条",
    ),
    (
        pattern(
            rf"对裁定的上诉案件[^。；\n]{{0,12}}(?:第?二审)?立案之日起(?P<t>{_N}(?P<u>个月|日))内(?:审结|作出)",
            needs="上诉案件",
        ),
        {"日": (30,)},
        "对裁定的上诉案件，审限是三十日",
        "《中华人民共和国民事诉讼法》第一百八十三条",
    ),
    (
        pattern(
            rf"普通程序[^。；，\n]{{0,12}}案件，?[^。；\n]{{0,8}}立案之日起(?P<t>{_N}(?P<u>个月|日))内审结",
            needs="普通程序",
        ),
        {"个月": (6,)},
        "一审普通程序的审限是六个月",
        "《中华人民共和国民事诉讼法》第一百五十二条",
    ),
    (
        pattern(
            rf"简易程序[^。；，\n]{{0,12}}案件，?[^。；\n]{{0,8}}立案之日起(?P<t>{_N}(?P<u>个月|日))内审结",
            needs="简易程序",
        ),
        {"个月": (3,), "日": (20,)},
        "简易程序的审限是三个月",
        "《中华人民共和国民事诉讼法》第一百六十四条",
    ),
    (
        pattern(
            rf"知道或者?应当知道(?:该|行政)[^。；，\n]{{0,8}}行为之日起(?P<t>{_N}(?P<u>个月|个?工作日|日|年))内[^。；，\n]{{0,16}}"
            r"(?:申请行政复议|提出行政复议申请)",
            needs="行政复议",
        ),
        {"日": (60,)},
        "申请行政复议的期限一般是六十日",
        "《中华人民共和国行政复议法》第二十条",
    ),
    (
        pattern(
            rf"收到(?:行政)?复议决定书?之日起(?P<t>{_N}(?P<u>个月|个?工作日|日|年))内[^。；，\n]{{0,16}}(?:提起(?:行政)?诉讼|起诉)",
            needs="复议决定",
        ),
        {"日": (15,)},
        "对复议决定起诉的期限是十五日",
        "《中华人民共和国行政诉讼法》第四十五条",
    ),
    (
        pattern(
            rf"知道或者?应当知道作出(?:该|行政)[^。；，\n]{{0,8}}行为之日起(?P<t>{_N}(?P<u>个月|个?工作日|日|年))内[^。；，\n]{{0,16}}"
            r"(?:提起(?:行政)?诉讼|起诉)",
            needs="应当知道",
        ),
        {"个月": (6,)},
        "直接提起行政诉讼的期限一般是六个月",
        "《中华人民共和国行政诉讼法》第四十六条",
    ),
    (
        pattern(
            rf"收到(?:劳动)?(?:人事)?仲裁裁决书?之日起(?P<t>{_N}(?P<u>个月|个?工作日|日|年))内[^。；，\n]{{0,16}}(?:提起诉讼|起诉)",
            needs="裁决",
        ),
        {"日": (15,)},
        "对劳动争议仲裁裁决起诉的期限是十五日",
        "《中华人民共和国劳动争议调解仲裁法》第五十条",
    ),
)
"""What names the term, the lengths that are right by unit, what the law says, and where."""
_OTHERWISE = pattern(
    "民法通则|当时|旧法|原法|修[改订正]前|最长|国家赔偿|农村土地|土地承包|海商|仲裁法规定的特别|人寿保险|技术进出口|国际货物"
)
"""Words of the sentence with which another law, or the law of another time, is meant."""
_SENTENCE_END = "。；\n"


def check(case: Case) -> Iterator[Hit]:
    """Report terms that a law sets otherwise."""
    text = case.unquoted[: case.body_end]
    for form, right, law, basis in _TERMS:
        for match in form.finditer(text):
            term, unit, number = _parts(match)
            if number in right.get(unit, ()) or number is None or _OTHERWISE.search(_sentence(text, term)):
                continue
            yield Hit(
                term,
                f"这里写“{term.of(case.text)}”，{law}。",
                suggestion=f"对照{basis}改正；适用特别规定的，写明是哪一条。",
                confidence=Confidence.MEDIUM,
            )


def _parts(match: Match[str]) -> tuple[Span, str, int | None]:
    groups = match.groupdict()
    which = "" if groups["t"] else "2"
    words = groups[f"n{which}"]
    number = int(words) if words.isdecimal() else 2 if words == "两" else from_chinese(words)
    return Span(*match.span(f"t{which}")), groups[f"u{which}"], number


def _sentence(text: str, span: Span) -> str:
    low = max(text.rfind(mark, 0, span.start) for mark in _SENTENCE_END) + 1
    ends = [at for mark in _SENTENCE_END if (at := text.find(mark, span.end)) >= 0]
    return text[low : min(ends, default=len(text))]


RULE = Rule(
    module=__name__,
    title="法定期限有误",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("民事权利诉讼时效期间一般为⟦一年⟧，请注意及时行使权利。"),
        good("民事权利诉讼时效期间一般为三年，请注意及时行使权利。"),
        bad("诉讼时效期间一般是⟦两年⟧。"),
        good("依照民法通则，诉讼时效期间一般是两年。"),
        bad("申请执行的期间为⟦三年⟧。"),
        good("申请执行的期间为二年。"),
        bad("劳动争议申请仲裁的时效期间为⟦三年⟧。"),
        good("劳动争议申请仲裁的时效期间为一年。"),
        bad("人民法院审理对判决的上诉案件，应当在第二审立案之日起⟦三十日⟧内审结。"),
        good(
            "人民法院审理对判决的上诉案件，应当在第二审立案之日起三个月内审结；对裁定的上诉案件，应当在第二审立案之日起三十日内作出终审裁定。"
        ),
        bad("对裁定的上诉案件，应当在第二审立案之日起⟦三个月⟧内作出终审裁定。"),
        bad("适用普通程序审理的案件，应当在立案之日起⟦三个月⟧内审结。"),
        good("适用普通程序审理的案件，应当在立案之日起六个月内审结。"),
        bad("适用简易程序审理的案件，应当在立案之日起⟦六个月⟧内审结。"),
        good("适用简易程序审理的案件，应当在立案之日起三个月内审结。"),
        bad("可以自知道或者应当知道该行政行为之日起⟦30日⟧内申请行政复议。"),
        good("可以自知道或者应当知道该行政行为之日起六十日内申请行政复议。"),
        bad("可以在收到复议决定书之日起⟦三十日⟧内向人民法院提起诉讼。"),
        good("可以在收到复议决定书之日起十五日内向人民法院提起诉讼。"),
        bad("应当自知道或者应当知道作出行政行为之日起⟦三个月⟧内提起诉讼。"),
        good("应当自知道或者应当知道作出行政行为之日起六个月内提起诉讼。"),
        bad("可以自收到仲裁裁决书之日起⟦三十日⟧内向人民法院提起诉讼。"),
        good("可以自收到仲裁裁决书之日起十五日内向人民法院提起诉讼。"),
        good("本案诉讼时效已满，审理用了两个月。"),
    ),
)
