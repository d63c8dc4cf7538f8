"""把诉求推出去，却不说该找谁、凭什么。

“不归我们管”“你自己去找”“与我院无关”这类话，没有同时写明哪个单位负责、依据什么或者已经转送，就是推诿。
同一句或者前后一句里写了受理单位、依据或者转送情况的，是正常的引导，不报；引号里的话、转述信访人或者别的单位的话，不报。

依据：《信访工作条例》第二十三条（不属于本单位职权的，应当告知向有权的机关、单位提出）、第二十八条（不得推诿、敷衍、拖延）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern
from replycheck.text.sentences import sentences

_SHIFTS = pattern(
    r"不(?:归|属于?|由|是)(?:我们?|本|我|你院|我院)?(?:院|局|委|办|镇|乡|街道|单位|部门|中心|们)?(?:管理?(?:的?范围|权限)?|负责|职责|职权|业务|受理)"
    r"|(?:我们?|本|我)(?:院|局|委|办|镇|乡|街道|单位|部门|中心)?(?:管不了|无权管|不管|没法管|无能为力|爱莫能助|没有义务)"
    r"|(?:你|您)(?:们)?(?:可以)?自己(?:去找|去|找|想办法|解决|联系|处理)|(?:你|您)(?:们)?自行(?:去找|想办法|解决|处理|联系)"
    r"|(?:请|可以?|应)(?:你|您)?另请高明|(?:与|和)(?:我|本)(?:院|局|委|办|镇|乡|街道|单位|部门|中心)无关"
)
_DIRECTS = pattern(
    r"根据|依据|依照|按照|《|第[一二三四五六七八九十百\d]+条|转(?:送|交|办|至|由|给)|移送|已(?:联系|告知|协调)|由[^，。；]{2,24}(?:负责|管理|受理|管辖|处理)"
    r"|(?:向|到|请?咨询|联系|拨打|致电)[^，。；]{0,24}(?:院|局|委|办|中心|部门|机关|政府|公司|单位|窗口|法庭|派出所|大队|街道|社区|\d{5})"
    r"|属于?[^，。；]{2,24}(?:职责|职权|管辖|管理)|(?:院|局|委|办|中心|公安|检察院)[^，。；]{0,6}(?:负责|管辖|受理)"
)
_TELLS = pattern(r"(?:你|您|信访人|投诉人|反映|来信|对方|开发商|物业)[^，。]{0,16}(?:称|说|认为|表示)")


def check(case: Case) -> Iterator[Hit]:
    """Report each sentence that sends the petitioner away without saying where to or on what ground."""
    text = case.unquoted[: case.body_end]
    spans = sentences(text)
    for index, span in enumerate(spans):
        match = _SHIFTS.search(text, span.start, span.end)
        if match is None or _TELLS.search(text, span.start, match.start()):
            continue
        around = text[spans[max(0, index - 1)].start : spans[min(len(spans) - 1, index + 1)].end]
        if _DIRECTS.search(around.replace(match.group(), "")) is None:
            yield Hit(
                Span(*match.span()),
                f"“{match.group()}”把诉求推了出去，没有说明由哪个单位负责、依据是什么。",
                suggestion="写明该事项依法由哪个单位处理、依据哪一条规定，以及是否已经转送或者如何提出。",
            )


RULE = Rule(
    module=__name__,
    title="推诿的话",
    severity=Severity.WARNING,
    check=check,
    confidence=Confidence.MEDIUM,
    severity_in={Profile.GENERIC: Severity.INFO},
    examples=(
        bad("周某：\n你反映的停车问题⟦不归我们管⟧。\n特此答复。"),
        bad("周某：\n该问题⟦与我院无关⟧，希望理解。"),
        bad("周某：\n漏水的事⟦您自己去找⟧开发商。"),
        good("周某：\n该问题不属于我院职权范围，根据《信访工作条例》第二十三条，请向某某区住建局提出。"),
        good("周某：\n停车收费不归我们管。该事项由某某区发展改革局负责，我院已于5月6日转送。"),
        good("周某：\n你反映物业公司称“这事不归我们管”，经核实，情况属实。"),
        good("周某：\n你来信说承办人表示此事不归我们管，经核实没有这样的情况。"),
    ),
)
