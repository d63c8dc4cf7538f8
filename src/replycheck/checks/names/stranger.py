"""没有交代过的人名。

正文里忽然有一个人，前面没有写他是谁（没有身份、称谓、亲属关系），全文只出现这一次，来信、裁判文书里也没有，
多半是别的案件的人，或者把本案的人名写错了。只在句首和“由”“退还”“支付给”之后看，作提示；并列的几个人、遮盖的姓名不报。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对人名）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.people.introduced import introduced
from replycheck.facts.people.likely import likely_names
from replycheck.facts.people.names import name_pattern
from replycheck.facts.people.personal_contexts import not_names
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.people import is_masked, petitioners
from replycheck.rules.rule import Rule
from replycheck.text.likelihood import weight
from replycheck.text.patterns import pattern

_PLACED = pattern(
    lambda: (
        rf"(?:^|[，。；\n]|[，。；\n](?:其中|判决|判令|并|但|而|经|且|后)|由|退还|返还|退给|支付给?|汇给|汇入|付给|交给|发给|补发给?|补偿|赔偿)"
        rf"(?P<name>{name_pattern()}(?<=[\u4e00-\u9fff]{{3}}))"
        r"(?=[，。；于在已应将未没是]|的(?!话)|以|表示|承认|同意|要求|请求|反映|主张|认为|称|说|支付|赔偿|负担|承担|签|领|收|可以|不服|同志|先生|女士|本人|名下|对此|\d)"
    )
)
_FUNCTION = frozenset(
    "应信来由于和向时从任常经安平全成都能支相过计习项种终后关管连同以即并须需另仅且并其该此各每查根据按依对将被把因为是有但"
)
"""Surnames that begin many a phrase: 应分得, 由砂场."""
_LEADS = pattern(
    r"(?:^|[，。；：、\n“（]|\d[.．、]|[给由向对与和同找替把将被归欠因让请据的系]|查明|询问|约谈|走访|责令|通知|发现|证明|认定|联系|协助|安排|退还|支付|赔偿)$"
)
_SAYS_WHO = pattern(
    "(?:[员长任师警官理记人者户主邻居生匠工]|妻子|丈夫|之[子女妻]|[儿女母父兄弟姐妹]|同志|经销商|业主|村民|居民|老板|店主|法定代表人)$"
)
_ACTS = pattern(
    r"[三两二四五六七八九十\d]|看了|说|称|承认|表示|认为|答应|同意|签|领|收|付|交|还|退|拒绝|到场|在场|到庭|负担|承担|支付|赔偿|应负|应当|应在|没有|未|已|将|提出|反映|要求|请求|递交"
    r"|来信|来访|了解|核实|说明|询问|所有|的(?:公司|单位|店|厂|企业|工厂|丈夫|妻子|孩子|子女|父亲|母亲|承包地|宅基地|房屋|土地|下落|问题|请求|诉求|情况|名字|账户|房|地|车|工资|材料|案|意见|说法|行为)|名下|本人|一家|家|户|不服|与|和|同|于\d|在\d"
)
_LEAD = 6
_WORD, _GIVEN = 4, 6
"""Logarithms of counts: a surname with what follows that stands more often is a word, and so is a given name."""
_FULL = 3


def check(case: Case) -> Iterator[Hit]:
    """Report a name that stands once, of a person whom nothing introduces."""
    about = [one.name for one in petitioners(case)]
    if not about or any(is_masked(name) for name in about):
        return
    text = case.unquoted[: case.body_end]
    papers = [paper.text for paper in (case.petition, *case.sources) if paper is not None]
    shown = {one.name for one in introduced(text)} | {one.name for one in case.facts.persons if one.role}
    seen: set[str] = set()
    for match in _PLACED.finditer(text):
        name = match["name"]
        if len(name) != _FULL or not _is_name(name) or case.text.count(name) > 1 or is_masked(name):
            continue
        if name in shown or any(name in one or one in name for one in about) or any(name in paper for paper in papers):
            continue
        seen.add(name)
        yield _hit(name, match.start("name"))
    for one in likely_names(text):
        known = one.name in shown or any(one.name in other or other in one.name for other in about)
        if known or one.name in seen or case.text.count(one.name) > 1 or any(one.name in paper for paper in papers):
            continue
        ahead, end = text[max(0, one.start - _LEAD) : one.start], one.start + _FULL
        if _LEADS.search(ahead) and not _SAYS_WHO.search(ahead) and _ACTS.match(text, end):
            seen.add(one.name)
            yield _hit(one.name, one.start)


def _hit(name: str, start: int) -> Hit:
    return Hit(
        Span(start, start + len(name)),
        f"前面没有交代“{name}”是谁，全文只出现这一次。",
        suggestion="核对是不是本件的人、姓名有没有写错；是本件的人，写明他是谁。",
    )


def _is_name(name: str) -> bool:
    """Whether the characters are those of no word."""
    return not (
        name[0] in _FUNCTION
        or weight(name)
        or weight(name[:2]) > _WORD
        or weight(name[1:]) > _GIVEN
        or not_names().match(name)
    )


_HEADING = "关于欧阳淑贤投诉退款事项的答复\n欧阳淑贤：\n你的来信收悉。经查，店主龚海涛多收了300元。\n"

RULE = Rule(
    module=__name__,
    title="没有交代的人名",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    check=check,
    examples=(
        bad(_HEADING + "应退的300元，⟦谭四清⟧应于5月6日付清。"),
        good(_HEADING + "应退的300元，龚海涛应于5月6日付清。"),
        bad(_HEADING + "已责令退还⟦朱彩凤⟧300元。"),
        bad(_HEADING + "扣押的手机系⟦罗金凤⟧所有，已经退还。"),
        bad(_HEADING + "处理以后，⟦罗金凤⟧的公司仍没有补缴。"),
        good(_HEADING + "扣押的手机系证人罗金凤所有，已经退还。"),
        bad(_HEADING + "货款已发放给⟦梁秀英⟧三笔，共300元。"),
        bad(_HEADING + "承包水厂的⟦范金鹏⟧承认，涨价没有报批。"),
        good(_HEADING + "门市部店员范金鹏承认，涨价没有报批。"),
        good(_HEADING + "已责令退还你300元，由会计朱彩凤经办。"),
        good(_HEADING + "应退的300元，谭四清应于5月6日付清。", petition="我同谭四清说过。"),
        good("关于退款事项的答复\n应退的300元，谭四清应于5月6日付清。"),
    ),
)
