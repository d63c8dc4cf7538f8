"""People who are named in a text, with the role in which they stand there.

What is easily got wrong: a name is recognised only where names stand (behind 原告, 审判员, 信访人 …, before 先生,
法官 …); masked ones (张某, 李某某, 王××) count as well. ``facts.personal`` masks names; this module tells who is who.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from replycheck.facts.people.personal_contexts import not_names
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.tables import rows

_ROLES = (
    "原告人?|被告人?|上诉人|被上诉人|再审申请人|申请执行人|复查申请人|申请人|被申请人|被执行人|第三人|被申诉人|申诉人|信访人|来访人|来信人"
    "|反映人|举报人|投诉人|检举人|控告人|法定代表人|法定代理人|委托诉讼代理人|委托代理人|诉讼代理人|指定辩护人|辩护人|负责人|联系人|经办人"
    "|承办人|审判长|代理审判员|助理审判员|审判员|人民陪审员|陪审员|代理书记员|书记员|法官助理|执行员|承办法官|主审法官|签发人|拟稿人|审核人"
    "|被害人|受害人|自诉人|证人|案外人|异议人|债务人|债权人|担保人|保证人|出借人|借款人|死者|配偶|丈夫|妻子|父亲|母亲|儿子|女儿"
)
_TITLES = "先生|女士|同志|律师|法官|检察官|庭长|副?院长|局长|主任|书记|科长|老师|警官|助理"
_ENDS = (
    r"(?=$|[\s，。；：、！？,.;:!?（()）“”《》\"'\[\]/|*—-]|等|与|和|及|诉|因|对|不服|向|的|到|在|称|提出|提交|反映|认为|来信|来访|之间|一案|系|已|就|以"
    r"|于|作为|为|是|自|从|将|把|被|由|共|男|女|申请|要求|请求|表示|主张|述|本人|夫妇|夫妻|死亡|说|陈述|辩|起诉|上诉|申诉|举报|投诉|未|没|无|有|其|并|至|经"
    r"|名下|所|支付|借|归还|欠|纠纷|犯|涉嫌|驾驶|伙同|持|用|电话|同意|愿意|签|收到|接到|到庭|出庭|参加)"
)
_MASKED = r"(?!人)[\u4e00-\u9fff][某×xX＊*]{1,3}[甲乙丙丁戊\d]?"
_MINORITY = r"[\u4e00-\u9fff]{2,6}[·•・][\u4e00-\u9fff]{2,8}?(?:[·•・][\u4e00-\u9fff]{2,8}?)?"
_BETWEEN = r"[ \u3000\t]*(?:[（(][^（()）\n]{1,30}[）)])?[ \u3000\t]*[:：]?[ \u3000\t]*"


_TRAILING = pattern(r"(?<=某)[予在已因对系之均又即再仍曾未不为以犯有是被的]$")
"""张某予以 names 张某; 郑某平 is a name."""
_NOBODY = pattern("和正|和其|和已|于某|应由|时任")


@dataclass(frozen=True, slots=True)
class Person:
    """A mention of a person: ``name`` without blanks, ``role`` as the text calls it ("" where a title only follows)."""

    span: Span
    name: str
    role: str = ""

    @property
    def masked(self) -> bool:
        """Whether the name is masked: 张某, 王××."""
        return any(mark in self.name for mark in "某×xX＊*")


@cache
def name_pattern() -> str:
    """A pattern for a Chinese name, whole, masked or transliterated; blanks inside as in signatures (李 四)."""
    surname = "(?:" + "|".join(row["surname"] for row in rows("surnames.tsv")) + ")"
    blank = r"[ \u3000]{0,4}"
    return rf"(?:{_MINORITY}|{_MASKED}|{surname}{blank}[\u4e00-\u9fff](?:{blank}[\u4e00-\u9fff])??)"


NAME = pattern(name_pattern)
"""The same compiled: what a name in a text begins with."""


@cache
def _patterns() -> tuple[Pattern, ...]:
    name = name_pattern()
    return (
        pattern(rf"(?P<role>{_ROLES}){_BETWEEN}(?P<name>{name}){_ENDS}(?:[、和与及](?P<next>{name}){_ENDS})?"),
        pattern(rf"(?<![\u4e00-\u9fff])(?P<name>{name})(?=(?:{_TITLES})(?!\w{{0,3}}办))"),
        pattern(
            rf"^[ \u3000\t]*(?:尊敬的)?(?P<name>{name})(?:同志|先生|女士|等人?)?[ \u3000\t]*[:：][ \u3000\t]*$",
            re.MULTILINE,
        ),
        pattern(rf"(?<![\u4e00-\u9fff])(?P<name>{name})[，,][ \u3000]*(?:男|女)(?=[，,。])", needs=("男", "女")),
    )


@lru_cache(maxsize=8)
def persons(text: str) -> tuple[Person, ...]:
    """Every mention of a person in ``text`` whose role or title tells that it is a name, in order."""
    found: dict[Span, Person] = {}
    for form in _patterns():
        for match in form.finditer(text):
            groups = match.groupdict()
            for group in ("name", "next"):
                name = _TRAILING.sub("", "".join((groups.get(group) or "").split()))
                if len(name) > 1 and not not_names().match(name) and not _NOBODY.fullmatch(name):
                    span = Span(match.start(group), match.end(group))
                    span = Span(span.start, _name_end(text, span, name))
                    found.setdefault(span, Person(span, name, groups.get("role") or ""))
    return tuple(found[span] for span in sorted(found))


def _name_end(text: str, span: Span, name: str) -> int:
    """The end of the name in the text, where a trailing word was cut off."""
    end = span.start
    for character in name:
        end = text.index(character, end) + 1
    return end
