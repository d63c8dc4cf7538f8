"""写出了未成年人的姓名。

写明是未成年人、学生、几岁孩子的人，姓名应当隐去，写成“李某（未成年人）”。

依据：《中华人民共和国未成年人保护法》第四条、第一百零三条；《中华人民共和国个人信息保护法》第二十八条、第三十一条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.people.names import name_pattern
from replycheck.facts.people.personal_contexts import not_names
from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.leaving import LEAVING
from replycheck.rules.people import is_masked
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_NAMED = pattern(lambda: rf"(?:{name_pattern()})$")
_CHILD = pattern(
    lambda: (
        rf"(?:未成年(?:人|子女|学生|被害人|(?![时期前]))|被害儿童|[男女]童)(?P<name>{name_pattern()})(?=[，。；、（(的在于被与由])"
    )
)
_BEHIND = pattern(
    r"\s?[（(，,]\s?(?:[男女][，,、]\s?)?(?:未成年人?|未满\d{1,2}周?岁|(?:[1-9]|1[0-7])周?岁|[一二三四五六七八九]周?岁)"
    r"|\s?[（(](?:[男女][，,、]\s?)?[^（()）\n]{0,8}(?:小学|初中|高中|年级)[^（()）\n]{0,4}学生"
)


def check(case: Case) -> Iterator[Hit]:
    """Report full names right before words that tell of a minor, or behind such words."""
    text = case.unquoted[: case.body_end]
    for match in _BEHIND.finditer(text):
        ahead = _NAMED.search(text, max(0, match.start() - 4), match.start())
        if ahead is not None and not is_masked(ahead.group()) and not not_names().match(ahead.group()):
            yield _hit(Span(ahead.start(), ahead.end()))
    for match in _CHILD.finditer(text):
        if not is_masked(match["name"]) and not not_names().match(match["name"]):
            yield _hit(Span(match.start("name"), match.end("name")))


def _hit(span: Span) -> Hit:
    return Hit(span, "写出了未成年人的姓名。", suggestion="隐去名字，写成“某某（未成年人）”。")


RULE = Rule(
    module=__name__,
    title="未成年人姓名外露",
    severity=Severity.WARNING,
    check=check,
    profiles=LEAVING,
    examples=(
        bad("⟦李小明⟧（未成年人）的抚养费已付。"),
        good("李某（未成年人）的抚养费已付。"),
        bad("未成年人⟦李小明⟧由其母抚养。"),
        good("李大明（男，45岁）到场。"),
        good("这些事都不是未成年时做的。"),
    ),
)
