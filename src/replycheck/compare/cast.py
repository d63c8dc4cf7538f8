"""Who is who: the words by which the parties of a judgment are called in it and in the reply that speaks of it.

你 is the person to whom the reply is written, 我局 the body that writes it, 市政府 whoever's name holds these
characters in this order. What a reader would get wrong: a word that may mean two parties means none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field, replace
from functools import cached_property

from replycheck.facts.people.parties import Party, Side, parties_of
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

ADDRESSEE = "\ue1ff"
"""Stands for 你 where the reply does not tell which party that is."""
_FIRST = 0xE200
_YOU = pattern(
    r"(?:(?:你|您)(?:们|方|单位|公司|户|本人|两人|二人|家)?|贵(?:公司|单位|司|方|村|厂|校|行|社|店|企业|集团))(?!院|局|市|县|区|省)"
)
_WE = pattern(
    r"(?:我|本)(?P<kind>局|镇|乡|街道办?|校|公司|委|厅|处|所|中心|单位|县|区|市|政府|办|站|部|会|机关)(?:政府)?(?!院|人)"
)
_MASKS = frozenset("某×xX＊*")
_MASK = pattern("[某×xX＊*]")
_BODY = pattern(
    r"[\u4e00-\u9fff]{1,10}(?:公司|政府|局|银行|厂|委员会|协会|支队|大队|委|镇|村|所|社|中心|办事处|办|学校|医院|集团|检察院|合作社|信用社|保险)"
)
_CALLED = pattern(
    r"^[ \t\u3000]*(?:尊敬的)?(?P<names>[\u4e00-\u9fff×·•某]{1,20}?(?:（[\u4e00-\u9fff]{2,8}）[\u4e00-\u9fff]{2,20}?)?"
    r"(?:[、，和与及][\u4e00-\u9fff×·•某]{2,8}?){0,6})"
    r"(?:同志|先生|女士|等人?|老师|律师|老人家|大爷|大妈|大姐|大哥|大叔|大娘|阿姨|师傅|(?:副?总)?经理|副?董事长|理事长|站长|村长|副?厂长|副?校长|副?所长|副?主任|副?院长|副?书记|老板|教授|医生|法官)?"
    r"(?:（[^）\n]{1,12}）)?[ \t\u3000]*(?:你们?好|您好)?"
    r"[:：][ \t\u3000]*$",
    re.MULTILINE,
)
_GREETED = pattern(
    r"(?:^|\n)[ \t\u3000]*(?P<names>[\u4e00-\u9fff×·•某]{2,4})(?:同志|先生|女士)?[:：](?=[\u4e00-\u9fff])"
)
_TOP = 800
_SPLIT, _LISTED = pattern("[、，和与及]"), pattern("[、，]")
_FIRM, _NO_FIRM = "公司", pattern("银行|保险")
_BANKS = {
    "农行": "农业银行",
    "工行": "工商银行",
    "建行": "建设银行",
    "中行": "中国银行",
    "交行": "交通银行",
    "招行": "招商银行",
    "人保": "人民财产保险",
    "平安保险": "平安财产保险",
    "太保": "太平洋财产保险",
}
"""What banks and insurers are called, and what stands in their names."""
_CALLED_ALONE = pattern(
    "(?:^|(?<=[，。；：、\\n对向由给被与和]))公司(?=[^，。；、的法章财股债])|(?:农|工|建|中|交|招)行(?=[^为政使动人程李走][^，。]?)|人保(?=[^险])|平安保险(?!公司)|太保(?![险护])"
)
_TITLED = pattern(
    "(?:同志|先生|女士|老师|律师|老人家|大爷|大妈|大姐|大哥|大叔|大娘|阿姨|师傅|(?:副?总)?经理|副?董事长|理事长|站长|村长|副?厂长|副?校长|副?所长|副?主任|副?院长|副?书记|老板|教授|医生|法官|等人?|二位|两位)$"
)
_LONGEST = 4
"""A person's name is no longer: 崔元和 is one person, 陈元和李平 are two."""


@dataclass(frozen=True, eq=False)
class Cast:
    """The parties of a judgment, with the addressee and the issuer of the reply among them where they are."""

    parties: tuple[Party, ...]
    addressees: frozenset[int] = frozenset()
    issuer: int | None = None
    others: frozenset[str] = frozenset()
    """Masked names that the judgment has of people who are no party: 罗某 beside the accused 罗丹."""
    known: dict[str, int | None] = field(default_factory=dict)

    @cached_property
    def names(self) -> re.Pattern[str]:
        """Every name and short name, the longest first."""
        words = sorted({name for party in self.parties for name in party.names}, key=lambda name: (-len(name), name))
        return re.compile("|".join(map(re.escape, words)) or r"(?!)")

    def of(self, word: str) -> int | None:
        """The party that a word of the reply means; None where that is nobody or not certain."""
        if word not in self.known:
            self.known[word] = self._of(word)
        return self.known[word]

    def _of(self, word: str) -> int | None:
        if _YOU.fullmatch(word):
            return next(iter(self.addressees)) if len(self.addressees) == 1 else None
        if _WE.fullmatch(word):
            return self.issuer
        if word == _FIRM or word in _BANKS:
            return self._alone(word)
        return self._named(word)

    def _named(self, word: str) -> int | None:
        exact = [index for index, party in enumerate(self.parties) if word in party.names]
        if len(exact) == 1:
            return exact[0]
        if word in self.others:
            return None
        like = [index for index, party in enumerate(self.parties) if any(same_name(word, name) for name in party.names)]
        close = [index for index in like if any(name.endswith(word) for name in self.parties[index].names)]
        if len(close or like) == 1:  # 鄞州区人民政府 ends the name of one, and is scattered in that of its town
            return (close or like)[0]
        return None

    def _alone(self, word: str) -> int | None:
        """Who is meant by 公司 or 农行 alone: the only company, or the only bank of that name, among the parties."""
        wanted = _BANKS.get(word)
        fit = [
            index
            for index, party in enumerate(self.parties)
            if (wanted in party.name if wanted else party.name.endswith(_FIRM) and not _NO_FIRM.search(party.name))
        ]
        return fit[0] if len(fit) == 1 and fit[0] not in self.addressees and fit[0] != self.issuer else None

    def sides(self, index: int) -> frozenset[Side]:
        """The sides of a party."""
        return self.parties[index].sides


def same_name(one: str, other: str) -> bool:
    """Whether a name may be the same as a fuller one: 张某 and 张建国, 市政府 and 临沂市人民政府."""
    if one == other:
        return True
    if not (_MASKS.isdisjoint(one) and _MASKS.isdisjoint(other)):
        return one[0] == other[0] and len(one) >= 2 and _unmasked(one, other)  # noqa: PLR2004 - 张某
    short, long = one, other
    if len(short) > len(long) or len(short) < 3 or len(long) < 5:  # noqa: PLR2004 - names of people are whole or masked
        return False
    place = iter(long)
    return all(character in place for character in short) and short[-1] == long[-1]


def _unmasked(one: str, other: str) -> bool:
    """Whether the characters that are not masked in either agree, where both are as long."""
    if len(one) != len(other):
        return True
    return all(a == b or _MASK.match(a) or _MASK.match(b) for a, b in zip(one, other, strict=True))


def called_at(reply: str) -> int:
    """Where the line with the addressee begins; 0 where there is none."""
    match = _CALLED.search(reply, 0, _TOP)
    return match.start() if match else 0


def addressed(reply: str) -> tuple[str, ...]:
    """The names to whom a reply is written; none where it does not tell."""
    match = _CALLED.search(reply, 0, _TOP) or _GREETED.search(reply, 0, 300)
    if match is None:
        return ()
    found: list[str] = []
    for words in _LISTED.split(match["names"]):
        name = _TITLED.sub("", words)
        found += [name] if len(name) <= _LONGEST else [_TITLED.sub("", one) for one in _SPLIT.split(name)]
    return tuple(name for name in found if len(name) > 1)


def cast(judgment: str, reply: str, issuer: str | None = None) -> Cast:
    """The parties of a judgment as the reply speaks of them."""
    parties = _also_called(parties_of(judgment), reply)
    called = addressed(reply)
    you = {
        index
        for name in called
        for index, party in enumerate(parties)
        if any(same_name(name, known) for known in party.names)
    }
    we = {
        index
        for index, party in enumerate(parties)
        if issuer and any(same_name(issuer, known) or known.endswith(issuer) for known in party.names)
    }
    names = {name for party in parties for name in party.names}
    others = frozenset(match[0] for match in _MASKED.finditer(judgment) if match[0] not in names)
    return Cast(parties, frozenset(you), next(iter(we)) if len(we) == 1 else None, others)


_CALLED_SHORT = pattern(
    r"(?P<full>[\u4e00-\u9fff]{6,30})（(?:以下)?(?:简称|下称|就是[^）\n]{0,6}?(?:说的|的)|即)“?(?P<short>[\u4e00-\u9fff]{2,8})”?）"
)


def _also_called(parties: tuple[Party, ...], reply: str) -> tuple[Party, ...]:
    """The parties with the short names that the reply itself gives them: 某某协会（就是您说的音像协）."""
    shorts = {match["full"]: match["short"] for match in _CALLED_SHORT.finditer(reply)}
    if not shorts:
        return parties
    taken = {name for party in parties for name in party.names}
    return tuple(
        replace(
            party,
            names=(*party.names, *(s for full, s in shorts.items() if full.endswith(party.name) and s not in taken)),
        )
        for party in parties
    )


@dataclass(frozen=True, slots=True)
class Actor:
    """A party where it is spoken of: half-open place in the text, index among the parties."""

    start: int
    end: int
    party: int


def actors(text: str, people: Cast, *, reply: bool) -> tuple[Actor, ...]:
    """Where the parties are spoken of, in reading order; in a reply by 你, 我局 and short names too."""
    found = [
        Actor(match.start(), match.end(), index)
        for match in people.names.finditer(text)
        if (index := people.of(match[0])) is not None
    ]
    if reply:
        found += _by_surname(text, people)
        patterns = (_YOU, _WE)
        found += [
            Actor(match.start(), match.end(), index)
            for one in patterns
            for match in one.finditer(text)
            if one is not _BODY and (index := people.of(match[0])) is not None
        ]
        found += [
            Actor(match.start() + short[0], match.start() + end, short[1])
            for match in _BODY.finditer(text)
            for end in _ends(match[0])
            if (short := _short(people, match[0][:end])) is not None
        ]
        found += _masked(text, people)
        found += [
            Actor(match.start(), match.end(), index)
            for match in _CALLED_ALONE.finditer(text)
            if (index := people.of(match[0])) is not None
        ]
    kept: list[Actor] = []
    for actor in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or actor.start >= kept[-1].end:
            kept.append(actor)
    return tuple(kept)


def _ends(word: str) -> list[int]:
    """Where the body's name can end: 鄞州区人民政府诉你局 holds two."""
    return [len(word), *(end for kind in ("政府", "公司") if 0 < (end := word.find(kind) + 2) < len(word))]


def _short(people: Cast, word: str) -> tuple[int, int] | None:
    """Where the short name at the end of some words (起诉市政府) begins, and the party meant."""
    for start in range(max(0, len(word) - 2)):
        if start and word[start - 1] in _PLACE_ENDS:  # 郯城县人民政府 is not the 人民政府 of the city
            return None
        found = people.of(word[start:])
        if found is not None:
            return start, found
    return None


_PLACE_ENDS = frozenset("省市县区镇乡旗州")


_OLD = pattern(
    "(?<![\u4e00-\u9fff])[老小](?P<name>[\u4e00-\u9fff])(?![\u4e00-\u9fff]?[家村镇板])|(?<=[说，和把被与])[老小](?P<name2>[\u4e00-\u9fff])(?=[和因的在就被是]|没有|已经|，|。)"
)


def _by_surname(text: str, people: Cast) -> Iterator[Actor]:
    """老胡 for 胡某某, where one person of the case alone has that surname."""
    surnames: dict[str, list[int]] = {}
    for index, party in enumerate(people.parties):
        if len(party.name) <= _LONGEST:
            surnames.setdefault(party.name[0], []).append(index)
    for match in _OLD.finditer(text):
        known = surnames.get(match["name"] or match["name2"], [])
        if len(known) == 1:
            yield Actor(match.start(), match.end(), known[0])


_MASKED = pattern("[\u4e00-\u9fff](?:某{1,2}[甲乙丙丁]?|[×xX＊*]{1,2})")


def _masked(text: str, people: Cast) -> list[Actor]:
    return [
        Actor(match.start(), match.end(), index)
        for match in _MASKED.finditer(text)
        if (index := people.of(match[0])) is not None
    ]
