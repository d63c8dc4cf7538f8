"""People whom a paper introduces by their post or their task: 副庭长曾某枫, 指定郑某义、白某两人, 由唐某峰与你联系.

``names`` knows people by their role in a case; these are the people of the office and those whom it asked. What is
easily got wrong: a surname begins many a word, so a name counts only between a word that announces a person and one
that can follow a name.
"""

from __future__ import annotations

from functools import lru_cache

from replycheck.facts.people.names import name_pattern
from replycheck.facts.people.personal_contexts import not_names
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.likelihood import weight
from replycheck.text.patterns import Pattern, pattern

_MADE: dict[str, Pattern] = {}
_AHEAD = (
    "工作人员|执法人员|办案人员|承办法官|承办人|经办人|联系人|法官助理|书记员|审判员|陪审员|副?[庭院局科所股队处站镇乡主部厅校厂馆司]长|主任|科员|干事|干部"
    "|民警|辅警|检察官|法官|律师|会计|护士长?|医生|老师|教师|经理|法定代表人|负责人|代表|村民|居民|职工|患者|死者|司机|邻居|同事|证人|食客|店主|服务员|业主|住户"
    "|指定|指派|委派|安排|询问了?|走访了?|约谈了?|约见了?|约请|约|会同|申请人|被执行人|案外人|第三人|由|(?<=[室科股庭队办所站局处])(?=[\u4e00-\u9fff]{2,3}[、到与向和])"
    "|信访人|来信人|来访人|反映人|投诉人|丈夫|妻子|之子|之女|儿子|女儿|父亲|母亲|兄长|弟弟|姐姐|妹妹"
)
_ENDS = (
    r"(?=[\s，。；：、（()）“”]|$|等|与|和|及|在|到|向|对|于|已|将|系|是|为|就|的|从|把|被|由|共|因|未|没|不|表示|承认|陈述|称|说|认为|同|等|[二两三四五六七八九]人|[两二三四五六七八]名"
    r"|负责|核查|调查|办理|接听|发放|支付|签|本人|家|户|名下|可|应|接替|担任|代理|值班|开车|驾驶|\d)"
)


@dataclass(frozen=True, slots=True)
class Introduced:
    """A name with its place."""

    name: str
    span: Span


@lru_cache(maxsize=8)
def introduced(text: str) -> tuple[Introduced, ...]:
    """Everybody whom the paper introduces, in order; a name as often as it is introduced."""
    found = []
    for match in _list().finditer(text):
        at = match.start("names")
        for name in match["names"].split("、"):
            if not not_names().match(name) and not name.endswith("人"):
                found.append(Introduced(name, Span(at, at + len(name))))
            at += len(name) + 1
    for form in (_again(), _CONTACT):
        for match in form.finditer(text):
            name = match["name"]
            again = form is _CONTACT or (text.count(name) > 1 and not weight(name))
            if again and not not_names().match(name):
                found.append(Introduced(name, Span(*match.span("name"))))
    return tuple(sorted(found, key=lambda one: one.span))


_CONTACT = pattern(
    r"(?:联系人|经办人|承办人|办理人)[：:][ \u3000]?(?P<name>[\u4e00-\u9fff]{2,5})(?=[，,；;（(、\s]|联系|电)"
)
"""Behind such a label stands a name, whatever the surname: 格桑央金."""


def _list() -> Pattern:
    name = name_pattern()
    return _MADE.setdefault("list", pattern(rf"(?:{_AHEAD})(?P<names>(?:{name})(?:、(?:{name})){{0,8}}){_ENDS}"))


def _again() -> Pattern:
    """A whole name behind a post, whatever follows; it counts where it stands again and no text has it."""
    return _MADE.setdefault(
        "again", pattern(rf"(?:{_AHEAD}|[对向与给让和同把将])(?P<name>{name_pattern()}(?<=[\u4e00-\u9fff]{{3}}))")
    )
