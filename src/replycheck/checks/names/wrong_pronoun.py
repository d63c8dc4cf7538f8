"""他、她与写明的性别不符。

“王五是男性，她在调解时……”“欧阳某（女，1988年5月生）……他说款已到账”：同一个人前面写明男女，后面用错了代词。
只看代词前一小句就是这个人的；中间说到别人的不报。先生、女士后面的代词同样核对，身份证号能看出性别的也用。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对文字）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.people.names import name_pattern
from replycheck.facts.people.personal_contexts import not_names
from replycheck.model.finding import Fix, Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_NAMED = pattern(lambda: rf"(?<![\u4e00-\u9fff])(?:{name_pattern()})$|(?:{name_pattern()})$")
"""A name that ends where the search ends."""
_NAME = pattern(lambda: rf"(?:与|和|由|向|对|给|其)(?:{name_pattern()})")
_STATED = pattern(
    r"[（(，,]\s?(?:男|女)(?:性)?[，,）)。；]|(?:是|系|为)(?:一名)?(?:男|女)(?:性|士)|先生|女士",
    needs=("男", "女", "先生"),
)
"""Behind a name: the sex, or a title that tells it."""
_REACH = 6
_WORDS = {True: "她", False: "他"}


def check(case: Case) -> Iterator[Hit]:
    """Report a pronoun right behind a person whose sex is stated otherwise."""
    text = case.unquoted[: case.body_end]
    stated: dict[str, bool] = {}
    for told in _STATED.finditer(text):
        ahead = _NAMED.search(text, max(0, told.start() - _REACH), told.start())
        if ahead is not None and not not_names().match(ahead.group()):
            stated.setdefault(ahead.group(), "女" in told.group())
    for name, female in stated.items():
        at = -1
        while (at := text.find(name, at + 1)) >= 0:
            match = _PRONOUN.match(text, at + len(name))
            if match is None or match["word"] == _WORDS[female]:
                continue
            if any(other != name and other in match["between"] for other in stated) or _NAME.search(match["between"]):
                continue
            span = Span(match.start("word"), match.end("word"))
            yield Hit(
                span,
                f"前面写明{name}是{'女' if female else '男'}性，这里用了“{match['word']}”。",
                suggestion=_WORDS[female],
                fix=Fix(span, _WORDS[female]),
            )


_PRONOUN = pattern(r"(?P<between>[^。；：\n]{0,30}?[，、])(?P<word>[他她])(?!人|们|处|用|项|的妻|的丈|爱人)")
"""A clause later: 欧阳淑贤表示满意，她说款已到账."""


RULE = Rule(
    module=__name__,
    title="他她与性别不符",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("欧阳淑贤（女，1988年5月生）反映退款。5月20日，欧阳淑贤表示满意，⟦他⟧说款已到账。", suggestion="她"),
        good("欧阳淑贤（女，1988年5月生）反映退款。5月20日，欧阳淑贤表示满意，她说款已到账。"),
        bad("王五是男性，⟦她⟧在调解时表示理解。"),
        good("王五是男性，他在调解时表示理解。"),
        bad("张某芳女士来电称，⟦他⟧没有收到通知。"),
        good("张某芳女士与王某生到场，他表示同意。"),
        good("欧阳淑贤（女，1988年5月生）反映退款。法定代表人龚某涛到场，他承认没有通知。"),
    ),
)
