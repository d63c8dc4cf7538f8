"""案号里的类型代字、法院代字查不到，或者与法院对不上。

类型代字（民初、行终、执恢等）以最高人民法院公布的为准；法院代字由省份简称和数字组成，各对应一个法院。
代字表不是最新最全的：新设、更名的法院和地方自定的类型代字可能查不到，所以法院代字只报不可能有的，而且只报警告，请对照原裁判文书核对。
紧接在法院名称后面的案号，代字是另一个法院的，也报出来；四位数字的基层法院代字后面写着二审类型（民终、行终、刑终）的，也报出来：基层法院不审理上诉案件。

依据：最高人民法院《关于人民法院案件案号的若干规定》（法〔2015〕137号；法〔2018〕335号修正）第三条及所附案件类型代字标准、法院代字标准。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from replycheck.facts.case_numbers import CaseNumber
from replycheck.facts.courts import area_known, court_of
from replycheck.facts.organs import Organ
from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.citing import own_case_numbers
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_BASIC = pattern(r".\d{4}$")
_APPEAL = pattern(r"(?:民|行|刑|赔|辖)终$", needs="终")
_NOWHERE = pattern(r".(?:00|3[6-9]|4\d|50|5[4-9]|6\d|70)")
"""Neither a prefecture (01 to 35, 51 to 53) nor a special court (71 to 99); others may be new, so none is doubted."""
_BETWEEN = 20


def check(case: Case) -> Iterator[Hit]:
    """Report type codes and court codes that no list has, codes of another court, and appeals in a basic court."""
    for number in own_case_numbers(case):
        if number.fault is None and not number.old and (reason := _doubt(case, number)) is not None:
            yield Hit(number.span, f"案号“{number.written}”存疑：{reason}。", suggestion="对照原裁判文书核对案号。")


def _doubt(case: Case, number: CaseNumber) -> str | None:
    if number.unknown:
        return f"没有“{number.type}”这个类型代字"
    if _BASIC.search(number.court) and _APPEAL.search(number.type):
        return f"“{number.court}”是基层法院的代字，基层法院没有“{number.type}”案件"
    if _NOWHERE.match(number.court) and not area_known(number.court):
        return f"没有代字为“{number.court}”的法院"
    named, owner = _named(case, number), court_of(number.court)
    if named is not None and owner is not None and named.code is not None and named.code != number.court:
        return f"“{number.court}”是{owner}的代字，{named.name}的代字是“{named.code}”"
    return None


def _named(case: Case, number: CaseNumber) -> Organ | None:
    """The court that is named right before the number."""
    courts = case.facts.courts
    at = bisect_right(courts, number.span.start, key=lambda court: court.span.end) - 1
    if at < 0:
        return None
    between = case.text[courts[at].span.end : number.span.start][:_BETWEEN]
    return courts[at] if re.fullmatch(r"(?:作出的?|的|审理的|[\s“（(])*", between) else None


RULE = Rule(
    module=__name__,
    title="案号代字查不到",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("本院⟦（2023）云0102民事123号⟧民事判决已经生效。"),
        good("本院（2023）云0102民初123号民事判决已经生效。"),
        bad("本院⟦（2023）云0102民终123号⟧民事判决已经生效。"),
        good("云南省昆明市中级人民法院（2023）云01民终123号民事判决已经生效。"),
        bad("⟦（2023）云4407民初123号⟧民事判决已经生效。"),
        good("（2023）云7101民初123号民事判决已经生效。"),
        good("（2023）云3512民初123号民事判决已经生效。"),
        bad("你不服昆明市官渡区人民法院⟦（2023）云0102民初123号⟧民事判决。"),
        good("你不服昆明市官渡区人民法院（2023）云0111民初123号民事判决。"),
        good("你不服昆明市官渡区人民法院判决，又提到（2023）云0102民初123号民事判决。"),
        good("（2023）云0102诉前调99号调解书"),
        good("（2013）云法民二终字第00275号民事判决"),
        good("（2023）云劳人仲案字第31号裁决"),
        good("你信中写的“（2023）云0102民事123号”判决已经生效。"),
    ),
)
