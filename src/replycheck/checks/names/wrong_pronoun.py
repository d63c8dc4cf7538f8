"""他、她与写明的性别不符。

“王五是男性，她在调解时……”“欧阳某（女，1988年5月生）……他说款已到账”：同一个人前面写明男女，后面用错了代词。
只看代词前一小句就是这个人的；中间说到别人的不报。先生、女士后面的代词同样核对，身份证号能看出性别的也用。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对文字）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.people.names import name_pattern
from replycheck.facts.people.personal_contexts import not_names
from replycheck.model.finding import Confidence, Fix, Hit, Severity
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
    yield from _spouses(text)
    yield from _of_nobody(text)
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


def _spouses(text: str) -> Iterator[Hit]:
    """A wife of a woman, a husband of a man, both a husband and a wife of the one who wrote."""
    head = _SALUTATION.search(text)
    told = [(match, match["kin"] in _WIFE) for match in _SPOUSE.finditer(text)]
    wives = sum(wife for _, wife in told)
    for match, wife in told:
        other = "丈夫" if wife else "妻子"
        if head is not None and (head["title"] == "女士") is wife:
            what = f"称呼是“{head['title']}”，这里写“{match['kin']}”。"
        elif head is None and len(told) > 1 and 0 < wives < len(told) and (wives if wife else len(told) - wives) == 1:
            what = f"别处写的是{other}，这里写“{match['kin']}”。"
        else:
            continue
        yield Hit(Span(*match.span("kin")), what, suggestion="核对是谁的配偶。", severity=Severity.WARNING)
        return


def _of_nobody(text: str) -> Iterator[Hit]:
    """她 in a paper that speaks to 你 and has named no third person before it in the paragraph."""
    if len(_TO_ONE.findall(text)) < _OFTEN:
        return
    for match in _HOME.finditer(text):
        low = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _AROUND)
        if _PERSON.search(text, low, match.start()) is None:
            yield Hit(
                Span(*match.span("word")),
                f"这里写“{match['word']}”，前面没有说到别人；对收信人应称“你”。",
                suggestion="说的是收信人的，改为“你”；说的是别人的，写明是谁。",
                severity=Severity.INFO,
                confidence=Confidence.LOW,
            )


_SPOUSE = pattern(r"(?:(?<=[你您和与])|(?<=[你您]的))(?P<kin>丈夫|妻子|老公|老婆)")
_WIFE = frozenset({"妻子", "老婆"})
_SALUTATION = pattern(r"(?m)^[ \u3000]*(?:尊敬的)?[\u4e00-\u9fff]{1,4}(?P<title>女士|先生)[：:，,][ \u3000]*$")
_TO_ONE = pattern("[你您](?!们)")
_OFTEN = 4
_AROUND = 80
_HOME = pattern(r"(?<![其给])(?P<word>[他她])(?=家|没有异议|表示|认为|要求|的(?:请求|诉求|意见|来信|陈述))")
_PERSON = pattern(
    r"[人员者长父母妻夫儿女兄弟姐妹孙师生友民工警医客主户方][，。、；：（(）)的在对于到与和称说反]|先生|女士|同志|[他她]|经理|邻居|同事|代表|司机|律师|会计"
    r"|[，。、；\n][\u4e00-\u9fff]{2,3}(?:于|在|到|向|的|是|系|、|，|（)"
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
        bad("蒋某燕女士：\n本院冻结了你⟦妻子⟧孔某的存款。"),
        good("蒋某燕女士：\n本院冻结了你丈夫孔某的存款。"),
        bad("你和妻子、儿子同住。3月5日，工作人员与你妻子面谈。你和⟦丈夫⟧可以申请低保。"),
        good("你和妻子、儿子同住。3月5日，工作人员与你妻子面谈。你和妻子可以申请低保。"),
        bad("你的来信收悉。你要求赔偿。本机关3月24日到⟦她⟧家听取意见，你没有异议。你可以申请复查。"),
        good("你的来信收悉。你要求赔偿。本机关3月24日到你家听取意见，你没有异议。你可以申请复查。"),
        good("你的来信收悉。你要求赔偿。你邻居王某到场，她认为没有越界，你没有异议。"),
        good("欧阳淑贤（女，1988年5月生）反映退款。法定代表人龚某涛到场，他承认没有通知。"),
    ),
)
