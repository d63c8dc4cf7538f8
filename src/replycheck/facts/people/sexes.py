"""Whether 他 and 她 agree with what the text says of the only person who can be meant.

What is easily got wrong: a pronoun may go back to anybody named shortly before. So it is judged only where its
sentence, up to it, speaks of nobody but people whose sex the text itself tells (女, 妻子, a pronoun elsewhere).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum

from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern

_PRONOUN = pattern(r"(?<![其吉无排及])(?P<word>[他她])(?![人们处用项方乡国山媒日])", needs=("他", "她"))
_TITLE = "(?:法官|同志|律师|医生|老师|书记|主任|村民|警官|科长|局长|检察官)?"
_FEMALE = (
    "妻子|老婆|母亲|岳母|婆婆|奶奶|祖母|外婆|外祖母|[长次三四]女|[大小二三]女儿|女儿|儿媳"
    "|孙女|外孙女|姐姐|妹妹|姑姑|阿姨"
)
_MALE = (
    "丈夫|老公|父亲|岳父|公公|爷爷|祖父|外公|外祖父|[长次三四]子|[大小二三]儿子|儿子"
    "|女婿|孙子|外孙(?!女)|哥哥|弟弟|叔叔|伯父"
)
_WOMAN, _MAN = pattern(rf"(?:{_FEMALE})$"), pattern(rf"(?:{_MALE})$")
_WOMAN_AT_WORK = pattern(r"女[\u4e00-\u9fff]{1,4}[员长师官生人警者工]$", needs=("女",))
_STATED = pattern(
    rf"{_TITLE}(?:[（(，,]\s?|(?:是|系|为)(?:一名)?)(?P<sex>男|女)(?:性|士)?(?=[，,）)。；\s])", needs=("男", "女")
)
_BRACKETED = pattern(rf"{_TITLE}[（(，,]\s?(?P<sex>男|女)(?=[，,）)])", needs=("男", "女"))
_ROLE = "再审申请人|申请执行人|申请人|信访人|反映人|投诉人|举报人|来信人|申诉人|来访人|留言人|赔偿请求人"
_ALIAS = pattern(rf"(?<!被)(?P<role>{_ROLE})[：:]?[ \u3000]?$")
_ROLES = pattern(rf"(?<!被)(?:{_ROLE})")
_OTHERS = pattern(
    r"某|干部|[员警师官理长任记表医]人?(?=[，。、；：（(）)在于到与和向对称说表认告])|人员|负责人|被申请人|被告|原告|对方|双方|第三人|证人|邻居|同事|代表|司机|会计|律师|法官|经理"
    r"|村民|居民|业主|户主|孩子|子女|老人|儿子|女儿|妻子|丈夫|父亲|母亲|父母|家属|亲属|近亲|学生|教师|老师|患者|职工|工人|先生|女士|同志|死者|伤者|老板|店主|股东"
    r"|民警|当事人|承办人|经办人|联系人|代理人|继承人|爷爷|奶奶|哥哥|弟弟|姐姐|妹妹|[甲乙丙丁]方?[，。、在与和]"
)
_NO_PERSON = pattern(
    "(?:城乡|城镇)?(?:居民|职工)(?=基本|医保|养老|医疗|社保|大病)|(?:人民|中心|市|县|区|第[一二三四五六])医院|老人(?=证|卡|补)"
)
"""居民医保 names no resident."""
_SENTENCE = pattern("[。！？；\n]")
_SPOUSE_OF = pattern(
    r"(?<![其吉])(?P<word>[他她])(?:的|主张|认为|称|说|反映|提出|要求|与|和)?(?:其)?(?P<kin>丈夫|妻子|老公|老婆)"
)
"""她主张丈夫…: who has a husband is a woman."""
_YOUR_KIN = pattern(rf"[你您](?:的|[为给替带送让])?(?P<kin>{_FEMALE}|{_MALE})(?!家)")
_CHILD = pattern("孩子|子女|小孩|婴儿|孙辈")
_SOMEBODY = pattern(
    r"[与和跟同向对由被](?![你您本我其])[\u4e00-\u9fff]{2,3}[，、的]|公司|经理|邻居|医[生师]|律师|教师|老师|护士|民警|人员|领导|会计|干部"
)
_REPORTED_TO = pattern(
    r"(?P<deed>向|对)[^，。；：、]{2,12}(?:反馈|说明|告知|答复|解释|通报|介绍)[^，。；]{0,10}，(?:并|当面)?(?:听取了?|征求了?|记录了?|转达了?)?$",
    needs=("反馈", "说明", "告知", "答复", "解释", "通报", "介绍"),
)
_SPOKEN_TO = pattern(
    r"(?P<deed>约谈|询问|告知|走访|联系|约见|会见|回访|访谈|见到|找到|慰问)了?[^，。；：、]{2,16}，$",
    needs=("约", "问", "告知", "访", "联系", "见", "找"),
)
"""约谈了反映人杨某娟，她表示…: who is spoken to answers."""
_SAYS = pattern("(?:说|称|表示|反映|回忆|证实|证明|陈述|认为)[^，。；]{2,30}，")
_CLOSE = 20
"""A name further ahead of a pronoun may not be its own."""
_START = 6
"""A pronoun that opens a sentence goes back to the sentence before."""
_WOMEN = frozenset(
    "娟芳艳娜婷霞燕莉媛妍娇妮婕娣翠倩蓉萍娥嫦姣婵妹姑菊兰珍琴香凤梅莲芝玲丽静雯薇蕾琳瑶茜莹颖娅娴姝芬芸芹萱璐"
)
"""Given names that end so are women's; the others may be anybody's."""
_MEN = frozenset("军刚勇彪虎雄强斌峰锋磊豪武柱栓魁")
_WOMANS, _MANS = _WOMEN | set("秀淑娇花云玉慧惠"), _MEN | set("德国建军志忠祥福贵根山海龙")
"""What stands anywhere in names of women, and of men; asked only where both names of a couple speak."""
_LEAD = 8


class How(StrEnum):
    """How the text tells the sex."""

    STATED = "stated"
    KIN = "kin"
    ELSEWHERE = "elsewhere"
    FAR = "far"
    SPOUSE = "spouse"
    SPOUSE_TOLD = "spouse told"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Mistaken:
    """A pronoun that does not fit ``name``; ``female``: what that person is."""

    span: Span
    name: str
    female: bool
    how: How


def mistaken_pronouns(text: str, names: Iterable[str]) -> tuple[Mistaken, ...]:
    """The pronouns that cannot be of those of whom their sentences speak, in order."""
    known = _whole(text, names)
    aliases = _aliases(text, known)
    sexes = {name: told for name in known if (told := _told(text, name)) is not None}
    alone: dict[str, list[tuple[Span, bool]]] = {}
    found: list[Mistaken] = []
    for match in _PRONOUN.finditer(text):
        span, female = Span(*match.span("word")), match["word"] == "她"
        about = _spoken_of(text, span.start, known, aliases)
        if not about:
            continue
        if all(name in sexes and sexes[name][0] != female for name in about):
            found.append(Mistaken(span, about[-1], female=not female, how=sexes[about[-1]][1]))
        elif len(about) == 1 and about[0] not in sexes:
            alone.setdefault(about[0], []).append((span, female))
    for name, uses in alone.items():
        far = any(name not in text[max(0, span.start - _CLOSE) : span.start] for span, _ in uses)
        against = _against_each_other(name, uses)
        found += [replace(one, how=How.FAR) for one in against] if far else against
    for match in _SPOUSE_OF.finditer(text):
        female = match["kin"] in ("丈夫", "老公")
        if (match["word"] == "她") != female:
            found.append(Mistaken(Span(*match.span("word")), match["kin"], female=female, how=How.SPOUSE))
    found += _kin_alone(text, known)
    found += kin_then_pronoun(text)
    return tuple(sorted(found, key=lambda one: one.span))


def odd_couples(text: str, petitioners: Iterable[str]) -> Iterator[tuple[Span, str]]:
    """A wife with a man's name of somebody with a woman's, and the reverse: the word for the spouse and the name."""
    about = [name for name in petitioners if len(name) > 1]
    for match in _SPOUSE_NAMED.finditer(text):
        wife, name = match["kin"] in ("妻子", "老婆"), match["name"]
        theirs, other = (_MANS, _WOMANS) if wife else (_WOMANS, _MANS)
        if not (theirs & set(name[1:]) and not other & set(name[1:])):
            continue
        if about and all(other & set(one[1:]) and not theirs & set(one[1:]) for one in about):
            yield Span(*match.span("kin")), name


def kin_then_pronoun(text: str) -> Iterator[Mistaken]:
    """听取了你和丈夫杨某的意见，她提供了发票: who was heard goes on."""
    for match in _HEARD.finditer(text):
        female = match["kin"] in _FEMALE.split("|")
        if (match["word"] == "她") != female:
            yield Mistaken(Span(*match.span("word")), f"你{match['kin']}", female=female, how=How.SPOUSE_TOLD)


_SPOUSE_NAMED = pattern(
    r"[你您](?:和|与|的|和你的|同)(?P<kin>丈夫|妻子|老公|老婆)(?P<name>[\u4e00-\u9fff]{3})(?=[，。、；（(一同都均的在到与和])"
)
_HEARD = pattern(
    rf"[你您](?:和|与|及|同)?(?:[你您])?(?:的)?(?P<kin>{_FEMALE}|{_MALE})[\u4e00-\u9fff]{{0,4}}?(?:的(?:意见|陈述|说法|情况)|面谈|通话|到[^，。；、]{{1,10}})，(?:当场|当面)?"
    r"(?P<word>[他她])(?=提供|提交|补充|表示|陈述|说|称|同意|签|认可|没有异议|出示|递交|讲)"
)


def _kin_alone(text: str, names: list[str]) -> Iterator[Mistaken]:
    """你丈夫的医疗费较重，她可以申请: the only third person of the sentence is a man."""
    for match in _PRONOUN.finditer(text):
        low = max(text.rfind(mark, 0, match.start()) for mark in "。！？；\n") + 1
        ahead = text[low : match.start()]
        kin = list(_YOUR_KIN.finditer(ahead))
        if len(kin) != 1 or any(name in ahead for name in names) or _CHILD.search(ahead):
            continue
        rest = ahead[: kin[0].start()] + "\u3000" + ahead[kin[0].end() :]
        if _OTHERS.search(rest) or _ROLES.search(rest) or _SOMEBODY.search(rest) or "他" in rest or "她" in rest:
            continue
        female = kin[0]["kin"] in _FEMALE.split("|")
        if (match["word"] == "她") != female:
            yield Mistaken(Span(*match.span("word")), f"你{kin[0]['kin']}", female=female, how=How.SPOUSE_TOLD)


def _whole(text: str, names: Iterable[str]) -> list[str]:
    """The names, longest first, without those that stand only as the beginning of a longer one."""
    found: list[str] = []
    for name in sorted({name for name in names if len(name) > 1}, key=lambda name: (-len(name), name)):
        longer = sum(text.count(one) for one in found if one.startswith(name))
        if not longer or text.count(name) > longer:
            found.append(name)
    return found


def kin_of_two_sexes(text: str, names: Iterable[str]) -> Iterator[tuple[Span, str, str]]:
    """A name that is a wife in one place and a husband in another: the place, its word and the other word."""
    for name in _whole(text, names):
        women, men = list(_kin_before(_WOMAN, text, name)), list(_kin_before(_MAN, text, name))
        if women and men:
            wrong, right = sorted((women, men), key=lambda some: (len(some), -some[0].start()))
            yield Span(*wrong[0].span()), wrong[0].group(), right[0].group()


def _told(text: str, name: str) -> tuple[bool, How] | None:
    """What the text says of the sex of the name, where all that it says agrees."""
    stated = {found["sex"] == "女" for found in _behind(_STATED, text, name)}
    stated |= {True for _ in _kin_before(_WOMAN_AT_WORK, text, name)}
    stated |= {female for word, female in (("女士", True), ("先生", False)) if f"{name}{word}" in text}
    if stated and kin_of(text, name) - stated:
        return None  # told by ``stated_against_kin``
    if stated:
        return (stated.pop(), How.STATED) if len(stated) == 1 else None
    kin = kin_of(text, name)
    return (kin.pop(), How.KIN) if len(kin) == 1 else None


def kin_of(text: str, name: str) -> set[bool]:
    """The sexes that words for kin tell of a name: 妻子黄某珍, 丈夫何某贵, 何某贵之妻."""
    told = ((True, _WOMAN, ("之夫", "的丈夫", "的老公")), (False, _MAN, ("之妻", "的妻子", "的老婆")))
    return {
        female
        for female, kin, of in told
        if any(f"{name}{one}" in text for one in of) or any(True for _ in _kin_before(kin, text, name))
    }


def _kin_before(kin: Pattern, text: str, name: str) -> Iterator[re.Match[str]]:
    """The words for kin right before the name; no expression is made of the name, for that takes longer than asking."""
    for at in _places(text, name):
        found = kin.search(text, max(0, at - _LEAD), at)
        if found is not None:
            yield found


def _behind(sign: Pattern, text: str, name: str) -> Iterator[re.Match[str]]:
    """What stands right behind the name and is such a sign."""
    for at in _places(text, name):
        found = sign.match(text, at + len(name))
        if found is not None:
            yield found


def _places(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def stated_against_kin(text: str, names: Iterable[str]) -> Iterator[tuple[Span, str]]:
    """Where a sex is stated that the words for kin contradict: 丈夫何某贵……何某贵，女."""
    for name in _whole(text, names):
        kin = kin_of(text, name)
        if len(kin) != 1:
            continue
        for match in _behind(_BRACKETED, text, name):
            if (match["sex"] == "女") not in kin:
                yield Span(*match.span("sex")), name


def _aliases(text: str, names: list[str]) -> dict[str, str]:
    """The one name that goes with each role: 申请人 is 冯某梅."""
    found: dict[str, set[str]] = {}
    for name in names:
        for match in re.finditer(re.escape(name), text):
            role = _ALIAS.search(text, max(0, match.start() - _LEAD), match.start())
            if role is not None:
                found.setdefault(role["role"], set()).add(name)
    return {role: some.pop() for role, some in found.items() if len(some) == 1}


def _spoken_of(text: str, at: int, names: list[str], aliases: dict[str, str]) -> list[str]:
    """Those whom the sentence names before the pronoun; empty where it may be anybody."""
    stops = [match.end() for match in _SENTENCE.finditer(text, max(0, at - 300), at)]
    low = stops[-1] if stops else max(0, at - 300)
    low = max(low, _speaks(text, low, at, names))
    spoken_to = _SPOKEN_TO.search(text, low, at) or _REPORTED_TO.search(text, low, at)
    about = _named(text[spoken_to.end("deed") if spoken_to else low : at], names, aliases)
    if about == [] and len(stops) > 1 and "\n" not in text[stops[-2] : low]:
        about = _named(text[stops[-2] : low], names, aliases)
        if about and at - low > _START and (len(about) > 1 or _SOMEBODY.search(text, low, at)):
            return []
    return about or []


def _speaks(text: str, low: int, at: int, names: list[str]) -> int:
    """Where the last one is named who says something in a clause of the sentence ahead: 张某说你在做工，她与你同村."""
    starts = [
        place
        for name in names
        for place in _places(text[:at], name)
        if place >= low
        and text[place - 1 : place] in ("，", "；", "：", "。", "\n")
        and _SAYS.match(text, place + len(name), at)
    ]
    return max(starts, default=low)


def _named(window: str, names: list[str], aliases: dict[str, str]) -> list[str] | None:
    """The people of the window in order; None where somebody is spoken of whom nobody knows."""
    places: dict[int, str] = {}
    for name in names:
        places |= dict.fromkeys((match.start() for match in re.finditer(re.escape(name), window)), name)
        window = re.sub(
            rf"(?:{_FEMALE}|{_MALE}|(?:对方|被告|原告|第三|承办)?[\u4e00-\u9fff]{{0,3}}[人员官长任师告机])?{re.escape(name)}{_TITLE}(?:[（(][^（()）]{{0,12}}[）)])?",
            lambda one: "\u3000" * len(one.group()),
            window,
        )
    for match in _ROLES.finditer(window):
        if match.group() not in aliases:
            return None
        places[match.start()] = aliases[match.group()]
    if _OTHERS.search(_NO_PERSON.sub("\u3000", _ROLES.sub("\u3000", window))):
        return None
    return list(dict.fromkeys(places[start] for start in sorted(places)))


def _against_each_other(name: str, uses: list[tuple[Span, bool]]) -> list[Mistaken]:
    """Where one person is 他 in one place and 她 in another: the rarer use, both where they are as many."""
    women = sum(sex for _, sex in uses)
    men = len(uses) - women
    likely = name[-1] in _WOMEN
    if women and not men and name[-1] in _MEN:
        return [Mistaken(span, name, female=False, how=How.NAME) for span, _ in uses]
    if not women or not men:
        return [Mistaken(span, name, female=True, how=How.NAME) for span, sex in uses if likely and not sex]
    if likely or women > men:
        return [Mistaken(span, name, female=True, how=How.ELSEWHERE) for span, sex in uses if not sex]
    if men > women:
        return [Mistaken(span, name, female=False, how=How.ELSEWHERE) for span, sex in uses if sex]
    return [Mistaken(span, name, female=not sex, how=How.ELSEWHERE) for span, sex in uses]
