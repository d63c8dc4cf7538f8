"""留着别的案件的人名。

“电话告知某某受理情况”“信访人某某的请求”里的人，既不是称呼、标题里的人，全文又只出现这一次，多半是套用别的答复没有改。
只看对信访人才做的事（告知受理、答复、回访、听取其意见）；代理人、家属、同事这类写明了身份的不报。
“向某某说明了结果”“某某没有异议”“某某可以自收到之日起请求复查”本来应当写“你”的，作提示。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对人名）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.people.likely import likely_names
from replycheck.facts.people.names import name_pattern
from replycheck.facts.people.personal_contexts import not_names
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.people import is_masked, petitioners
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_PLACES = (
    pattern(
        lambda: (
            rf"(?:告知|通知|回访|答复|约谈|约见|听取|联系|退还|送达)(?:了)?(?P<name>{name_pattern()})"
            rf"(?=(?:受理|的?(?:意见|陈述|诉求|请求|信访|来信)|办理|处理|本人|面谈|反映))"
        )
    ),
    pattern(
        lambda: (
            rf"(?:信访人|来信人|反映人|投诉人|申诉人)(?P<name>{name_pattern()})(?=[，。；、的提反要请于在因对到称表认])"
        )
    ),
    pattern(
        lambda: rf"到(?P<name>{name_pattern()})家(?:中|里)?(?=当面|面谈|听取|入户|征求|送达|了解|核实|，(?:当面|听取))"
    ),
    pattern(
        lambda: (
            rf"(?:向|对|与|给|同(?!时)|让|见了|当面[向与]?)(?P<name>{name_pattern()})(?=(?:当?面|说明|解释|道歉|致歉|表示歉意|反馈|宣读|通报|见面|通话|沟通|交换"
            r"|核实|[两二三]次|[两二]人|作(?:了|出)?(?:说明|解释|答复)))"
        )
    ),
    pattern(
        lambda: (
            rf"(?:^|[，。；、\n])(?P<name>{name_pattern()})(?=(?:没有异议|无异议|表示(?:满意|理解|认可|接受|感谢|同意)|可以?[自在]收到|如(?:不服|对本)|同志反映))"
        )
    ),
)
"""Where only the petitioner stands."""
_LEADS = pattern(
    r"(?:(?:电话|当面|书面|短信|微信|口头)(?:告知|通知|答复|回复|告诉)了?|感谢|回访了?|如果|如|若|倘若|(?:来信|来访|来电)人?是?)$"
)
_FOLLOWS = pattern(
    r"转|受理|办理|处理|结果|情况|先生|女士|同志|的(?:来信|来访|建议|监督|关注|支持|理解|信任|配合|意见)|[对仍如]?(?:对本|对上述|对此|不服|有异议)|可以?[向自在]|来信|来访|反映"
)
"""Between the two stands whoever the paper is for: 电话告知某某转送去向, 感谢某某先生的建议, 如果某某对本意见不服."""
_HEARD_WITH = pattern(
    lambda: (
        r"(?:听取|征求|询问|记录)了?[你您](?:和|与|及|、)(?:你|您)?(?:的)?(?P<kin>弟弟|哥哥|姐姐|妹妹|父亲|丈夫|妻子|儿子|女儿|母亲)?"
        rf"(?P<name>{name_pattern()})(?=的(?:意见|陈述|说法|想法|诉求))"
    )
)
_OF_ONE_FAMILY = frozenset({"弟弟", "哥哥", "姐姐", "妹妹", "父亲"})
_WRITERS = pattern(
    r"(?P<name>[\u4e00-\u9fff·]{2,8})等(?:\d{1,3}|[一二三四五六七八九十两]{1,3})(?:名|位|人|户)[^，。；\n]{0,8}(?:来信|联名|反映|投诉|来访|信访|举报)"
)
_MET = pattern(
    lambda: rf"(?:与|同|向|和)(?P<name>{name_pattern()})等人(?=面谈|座谈|见面|通话|核实|当面|电话|沟通|反馈|说明)"
)
_FULL = 3
_LEAD = 8
_SURE = 3
"""Of the contexts the first ones: there nobody else stands."""
_SPOKEN = 3
"""A paper that says 您 so often speaks to one person, although it names nobody."""
_OTHER = pattern(
    r"(?:代理人|家属|妻子|丈夫|儿子|女儿|父亲|母亲|邻居|同事|法定代表人|负责人|证人|村民|律师|委托人|被投诉人|经营者)"
    r"[^，。；]{0,4}$"
)


def check(case: Case) -> Iterator[Hit]:
    """Report a name in the petitioner's place that is nobody of the title, the salutation or the letter."""
    people = {one.name for one in petitioners(case)}
    text = case.unquoted[: case.body_end]
    letter = case.petition.text if case.petition is not None else ""
    yield from _led(text, letter)
    contexts = _PLACES if people else _PLACES[_SURE:]
    if any(is_masked(name) for name in people) or (not people and text.count("您") < _SPOKEN):
        return
    told: set[int] = set()
    for hit in (*_between(text, letter, people), *_heard(text, letter, people)):
        told.add(hit.span.start)
        yield hit
    for context in contexts:
        for match in context.finditer(text):
            name = match["name"]
            if name in letter or text.count(name) > 1 or any(name in one or one in name for one in people):
                continue
            if (
                is_masked(name)
                or name.endswith(("你", "您"))
                or not_names().match(name)
                or _OTHER.search(text, 0, match.start("name"))
            ):
                continue
            if match.start("name") not in told:
                yield _hit(Span(*match.span("name")), name, sure=context in _PLACES[:_SURE])


def _between(text: str, letter: str, people: set[str]) -> Iterator[Hit]:
    """A name that stands once between words that only whom the paper is for stands between."""
    for one in likely_names(text):
        end = one.start + len(one.name)
        known = one.name in letter or any(one.name in name or name in one.name for name in people)
        placed = _LEADS.search(text, max(0, one.start - _LEAD), one.start) and _FOLLOWS.match(text, end)
        if placed and not known and text.count(one.name) == 1:
            yield _hit(Span(one.start, end), one.name, sure=False)


def _heard(text: str, letter: str, people: set[str]) -> Iterator[Hit]:
    """Who was heard with the petitioner and is named nowhere else, or a brother of another family."""
    families = {name[0] for name in people if len(name) > 1}
    for match in _HEARD_WITH.finditer(text):
        name, kin = match["name"], match["kin"]
        known = name in letter or any(name in one or one in name for one in people)
        if known or is_masked(name) or not_names().match(name) or len(name) != _FULL:
            continue
        if not kin and text.count(name) == 1:
            yield _hit(Span(*match.span("name")), name, sure=False)
        elif kin in _OF_ONE_FAMILY and families and name[0] not in families:
            yield Hit(
                Span(*match.span("name")),
                f"这里写{kin}“{name}”，与来信人不是一个姓，可能是别的案件留下的。",
                suggestion="核对姓名；是别案留下的，改过来。",
                severity=Severity.INFO,
                confidence=Confidence.LOW,
            )


def _led(text: str, letter: str) -> Iterator[Hit]:
    """与某某等人面谈 where those who wrote are others: 来信的是某甲等4名群众."""
    writers = {match["name"] for match in _WRITERS.finditer(text)}
    for match in _MET.finditer(text) if len(writers) == 1 else ():
        name = match["name"]
        if (
            name not in letter
            and not any(one.endswith(name) or name in one for one in writers)
            and text.count(name) == 1
        ):
            yield _hit(Span(*match.span("name")), name, sure=False)


def _hit(span: Span, name: str, *, sure: bool) -> Hit:
    return Hit(
        span,
        f"“{name}”不是标题、称呼里的人，全文只出现这一次，可能是别的案件留下的。",
        suggestion="核对姓名；是别案留下的，改过来。",
        severity=None if sure else Severity.INFO,
        confidence=None if sure else Confidence.LOW,
    )


_HEAD = "关于欧阳淑贤投诉退款事项的答复\n欧阳淑贤：\n你的来信收悉。"

RULE = Rule(
    module=__name__,
    title="别案人名",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("您好！您10月13日来信，建议恢复公交站，您说得对。感谢⟦薛宝柱⟧先生的建议。"),
        good("您好！您10月13日来信，建议恢复公交站，您说得对。感谢您的建议。"),
        bad(_HEAD + "3月13日，我局电话告知⟦曾凡秀⟧转送去向。"),
        bad(_HEAD + "如果⟦马长林⟧对本意见不服，可以请求复查。"),
        bad(_HEAD + "我局于当天电话告知⟦徐丽萍⟧受理情况。"),
        good(_HEAD + "我局于当天电话告知欧阳淑贤受理情况。"),
        bad(_HEAD + "6月4日，工作人员到⟦徐丽萍⟧家当面听取了意见。"),
        good(_HEAD + "6月4日，工作人员到你家当面听取了意见，又到邻居徐丽萍家了解情况。"),
        bad(_HEAD + "6月4日，听取了你和⟦徐丽萍⟧的陈述。"),
        good(_HEAD + "6月4日，听取了你和徐丽萍的陈述。徐丽萍是店里的会计。"),
        bad("关于苗桂兰反映退款事项的答复\n苗桂兰：\n你的来信收悉。听取了你和弟弟⟦徐立本⟧的意见。徐立本签了字。"),
        good(
            "关于苗桂兰反映退款事项的答复\n苗桂兰：\n你的来信收悉。听取了你和弟弟苗立本的意见，你和丈夫徐立本的意见一并记录。"
        ),
        bad(
            "关于养生馆退款情况的报告\n市信访局：\n转来苗桂兰等4名群众的联名来信收悉。2月18日与⟦徐立本⟧等人面谈。",
            profile=Profile.REPORT_BACK,
        ),
        good(
            "关于养生馆退款情况的报告\n市信访局：\n转来苗桂兰等4名群众的联名来信收悉。2月18日与苗桂兰等人面谈。",
            profile=Profile.REPORT_BACK,
        ),
        bad(_HEAD + "信访人⟦徐丽萍⟧的请求没有依据。"),
        good(_HEAD + "我局通知了代理人徐丽萍到场，听取徐丽萍的意见。"),
        good("我局于当天电话告知徐丽萍受理情况。"),
        bad(_HEAD + "5月20日，我局向⟦徐丽萍⟧说明了结果。"),
        good(_HEAD + "5月20日，我局向你说明了结果。徐丽萍是本案经办人，负责向徐丽萍的同事说明。"),
        bad(_HEAD + "⟦徐丽萍⟧可以自收到之日起30日内请求复查。"),
        good(_HEAD + "欧阳淑贤可以自收到之日起30日内请求复查。"),
    ),
)
