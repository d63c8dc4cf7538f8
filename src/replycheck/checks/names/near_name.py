"""姓名前后写得差一个字。

称呼、标题里的人，以及写明了身份的人，在别处写成音近或者形近的另一个字（德与得、大与太、建与健），而那个写法只出现一次的，多半写错。
两个字的姓名同样查，但写成的那个字与姓连起来是常用词的不报。字音字形都不相近、只差一个字的三字以上姓名，只作提示：也可能是亲属。
两个名字在同一句里并列的不报；遮盖的姓名不报。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对人名）。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from replycheck.facts.people.introduced import introduced
from replycheck.facts.people.likely import alike_pairs, recurring
from replycheck.facts.people.personal import names_in
from replycheck.facts.people.personal_contexts import not_names
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.people import is_masked, petitioners, titled
from replycheck.rules.rule import Rule
from replycheck.text.confusable import alike
from replycheck.text.likelihood import WORD, weight
from replycheck.text.patterns import pattern

_SHORTEST, _LONG = 2, 3
_MOST = 24
_TWICE = 2
_REACH = 4
_RARE = 1
"""A pair of characters that texts have more often than this is a word and no name."""
_USUAL = 7
"""A given name stands some hundred times at most in the counted texts; a word of the trade thousands of times."""
_WORD, _DICTIONARY = 8, 6
_FAR = pattern(r"[\u4e00-\u9fff]{3}[·•・][\u4e00-\u9fff]{2}")
"""The middle of a transliterated name: where it begins and ends the words around do not tell."""
_GRAMMAR = frozenset(
    "的地得了着过在于与和及或已未没不是系为以向对从由将把被让给到等作犯伙联予仅均并即则又也还再就经应可能"
)
"""What follows a name of two characters and is no part of one of three."""
_PARTIES = ("甲方", "乙方", "丙方", "双方")
_KIN = pattern(
    r"[父母子女兄弟姐妹夫妻儿孙婿媳亲叔伯姑舅嫂]|家属|继承|遗嘱|赡养|抚养|双胞|兄妹|姐弟|法定代表人|代理人", needs=()
)
"""Where kin are told, names that share two characters are of two people."""
_BEHIND = pattern(
    r"[\s，。；：、！？（()）“”《》]|$|等|与|和|及|因|对|不服|向|的|到|在|称|提|反映|认为|来|之间|系|已|就|以|于|为|是|自|从|将|把|被|由|共|男|女"
    r"|时任|现任|当时|作证|出具|书写|介绍|回忆|负责|参加|陪同|约[谈见]|询问|领取|任[组队院局科主]|申请|要求|请求|表示|本人|夫|说|签|未|没|无|有|其|并|经|名下|户|家|作|发|\d"
)


@dataclass(frozen=True, slots=True)
class _Written:
    """A spelling that is one character from a known name; ``near``: by sound or shape."""

    at: int
    words: str
    name: str
    near: bool


def check(case: Case) -> Iterator[Hit]:
    """Report a spelling that stands once and differs from a known name in one character."""
    text = case.text
    about = {one.name for one in petitioners(case)}
    told: set[int] = set()
    names = [name for name in _known(case, text, about) if len(name) >= _SHORTEST and not is_masked(name)]
    names = [name for name in names if name in about or not _is_words(name)]
    yield from _contacts(text, told)
    yield from _of_another_family(text, told, {one.name for one in case.facts.persons} | about)
    for name in names[:_MOST]:
        for one in _spellings(text, name):
            one = _rarer(text, one)  # noqa: PLW2901 - the same two spellings, the doubtful one first
            if one.at in told or not _counts(case, text, one, about, names):
                continue
            told.update(range(one.at, one.at + len(one.words)))
            sure = one.near and (one.name in about or (text.count(one.name) >= _TWICE and not _runs_on(text, one)))
            yield Hit(
                Span(one.at, one.at + len(name)),
                f"这里写“{one.words}”，别处写“{one.name}”，"
                + ("可能是一个人写错了字。" if one.near else "只差一个字，请核对是不是一个人。"),
                suggestion="对照来信、证件核对姓名；是两个人的，不用管。",
                severity=None if sure else Severity.INFO,
                confidence=None if sure else Confidence.LOW,
            )


def _runs_on(text: str, one: _Written) -> bool:
    """Whether the last character begins a word with what follows: 宁夏积极 holds no name."""
    end = one.at + len(one.words)
    return weight(WORD + text[end - 1 : end + 1]) > 0


def _contacts(text: str, told: set[int]) -> Iterator[Hit]:
    """The person to ask is one character from the only official of that name: 龙小凡, 龙小丹."""
    for match in _CONTACT.finditer(text):
        name, head = match["name"], match["name"][:_SHORTEST]
        others = {
            one["name"]
            for one in _OFFICIAL.finditer(text)
            if one["name"].startswith(head) and one["name"] != name and one.start("name") != match.start("name")
        }
        if len(others) == 1 and text.count(name) == 1 and not weight(head):
            other = others.pop()
            told.add(match.start("name"))
            yield Hit(
                Span(*match.span("name")),
                f"联系人写“{name}”，别处的工作人员写“{other}”，只差一个字，请核对是不是一个人。",
                suggestion="核对姓名，前后改一致；是两个人的，不用管。",
                severity=Severity.INFO,
                confidence=Confidence.LOW,
            )


_CONTACT = pattern(r"(?:联系|承办|经办)人(?:员)?[：:为是]?(?P<name>[\u4e00-\u9fff]{3})(?=[，。；、（(\s]|$)")
_OFFICIAL = pattern(
    r"(?:[科股庭局长任官员警师记理]|工作人员)(?P<name>[\u4e00-\u9fff]{3})(?=[，。；、（(]|到|与|和|于|在|\d|向|上门|当面|办理|主持|电话)"
)


def _of_another_family(text: str, told: set[int], known: set[str]) -> Iterator[Hit]:
    """One given name with two surnames, far from anybody's kin: 霍存柱, 郭存柱."""
    for name, other in alike_pairs(text):
        given = name[1:]
        if name[0] == other[0] or text.count(other) != 1 or weight(given) or {name, other} <= known:
            continue
        at = text.index(other)
        if _BEHIND.match(text, at + len(other)) is None or _side_by_side(text, at, name):
            continue
        told.add(at)
        yield Hit(
            Span(at, at + len(other)),
            f"这里写“{other}”，别处写“{name}”，名同姓不同，请核对是不是一个人。",
            suggestion="对照来信、证件核对姓名；是两个人的，不用管。",
            severity=Severity.INFO,
            confidence=Confidence.LOW,
        )


def _known(case: Case, text: str, about: set[str]) -> list[str]:
    """The names of the paper, those that stand most often first."""
    shown = [one.name for one in introduced(text)]
    far = [match.group() for match in _FAR.finditer(text)]
    again = (*recurring(text), *(first for first, other in alike_pairs(text) if first[0] == other[0]))
    again = tuple(name for name in again if weight(WORD + name[1:]) <= _DICTIONARY)  # 成稻田
    found = dict.fromkeys((*about, *(one.name for one in case.facts.persons), *names_in(text), *shown, *far, *again))
    found = dict.fromkeys(name if name in about else _whole(text, name) for name in found)
    longer = Counter(name[:_SHORTEST] for name in found if len(name) == _LONG)
    cut = {
        name
        for name in found
        if longer[name]
        and text.count(name) == sum(text.count(one) for one in found if one.startswith(name) and one != name)
    }
    short = {name for name in found if len(name) == _SHORTEST and name not in cut}
    found = {
        name: None
        for name in found
        if name not in cut and (len(name) != _LONG or name[:2] not in short or name in about)
    }
    return sorted(found, key=lambda name: (-text.count(name), name))


def _whole(text: str, name: str) -> str:
    """The name with its third character, where it was cut: what follows it everywhere is no word that follows names."""
    if len(name) != _SHORTEST:
        return name
    ends = [match.end() for match in re.finditer(re.escape(name), text[:-1])]
    behind = Counter(text[end] for end in ends if _BEHIND.match(text, end + 1) or weight(text[end : end + 2]) < _RARE)
    third = behind.most_common(1)[0][0] if behind else ""
    told = sum(count for character, count in behind.items() if character == third or alike(character, third))
    whole = 2 * told > len(ends) and "\u4e00" <= third <= "\u9fff" and _BEHIND.match(third) is None
    return name + third if whole and third not in _GRAMMAR else name


def _is_words(name: str) -> bool:
    """Whether what stands behind the surname is a word of official papers: 于原告, 束信息."""
    if name.endswith(_PARTIES) or weight(name[:2]) > _WORD:
        return True
    return weight(name[1:]) > _USUAL if len(name) == _LONG else weight(name) > _RARE and len(name) < _LONG


def _rarer(text: str, one: _Written) -> _Written:
    """The two spellings with the one that stands once as the doubtful one: a name may be known by its slip alone."""
    if text.count(one.name) == 1 and text.count(one.words) >= _TWICE:
        return _Written(text.index(one.name), one.name, one.words, one.near)
    return one


def _counts(case: Case, text: str, one: _Written, about: set[str], names: list[str]) -> bool:
    """Whether the spelling stands once, the name elsewhere, and nothing says that they are two people."""
    often = text.count(one.name)
    if text.count(one.words) != 1 or one.words in about - {other.name for other in titled(case)}:
        return False
    if not often or _side_by_side(text, one.at, one.name) or _KIN.search(text, max(0, one.at - _REACH), one.at):
        return False
    if len(one.name) < _LONG:
        known = often >= _TWICE or one.name in about or f"联系人：{one.name}" in text
        return one.near and known and weight(one.words) <= _RARE and not not_names().match(one.words)
    if one.near:
        return often >= _TWICE or one.name in about or one.words in names or _is_name(text, one)
    return (
        often >= (1 if len(one.name) > _LONG else _TWICE)
        and _is_name(text, one)
        and (len(one.name) > _LONG or _KIN.search(text.replace(one.name, "").replace(one.words, "")) is None)
    )


def _is_name(text: str, one: _Written) -> bool:
    """Whether the words behind are such as follow a name, and the first character is the surname."""
    return one.words[0] == one.name[0] and _BEHIND.match(text, one.at + len(one.name)) is not None


def _spellings(text: str, name: str) -> Iterator[_Written]:
    """Every string of the name's length in which one character is another."""
    for place in range(len(name)):
        head, tail = name[:place], name[place + 1 :]
        if len(name) < _LONG and not head:
            continue  # another surname is another family
        for start in _places(text, head, tail, len(name)):
            words = text[start : start + len(name)]
            if words[place] == name[place] or not "\u4e00" <= words[place] <= "\u9fff":
                continue
            grammar = place == _LONG - 1 and {words[place], name[place]} & _GRAMMAR
            if not grammar and weight(text[start - 1 : start + 1]) <= _USUAL:
                yield _Written(start, words, name, alike(words[place], name[place]))


def _places(text: str, head: str, tail: str, length: int) -> Iterator[int]:
    """Where a string of that length stands that begins with ``head`` and ends with ``tail``."""
    at, wanted = -1, head or tail
    while (at := text.find(wanted, at + 1)) >= 0:
        start = at if head else at - 1
        if (
            start >= 0
            and start + length <= len(text)
            and text[start + len(head) + 1 : start + length] == tail
            and "\n" not in text[start : start + length]
        ):
            yield start


def _side_by_side(text: str, start: int, name: str) -> bool:
    """Whether the clause names both: then they are two people."""
    low = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
    high = min((at for mark in "。；\n" if (at := text.find(mark, start)) >= 0), default=len(text))
    return name in text[low:high]


_LETTER = "龙志强：\n你的来信收悉。龙志强要求公开。经查，龙志强的请求有依据。"

RULE = Rule(
    module=__name__,
    title="姓名差一个字",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("张建国：\n执行局法官助理龙晓丹5月6日与你通话。联系人：⟦龙晓凡⟧，电话12368。"),
        good("张建国：\n执行局法官助理龙晓丹5月6日与你通话。联系人：龙晓丹，电话12368。"),
        bad("张建国：\n你的来信收悉。经查，⟦张健国⟧的请求没有依据。张建国可以复查。"),
        good("张建国：\n你的来信收悉。经查，张建国的请求没有依据。"),
        bad("邹国富、韦大山：\n工资已付清。其中邹国富14000元；⟦韦太山⟧12400元。证人韦大山签字。"),
        good("马德福：\n你与邻居马德贵的纠纷，马德福可以起诉。"),
        bad("信访人邹国富、韦小妹二人到场，其中韦小妹签字。\n附件\n名单\n1.邹国富\n2.⟦韦小姝⟧"),
        good("信访人邹国富、韦小妹二人到场，其中韦小妹签字。\n附件\n名单\n1.邹国富\n2.韦小妹"),
        good("张建国：\n张建国与其兄张健国均到场。"),
        good("张某国：\n张某国的来信收悉。"),
        bad("由副局长谭文斌任组长。9月15日，核查组长⟦谭文彬⟧约谈了反映人。"),
        good("由副局长谭文斌任组长。9月15日，核查组长谭文斌约谈了反映人。"),
        bad("证人许长青、周桂英均证实你任教。其中⟦许常青⟧时任校长。"),
        good("证人许长青、周桂英均证实你任教。其中许长青时任校长。"),
        bad("耿良：\n你的来信收悉。5月6日与耿良通话。⟦耿梁⟧表示满意。"),
        good("耿良：\n你的来信收悉。5月6日与耿良通话。耿良表示满意。"),
        good("高远：\n你的来信收悉。高院已将高远的来信转来。"),
        bad(_LETTER + "民警询问了⟦龙志华⟧。"),
        good(_LETTER + "民警询问了其父龙志华。"),
    ),
)
