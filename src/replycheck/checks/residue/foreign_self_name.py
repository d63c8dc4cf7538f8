"""不是法院、检察院的单位自称“本院”。

答复由局、委、政府等单位作出，正文却写“本院”，说明是从裁判文书粘贴来的。
落款单位名称里有“院”（法院、检察院、医院、学院等），或者正文涉及医院、学院等可以自称“本院”的单位时，不报；引号内的转述不报。
看不出是哪个单位作出的，也不报。

依据：称谓习惯，只有法院、检察院等名称带“院”的单位才能自称本院。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import ANY
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_SELF = pattern(r"(?<![基原根])本院(?!落|子|内|校|系)")
_HOUSES = pattern(r"医院|卫生院|保健院|学院|书院|研究院|科学院|敬老院|养老院|福利院|剧院|设计院|疗养院|戏院")


def check(case: Case) -> Iterator[Hit]:
    """Report 本院 in the mouth of a body that is none, once."""
    name = case.issuer
    if name is None or "院" in name or _HOUSES.search(case.text):
        return
    found = [match.span() for match in _SELF.finditer(case.unquoted, 0, case.body_end)]
    if found:
        times = f"（全文共{len(found)}处）" if len(found) > 1 else ""
        yield Hit(
            Span(*found[0]),
            f"答复由“{name}”作出，正文却自称“本院”{times}，像是从裁判文书里粘贴来的。",
            suggestion="改为本单位的自称（如“本局”“本委”），并核对这一段是不是照搬了裁判文书。",
        )


RULE = Rule(
    module=__name__,
    title="自称与单位不符",
    severity=Severity.ERROR,
    check=check,
    profiles=ANY,
    examples=(
        bad("张某：\n⟦本院⟧经审查，你的请求不能成立。\n某某区住房和城乡建设局\n2023年6月1日"),
        good("张某：\n本局经审查，你的请求不能成立。\n某某区住房和城乡建设局\n2023年6月1日"),
        good("张某：\n本院经审查，你的请求不能成立。\n某某市某某区人民法院\n2023年6月1日"),
        good("张某：\n该判决写明“本院认为你的请求不能成立”。\n某某区住房和城乡建设局\n2023年6月1日"),
        good("张某：\n区人民医院答复：本院已退还费用。\n某某区卫生健康局\n2023年6月1日"),
        good("张某：\n本院经审查，你的请求不能成立。"),
        good("张某：\n你家本院子里的树归你所有。\n某某区住房和城乡建设局\n2023年6月1日"),
    ),
)
