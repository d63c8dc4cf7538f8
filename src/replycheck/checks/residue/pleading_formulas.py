"""答复里留有裁判文书的庭审、说理用语。

“原告诉称”“被告辩称”“到庭参加诉讼”“本案现已审理终结”“经审理查明如下”“本院认为”以及汉字日期，都是裁判文书的写法。
“本案现已审理终结”“进行了证据交换和质证”只有裁判文书才写，直接报错误；其余的要几处一起出现才报，因为法院答复也可以自己说理。
引号内的转述不报。

依据：裁判文书的固定格式。各用语按可能性计1、3、5分：全文合计4分以上警告，9分以上错误；单项5分的直接报错误。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.residue import SPEAKING, formula_hits
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_FORMULAE = frozenset({"J10", "J11", "J12", "J13", "J14", "J15", "J16", "J18", "J20"})


def check(case: Case) -> Iterator[Hit]:
    """Report the formulae of pleadings, hearing and reasoning."""
    yield from formula_hits(case, _FORMULAE, "用答复的口吻重写：对信访人称“你”，说明该案怎样认定、为什么。")
    yield from _without_a_case(case)


def _without_a_case(case: Case) -> Iterator[Hit]:
    """驳回上诉，维持原判 in the paper of an office that tells of no lawsuit at all: left over from another paper."""
    text = case.unquoted[: case.body_end]
    if case.issuer is None or "院" in case.issuer or case.sources:
        return
    found = [match.span() for match in _OF_A_LAWSUIT.finditer(text)]
    if found and _LAWSUIT.search(_OF_A_LAWSUIT.sub("", text)) is None:
        yield Hit(
            Span(*found[0]),
            f"“{text[slice(*found[0])]}”是裁判文书的话，这份答复没有写到任何案件，像是别的文书留下的。",
            suggestion="核对这一句是不是粘贴留下的；不是这件事的，删去。",
            severity=Severity.WARNING,
        )


_OF_A_LAWSUIT = pattern(
    r"驳回(?:上诉|原告|起诉)(?:人|的)?(?:[，、]维持原判|诉讼请求)?|维持原判|原审(?:认定|判决|法院|查明|原告|被告)|(?<!申请人、)(?:被上诉人|上诉人)(?!民)"
    r"|原告的?诉讼请求|(?:原告|被告)(?:诉称|辩称|认为|主张|提供|提交|应当|的诉讼)|判令被告|判决如下|本案案件受理费|如不服本判决|视为放弃诉讼权利"
)
_LAWSUIT = pattern(r"法院|判决|裁定|诉讼|起诉|裁判|仲裁|案号|检察|庭审|开庭|律师|审判|民初|行初|原告|被告(?!知)|调解书")


RULE = Rule(
    module=__name__,
    title="裁判文书用语残留",
    severity=Severity.ERROR,
    check=check,
    profiles=SPEAKING,
    examples=(
        good("本院认为，你的请求应当通过再审程序解决。"),
        bad("⟦原告张某诉称⟧被告违约，⟦本院认为，⟧原告的主张不能成立。"),
        good("你在该案中主张对方违约，判决认为“原告的主张不能成立”。"),
        bad("⟦本案现已审理终结⟧。"),
        good("该案已经审结。"),
        bad("⟦本院组织当事人进行了证据交换和质证⟧。"),
        good("庭审中组织了质证。"),
        bad("⟦本院于2022年3月1日立案后，依法适用⟧简易程序，双方⟦到庭参加诉讼⟧。"),
        good("该案于2022年3月1日立案，双方均到庭。"),
        bad("⟦本院经审理认定事实如下⟧：⟦被告李某辩称⟧没有违约。"),
        good("经复查，认定事实如下。"),
        bad("⟦被告李某辩称⟧没有违约。\n⟦二〇二二年三月一日⟧"),
        good("该判决于二〇二二年三月一日作出。"),
        bad("⟦被告李某辩称⟧没有违约。\n⟦附：相关法律条文⟧"),
        good("附：相关法律条文"),
        bad("张某：\n你家补贴已发放。综上，⟦驳回上诉，维持原判⟧。\n某某县农业农村局\n2023年6月1日"),
        good("张某：\n你家补贴已发放。区法院已驳回上诉，维持原判。\n某某县农业农村局\n2023年6月1日"),
        bad("张某：\n⟦原审认定⟧的借款关系成立，对该店罚款。\n某某县农业农村局\n2023年6月1日"),
    ),
)
