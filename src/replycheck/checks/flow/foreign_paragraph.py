"""有一段像是从别的文书里粘贴来的。

看这一段与全文的关系：用词和提到的人、单位、地方其他段有没有，自称（本院、我局）、对信访人的称呼（你、您）是否一致，
日期、年份相差多远，所称的文书与标题是否一致，同一部分是不是已经有了，与前后两段接不接得上。
来信、裁判文书里有的内容不算外来。全文其余各段一致、只有这一段自称或者称呼不同，或者单独一条序号、第二次收到来信的，一种就报；其他的要有两种以上依据才报。
裁判文书、来信、本批另一份答复里有这一段的，写明是哪一份。这是推断，所以报警告，由人核对。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对内容、文字）；各种依据的分量，是本工具根据正确的答复定的。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import FLOWING
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.origin import origin
from replycheck.rules.rule import Need, Rule

_NAMED = 3


def check(case: Case) -> Iterator[Hit]:
    """Report paragraphs that have nothing to do with the rest."""
    for stranger in case.reading.strangers:
        stands = origin(case, stranger.span)
        yield Hit(
            stranger.span,
            f"这一段像是别的文书里的：{'，'.join(stranger.signs[:_NAMED])}。{stands.words}",
            suggestion="核对这一段是不是本件的内容；不是的，删去，并核对有没有被它顶替的段落。",
            evidence=stands.evidence,
        )


_FRAME = (
    "关于罗大勇反映公交站台问题的答复意见书\n罗大勇：\n你2023年2月20日的来信，本局于2月22日收到，2月24日受理。现答复如下。\n"
    "你反映锦屏路17路公交站没有站台和雨棚，老人上下车不便，要求增设站台。\n"
    "2月27日，本局工作人员邓凯电话与你联系，听取了你的意见。3月2日，邓凯到锦屏路现场查看，并查阅了该站的客流记录。\n"
    "{}依照《城市公共汽车和电车客运管理规定》第十条的规定，本局决定予以支持，在该站设置站台，4月30日前完工。3月10日，邓凯电话向你作了说明。\n"
    "如不服本答复意见，可以自收到本意见书之日起30日内向青川市人民政府请求复查。\n青川市交通运输局\n2023年3月15日"
)
_OWN = (
    "经查，你反映的情况属实。该站每天上下车约六百人次，人行道宽四米，具备设置站台的条件，"
    "锦屏路17路公交站的乘客老人较多。\n"
)
_OTHER = (
    "2021年9月6日，执行法官尤立与您面谈，告知您本院已经查封被执行人的两处房产，评估、拍卖正在进行，"
    "您提供的账号有误，请您尽快更正。"
)
RULE = Rule(
    module=__name__,
    title="像是别的文书里的段落",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    check=check,
    needs=frozenset({Need.ANSWER}),
    profiles=FLOWING,
    examples=(
        bad(_FRAME.format(f"⟦{_OTHER}⟧\n")),
        bad(_FRAME.format(f"⟦{_OTHER}⟧\n"), siblings=(f"郑立：\n你的来信收悉。\n{_OTHER}\n特此答复。",)),
        good(_FRAME.format(_OWN)),
        good(_FRAME.format(f"{_OTHER}\n"), petition=f"{_OTHER}执行法官尤立2021年9月6日与我面谈。"),
    ),
)
