"""The parties of a judgment: their names, short names, sides and sex.

What is easily got wrong: a name stands behind its role with or without a colon (原告陈纪坤与被告韩肖武), one party has
a role in each instance (再审申请人（一审原告、二审上诉人）), and the brackets behind a name may hold a short name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from replycheck.facts.people.names import NAME
from replycheck.facts.people.personal_contexts import not_names
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_LONGEST_PERSON = 4
_HEAD_LINES = 1500
"""Further on the parties are spoken of, and whoever stands behind 被告 may be somebody else."""
_NO_NAME = pattern(
    r"申请|陈述|供述|的|在|各|既|所|未|无(?!锡|为|极|棣|限)|有|其|以|催告|作|夫妇|等|对|收|依法|要求|向|住所|于20|指|当庭|提|送达|是否|不|供述|犯罪|主体|诉讼|本人|一方|之|主要|家|人|民法院|民政府|民检察院|经局|经本|经过"
)
_HEAD = 4000
"""Parties are named in the first characters; those of a long list of appellants too."""


class Side(StrEnum):
    """Where a party stands; ``CLAIMS``: who sued or applied in the first place, ``CLAIMED``: against whom."""

    CLAIMS = "claims"
    CLAIMED = "claimed"
    APPEALS = "appeals"
    APPEALED = "appealed"
    RETRIAL = "retrial"
    THIRD = "third"
    PROSECUTES = "prosecutes"
    ACCUSED = "accused"
    VICTIM = "victim"


_ROLE_WORDS = {
    "原告": Side.CLAIMS,
    "反诉原告": None,
    "反诉被告": None,
    "被告人": Side.ACCUSED,
    "被告": Side.CLAIMED,
    "被上诉人": Side.APPEALED,
    "上诉人": Side.APPEALS,
    "再审申请人": Side.RETRIAL,
    "申请再审人": Side.RETRIAL,
    "申诉人": Side.RETRIAL,
    "被申请人": Side.CLAIMED,
    "被申诉人": None,
    "申请执行人": Side.CLAIMS,
    "被执行人": Side.CLAIMED,
    "复议申请人": Side.CLAIMS,
    "异议人": Side.CLAIMS,
    "赔偿请求人": Side.CLAIMS,
    "赔偿义务机关": Side.CLAIMED,
    "申请人": Side.CLAIMS,
    "第三人": Side.THIRD,
    "公诉机关": Side.PROSECUTES,
    "抗诉机关": Side.PROSECUTES,
    "自诉人": Side.CLAIMS,
    "附带民事诉讼原告人": Side.CLAIMS,
    "被害人": Side.VICTIM,
}
ROLE = (
    r"(?:(?:原审|再审|一审|二审|本诉|反诉|附带民事诉讼)[^\n，。]{0,2}?)?"
    r"(?:反诉原告|反诉被告|附带民事诉讼原告人|再审申请人|申请再审人|复议申请人|申请执行人|被执行人|被上诉人|上诉人|被申请人|被申诉人"
    r"|申诉人|申请人|被告人|被告|原告人?|第三人|公诉机关|抗诉机关|自诉人|异议人|赔偿请求人|赔偿义务机关|被害人)"
)
_PARTY = pattern(
    rf"(?<![被再])(?P<role>{ROLE})(?P<more>[（(][^（()）\n]{{1,30}}[）)])?(?P<colon>[：:]?)[ \u3000]{{0,2}}"
    r"(?P<name>[\u4e00-\u9fff](?:[\u4e00-\u9fff×xX＊*·•\dA-Z]|[（(][\u4e00-\u9fff]{1,8}[）)](?=[\u4e00-\u9fff]{2})){1,44})"
)
_BEHIND = pattern(
    r"因|与|诉|不服|向|于(?!洪)|为(?:与|被|申)|在|以(?!岭)|系|犯|(?<!美)的|对|被|曾|将|提出|提起|申请|作出|承担|负担|支付|伙同|归案|到案|无视|违反|持|驾驶|则"
    r"|共(?!青|和)|已|经审|经本|均|收到|履行|到庭|委托|及|和被|之间|一案|应|认为|主张|立即|就|要求|请求|给付|偿还|返还|赔偿|催告|执行"
)
_BODY = pattern(
    r".{0,80}(?:公司|集团|合作社|信用社|联合社|联社|委员会|委|会|政府|办事处|检察院|法院|医院|学院|大学|中学|小学|学校|幼儿园|银行|[支分]行|协会|中心|事务所|经营部"
    r"|商行|门市部?|酒店|饭店|餐厅|超市|[厂矿局厅部队所社店场站馆院处组城园办])$"
)
_FORMAL = pattern(r"[，,]\s?[男女]|。?\n")
_NO_BODY = pattern("诉|拆除|经营(?!部|公司)|承担|应向|立即|提供|作出|住所|原告|被告|收到|处理|行为")
_ONLY_KIND = pattern(
    r"(?:该|本|我|某|两|三)?(?:公司|银行|人民政府|政府|委员会|人民法院|法院|医院|学校|公安局|居委会|村委会|集团)"
)
_BODY_AHEAD = pattern(r".{0,80}(?:公司|委员会|政府|检察院|法院|银行|公安局|监督管理局|[^管]局)(?=[\u4e00-\u9fff])")
_SHORT = pattern(
    r"(?P<name>[\u4e00-\u9fff（）()]{2,40})[（(](?:以下|下)?简?称(?:为|：)?[“\"]?(?P<short>[^”\"）)\n，]{2,16})[”\"]?[）)]"
)
_SUED = pattern(
    r"因诉(?P<name>[\u4e00-\u9fff]{2,24}?(?:人民政府|政府|管理局|公安局|局|委员会|街道办事处|大队|公司))(?P<more>[（(][^（()）\n]{1,30}[）)])?"
    r"[^，。\n]{0,60}一案"
)
"""再审申请人张某因诉某市人民政府……一案: a paper of the highest court often names who was sued only so."""
_SEX = pattern(
    r"\s{0,2}(?:（[^）\n]{0,20}）|\([^)\n]{0,20}\))?(?:[，,]\s?(?:曾用名|别名|又名|化名|绰号|外号|乳名|自报)[^，,。\n]{1,16})?[，,]\s{0,2}(?P<sex>[男女])(?=[，,。\s])"
)
_WORDS = pattern("|".join(sorted(_ROLE_WORDS, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Party:
    """``names``: the full name first, then short ones; ``sex``: 男, 女 or "" where the paper doesn't say."""

    names: tuple[str, ...]
    sides: frozenset[Side]
    sex: str = ""
    place: int = 0

    @property
    def name(self) -> str:
        """The full name."""
        return self.names[0]


def parties_of(judgment: str) -> tuple[Party, ...]:
    """The parties of a judgment in the order in which they are named first."""
    head = judgment[:_HEAD]
    shorts = {match["name"]: match["short"] for match in _SHORT.finditer(head)}
    found: dict[str, Party] = {}
    for name, sides, place in _mentions(head):
        known = found.get(name) or next((party for party in found.values() if name in party.names), None)
        if known is None and (not sides or _already(found, name, sides, place)):
            continue
        full = known.name if known else name
        sex = _SEX.match(head, place + len(name))
        found[full] = Party(
            known.names if known else (name, *(s for full_, s in shorts.items() if full_.endswith(name) and s != name)),
            sides | known.sides if known and place < known.place + _HEAD_LINES else known.sides if known else sides,
            (sex["sex"] if sex else "") or (known.sex if known else ""),
            known.place if known else place,
        )
    return (*_suing(found, head), *_sued(found, head, shorts))


def _suing(found: dict[str, Party], head: str) -> Iterator[Party]:
    """The parties; where only 因诉 tells who sued, the one before it is the plaintiff."""
    match = None if any(Side.CLAIMS in party.sides for party in found.values()) else _SUED.search(head)
    for party in found.values():
        before = match is not None and any(head.endswith(name, 0, match.start()) for name in party.names)
        yield replace(party, sides=party.sides | {Side.CLAIMS}) if before else party


def _sued(found: dict[str, Party], head: str, shorts: dict[str, str]) -> Iterator[Party]:
    """Who is named as sued only behind 因诉."""
    match = _SUED.search(head)
    if match is None or any(Side.CLAIMED in party.sides for party in found.values()):
        return
    name = match["name"]
    if not any(name in party.names or party.name.endswith(name) for party in found.values()):
        names = (name, *(short for full, short in shorts.items() if full.endswith(name)))
        yield Party(names, frozenset({Side.CLAIMED}), place=match.start("name"))


def _already(found: dict[str, Party], name: str, sides: frozenset[Side], place: int) -> bool:
    """Whether the words are a known name cut short or run on, or stand where no new party is named any more."""
    if any(name.startswith(known) or known.startswith(name) for known in found):
        return True
    first = min((party.place for party in found.values()), default=place)
    late = place > first + _HEAD_LINES
    return late and any(party.sides & sides for party in found.values())


def _mentions(head: str) -> Iterator[tuple[str, frozenset[Side], int]]:
    told: set[str] = set()
    for match in _PARTY.finditer(head):
        name = _name(match)
        if name:
            first = _WORDS.findall(match["more"] or "")
            if {"原告", "被告"} & set(first):
                told.add(name)
            words = _WORDS.findall(match["role"]) + first
            if name in told:  # who stood where in the first instance says more than who applied last
                words = [word for word in words if word not in ("被申请人", "申请人")]
            sides = {_ROLE_WORDS[word] for word in words}
            yield name, frozenset(side for side in sides if side is not None), match.start("name")


def _name(match: re.Match[str]) -> str:  # noqa: PLR0911 - one way for each form of name
    """The name that the words behind a role begin with; "" where they begin with none."""
    words = match["name"]
    behind = _BEHIND.search(words, 2)
    name = words[: behind.start()] if behind else words
    if _NO_NAME.match(name):
        return ""
    if _ONLY_KIND.fullmatch(name):
        return ""
    if len(name) <= _LONGEST_PERSON:
        surname = NAME.match(name) is not None
        known = surname and (_FORMAL.match(match.string, match.end()) or not not_names().match(name))
        return name if known or (match["colon"] and len(name) > 1) else ""
    if match["colon"]:
        return name
    if _NO_BODY.search(name):
        return ""
    if _BODY.match(name):
        return name
    ahead = _BODY_AHEAD.match(name)
    return ahead[0] if ahead else ""
