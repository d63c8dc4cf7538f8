"""说的数目与列出的不符。

“马某、陈某、吴某三名村民”“户口簿、居住证、劳动合同三种材料”，顿号隔开的有几个，就应当是几。
“两名工作人员李某、王某”“三份证据（甲、乙、丙）”从后面列的也查。有“等”字的，列出的可以少，不能多。
最后两项用“和”“及”连着的，算一项还是两项都讲得通的不报。以下几点、以下几项之后分条列的，见“logic.announced-count”。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对数字）。
"""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from replycheck.facts.people.names import NAME, name_pattern
from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.likelihood import WORD, weight
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import Pattern, pattern

_NUMBER = (
    r"(?<![第及和与各每约近前后上下为有了是过含的中在十数几\d])(?P<n>[两二三四五六七八九十]|1[0-2]|[2-9])(?![\d.])"
)
_ITEM = r"(?:《[^》\n]{1,40}》|[^、，。；：:！？\n（()）“”《》\d等共第]{1,14})"
_FIRST = r"(?:《[^》\n]{1,40}》|[^、，。；：:！？\n（()）“”《》\d等共第]{1,30})"
_AHEAD = pattern(
    rf"(?<![\d.等共\u4e00-\u9fff])(?P<list>{_FIRST}(?:、{_ITEM}){{1,11}}?)(?P<etc>等)?(?:共计?|这|上述|以上|总共)?"
    rf"{_NUMBER}(?P<unit>名|人|位|种|样|项|类|家|户|份(?=材料|证据|文件|协议|合同|笔录|报告|证明)|个(?!月|工作|小时|百分)|所)(?!以上|以下|次|月)",
    needs="、",
)
_PAIR = pattern(
    rf"(?P<list>{_ITEM}[和与及]{_ITEM})(?P<etc>等)?(?<![分为有了是含的第十百千零\d])(?P<n>[三四五六七八九十]|[3-9])(?P<unit>名|人|位|种|类)(?!以上|次)"
)
_ENDS_IN_A_ROW = r"(?=[\u4e00-\u9fff·•・ \u3000×xX＊*\d]{2,40}+、)"
"""Whom a row begins with is short and has no mark in it: looking ahead first spares trying most places in full."""
_PERSONS = pattern(
    lambda: (
        rf"{_ENDS_IN_A_ROW}(?P<list>(?>{name_pattern()}、){{1,11}}{name_pattern()})(?P<etc>等)?(?:共计?|这)?{_NUMBER}(?P<unit>名|人|位)(?!以上|以下|次|一组)"
    ),
    needs="、",
)
"""People in a row and their number, whatever words lead up to them: 由信访处林某、倪某三人."""
_NAME_AT_END = pattern(lambda: rf"(?:{name_pattern()})$")
_HEADING = pattern(r"(?m)^[ \u3000]*(?:[一二三四五六七八九十]{1,3}|\d{1,2})、")
_TIMES = pattern(
    r"(?<![第各每约近\d.])(?P<n>[两二三四五六七八九十]|1[0-2]|[2-9])(?P<unit>次|笔|期|份|张)(?![^。；\n]{0,30}各)[^。；：\n\d]{0,24}?(?:分别[为是]|依次[为是])"
    r"(?P<list>\d[^、，。；\n]{0,12}(?:、\d[^、，。；\n]{0,12}){0,11}(?:[和及]\d[^、，。；\n]{0,12})?)(?P<etc>等)?(?=[，。；\n])",
    needs=("分别", "依次"),
)
_DAYS = pattern(
    r"(?P<list>\d{1,2}月\d{1,2}日(?:、(?:\d{1,2}月)?\d{1,2}日){1,5})(?P<etc>等)?(?:先后|共|分)?(?P<n>[两二三四五六])(?P<unit>次)",
    needs="次",
)
_BEHIND = pattern(
    rf"(?<![\d.第之]){_NUMBER}(?P<unit>名|位|种|项|类|家|户|份|个(?!月))[^，。；：（()）、\d]{{1,10}}"
    rf"[（(](?:分别[是为])?[：:]?(?P<list>{_ITEM}(?:[、，]{_ITEM}){{1,11}})(?P<etc>等)?[）)]"
)
_CLOCK = pattern(
    r"(?P<list>\d{1,2}[:：]\d\d(?:、\d{1,2}[:：]\d\d){1,6}(?:[和及]\d{1,2}[:：]\d\d)?)(?P<etc>等)?(?:共|这)?"
    r"(?P<n>[两二三四五六七八九]|[2-9])(?P<unit>个|趟|班)(?!月|小时|多?月)"
)
_TEAM = pattern(
    lambda: (
        rf"(?P<head>(?:任|担任|为)(?:组长|队长|负责人)，)?(?:成员|组员|队员)(?:有|为|是|包括|由)?[：:]?"
        rf"(?P<list>(?>{name_pattern()}、){{1,11}}{name_pattern()})(?P<etc>等)?(?:组成)?，(?:一共|总共|共计?)"
        rf"(?P<n>[两二三四五六七八九十]|1[0-2]|[2-9])(?P<unit>名|人|位)"
    ),
    needs=("成员", "组员", "队员"),
)
"""由谭某任组长，成员有孟某、石某，共3人."""
_POST = r"(?:[\u4e00-\u9fff]{1,12}(?:长|员|任|官|师|记|干事|干部|法官|同志|代表|村民|居民|业主|证人|邻居))?"
_POSTS = pattern(
    lambda: (
        rf"{_ENDS_IN_A_ROW}(?P<list>(?>{_POST}{name_pattern()}、){{1,8}}{_POST}{name_pattern()})(?P<etc>等)?(?:共计?|这)?"
        rf"{_NUMBER}(?P<unit>人|名)(?!以上|以下|次|一组|[\u4e00-\u9fff]{{0,4}}组)"
    ),
    needs="、",
)
"""副庭长尚某文、书记员曲某婷两人: people with their posts."""
_NAMED_OR_NOT = pattern(
    r"(?P<list>[\u4e00-\u9fff]{2,16}(?:、[\u4e00-\u9fff]{2,3}){1,8}?)(?P<etc>等)?(?:共计?|这)?"
    rf"{_NUMBER}(?P<unit>名|位|人)(?=工作人员|执法人员|干警|干部|民警|法官|村民|职工|同志|邻居|证人|老师|医生|业主)",
    needs="、",
)
"""People in a row before what they are, a surname that few have among them: 科员裘大川、冼平三名工作人员."""
_NAMED_BEHIND = pattern(
    lambda: (
        r"(?<![第各每约近十百千数几\d])(?P<n>[两二三四五六七八九]|[2-9])(?P<unit>名|位)"
        r"(?:工作人员|执法人员|调查人员|办案人员|干[部警]|民警|法官|检察官|网格员|调解员|村民|居民|群众|证人|同志|邻居|业主|职工)"
        rf"(?P<list>(?>{name_pattern()}、){{1,8}}{name_pattern()})(?P<etc>等)?(?=[到在向对前赴来与和同，。；（(])"
    ),
    needs="、",
)
"""Their number, what they are, who they are: 两名工作人员汪某、龙某到现场."""
_OF_KIND = pattern(
    rf"(?<![\d.第之以如]){_NUMBER}(?P<unit>种|份|项|类|样|件)(?P<what>[^，。；：:（()）、\d]{{0,8}})[：:]"
    rf"(?P<list>{_ITEM}(?:、{_ITEM}){{1,11}})(?P<etc>等)?(?=[。；\n]|$)"
)
"""Things behind their number and a colon: 需要三种材料：申请书、身份证复印件、照片."""
_SEVERAL_KINDS = pattern(
    r"(?P<list>[\u4e00-\u9fff]{1,8}\d{1,3}(?:张|份|本|册|段|个|盘|枚|封|幅|套|件|部|条|则|盒)"
    r"(?:[、，和及][\u4e00-\u9fff]{1,8}\d{1,3}(?:张|份|本|册|段|个|盘|枚|封|幅|套|件|部|条|则|盒)){1,6})"
    r"[，,]?(?:一共|总共|合计|总计|共计?)(?P<n>\d{1,3}|[两二三四五六七八九十]{1,3})(?P<unit>件|份|样)",
    needs=("共", "计"),
)
"""Things of several kinds, each with its count, and how many they are together: 照片8张、录音1段，共9件."""
_COUNT = pattern(r"\d{1,3}")
_NUMBERED = pattern(
    r"(?:共|下列|以下|如下)(?P<n>[两二三四五六七八九十]|1[0-2]|[2-9])(?P<unit>份|项|件|种|类)"
    r"[：:][ \u3000]{0,2}1[.．、](?P<list>[^。\n]{2,300})[。\n]"
)
_NEXT_ITEM = pattern(r"[；;、，][ \u3000]{0,2}(?P<n>\d{1,2})[.．、](?!\d(?!\d{3}年))")
_KIN = (
    "(?:妻子|丈夫|配偶|父亲|母亲|长[子女]|次[子女]|三[子女]|[大小][儿女]儿?|儿子|女儿|儿媳|孙[子女]|外孙女?"
    "|[岳祖]父母?|公公|婆婆)"
)
_KIN_FIRST = pattern(_KIN)
_FAMILY = pattern(
    rf"家庭(?:成员|人口)?(?:共|现有|共有|有)(?P<n>[两二三四五六七八九十]|1[0-2]|[2-9])(?P<unit>人|口|名)[：:，（(](?:你本人、|你、)?"
    rf"(?P<list>{_KIN}[^、，。；\n]{{0,6}}(?:[、，]{_KIN}[^、，。；\n]{{0,6}}){{1,9}})(?P<etc>等)?(?=[。；）)\n])",
    needs="家庭",
)
_ASKED = pattern(
    r"(?:请求|诉求|要求|主张|反映|提出)[^。；\n：:]{0,12}[：:][ \u3000\n]{0,6}(?P<list>[（(]?[一1]"
    r"[）)、.．是][^。；;\n]{2,80}"
    r"(?:[；;][ \u3000\n]{0,6}[（(]?[二三四五六七八九2-9][）)、.．是][^。；;\n]{2,80}){1,8})。"
)
_IN_ALL = pattern(
    r"(?:要求|请求|诉求|反映|主张|提出)[^。\n]{4,90}?[^一二三四五六七八九十第这上前后该]"
    r"(?P<n>[两二三四五六七八九]|[2-9])(?P<unit>[项个点])(?:请求|诉求|事项|要求|主张|问题)?[。；，]"
)
_ONE_OF_THEM = pattern(r"(?<![第每同另其逐唯任何十百])一[项个点](?![项一])")
_OTHERS = pattern(r"(?:其余|另外|剩下|余下|其他)的?(?P<n>[一两二三四五六七八九]|[1-9])(?P<unit>[项个点])")
"""拖欠工资一项……其余两项: one taken from what is asked for leaves the others."""
_ASKS = pattern(
    r"(?:[你您]们?|申请人|信访人)的?(?:上述|以上|这|该)?(?P<n>[两二三四五六七八九]|[2-9])(?:项|个|点)(?:信访)?(?:请求|诉求|要求|主张)"
)
_AND_OTHERS = pattern(
    r"等(?P<n>[二两三四五六七八九十]|\d{1,2})[名位人](?=信访人|来信人|来访人|反映人|申请人|[^\u4e00-\u9fff]|反映|来信|来访|与|诉|要求)"
)
_LONGEST_NAME, _LONGEST_LEAD = 4, 3
_ITEMS = pattern("[；;]")
_JOINED = pattern(r"(?<=[\u4e00-\u9fff》])[和与及](?=[\u4e00-\u9fff《])|以及")
_POSSESSIVE = pattern(r"[的之其]$|之间$|夫妇$|夫妻$|本人$")
"""甲、乙的三名子女 counts the children."""
_PEOPLE = frozenset("名人位")
_NO_ITEM = pattern(r"\d|.{15}")
_ENDS_IN_A_DEED = pattern(
    "(?:促进|推[进动]|加强|落实|坚持|抓好|实[行现施]|采取|达到|形成|存在|建[立设]|做[好到]|举[办行]|开展|组织|进行|完成|参加|安排)$"
)
"""维护稳定、促进两个文明建设: what is counted is done, and the things ahead are done beside it."""
_SUMS = pattern("[、和及]")
_MARKS = pattern("[、，]")


_FORMS = (
    _TEAM,
    _FAMILY,
    _CLOCK,
    _POSTS,
    _NAMED_OR_NOT,
    _NAMED_BEHIND,
    _PERSONS,
    _AHEAD,
    _PAIR,
    _BEHIND,
    _OF_KIND,
    _TIMES,
    _DAYS,
)


def check(case: Case) -> Iterator[Hit]:
    """Report lists that have more or fewer members than the number beside them."""
    text = _HEADING.sub(lambda mark: "\u3000" * len(mark.group()), case.unquoted[: case.body_end])
    seen: set[int] = set()
    yield from _asked(text)
    yield from _headed(text)
    yield from _numbered(text)
    yield from _others(text)
    yield from _kinds(text)
    yield from _parted(text)
    yield from _present(text)
    for rule in _FORMS:
        for match in rule.finditer(text):
            if match.start("n") in seen or _POSSESSIVE.search(match["list"]):
                continue
            seen.add(match.start("n"))
            if (hit := _judged(text, rule, match)) is not None:
                yield hit


def _present(text: str) -> Iterator[Hit]:
    """应到16人，签名14人，缺席3人: who should have come are those who did and those who did not."""
    for match in _SHOULD.finditer(text):
        low = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
        high = min((at for mark in "。；\n" if (at := text.find(mark, match.end())) >= 0), default=len(text))
        came, absent = _CAME.search(text, low, high), _ABSENT.search(text, low, high)
        if came is None or absent is None:
            continue
        whole, made = int(match["n"]), int(came["n"] or came["m"]) + int(absent["n"])
        if whole != made:
            yield Hit(
                Span(min(match.start(), came.start(), absent.start()), max(match.end(), came.end(), absent.end())),
                f"应到{whole}人，到的和没有到的加起来是{made}人。",
                suggestion="核对应到、实到、缺席的人数。",
            )


_SHOULD = pattern(r"应(?:到|出席|参加)(?:会)?(?:的)?(?:户主|代表|业主|村民)?(?P<n>\d{1,4})[人户名]")
_CAME = pattern(
    r"(?:实到|到会|到场|(?<!应)出席|签名|签字|签到)(?:的)?(?:户主|代表|业主|村民)?(?P<n>\d{1,4})[人户名]|(?:户主|代表|业主|村民)(?P<m>\d{1,4})[人户名](?:签名|签字|到会|到场)"
)
_ABSENT = pattern(r"(?:缺席|未到|没有到|没到|请假)(?:会|场)?(?:的)?(?P<n>\d{1,4})[人户名]")


def _parted(text: str) -> Iterator[Hit]:
    """All of a thing, what is so and what is not, or one kind of it and another, that do not add up."""
    for form in (_SO_AND_NOT, _NOT_AND_SO, _OF_ONE_NOUN, _OPPOSED):
        for match in form.finditer(text):
            parts = [count for name, count in match.groupdict().items() if name[0] in "abc" and name != "all" and count]
            whole, made = int(match["all"]), sum(map(int, parts))
            if made != whole:
                yield Hit(
                    Span(match.start("all"), match.end()),
                    f"说的是{whole}{match['unit']}，列出的加起来是{made}{match['unit']}。",
                    suggestion="核对总数和各部分的数。",
                )


_WHOLE = (
    r"(?<![\d.第])(?P<all>\d{1,4})(?P<unit>个月|户|人|名|个|份|件|天|处|台|辆|间|家|次|笔|盏|座|所|亩|块|张|项|条)"
    r"(?:里面?|之?中|，其中|，经查|，)[，]?"
)
_IS, _IS_NOT = r"(?!不|没|未|缺|无)[^，。；\d、]{1,9}?的", r"(?:不|没|未|缺|无)[^，。；\d、]{0,9}?的"
_SO_MANY = r"(?:有|为|是|共|计|也有|占)?"
_NOT_AND_SO = pattern(
    rf"{_WHOLE}{_IS_NOT}{_SO_MANY}(?P<a>\d{{1,4}})(?P=unit)[，、]{_IS}{_SO_MANY}(?P<b>\d{{1,4}})(?P=unit)(?=[，。；])"
)
_SO_AND_NOT = pattern(
    rf"{_WHOLE}{_IS}{_SO_MANY}(?P<a>\d{{1,4}})(?P=unit)[，、]{_IS_NOT}{_SO_MANY}(?P<b>\d{{1,4}})(?P=unit)(?=[，。；])"
)
_OPPOSED = pattern(
    r"(?<![\d.第])(?P<all>\d{1,4})(?P<unit>[班户人名个份件处台辆间家次盏座张条块])，(?:其中|经查)?，?"
    r"(?:(?:准点|正点)(?:的)?(?P<a>\d{1,4})(?P=unit)[，、](?:晚点|误点)|(?:合格|达标)(?:的)?(?P<a2>\d{1,4})(?P=unit)[，、](?:不合格|不达标|超标)"
    r"|(?:同意|赞成)(?:的)?(?P<a3>\d{1,4})(?P=unit)[，、](?:不同意|反对)|(?:完好|正常)(?:的)?(?P<a4>\d{1,4})(?P=unit)[，、](?:损坏|异常|故障|不亮)"
    r"|(?:到场|到会|出席)(?:的)?(?P<a5>\d{1,4})(?P=unit)[，、](?:缺席|未到|请假)|(?:已缴|已付|已交|已领)(?:的)?(?P<a6>\d{1,4})(?P=unit)[，、](?:未缴|未付|未交|未领))"
    r"(?:的)?(?P<b>\d{1,4})(?P=unit)(?=[，。；])(?!，(?:弃权|另))"
)
_OF_ONE_NOUN = pattern(
    r"(?P<noun>[\u4e00-\u9fff]{2})(?:共|共有|有|总计|合计)?(?<![\d.])(?P<all>\d{1,4})(?P<unit>[个户人名份件处台辆间家盏座所张条])，其中"
    r"[\u4e00-\u9fff]{1,6}?(?P=noun)(?P<a>\d{1,4})(?P=unit)、[\u4e00-\u9fff]{1,6}?(?P=noun)(?P<b>\d{1,4})(?P=unit)"
    r"(?:、[\u4e00-\u9fff]{1,6}?(?P=noun)(?P<c>\d{1,4})(?P=unit))?(?=[，。；])",
    needs="其中",
)
"""服务窗口14个，其中综合窗口9个、贷款窗口5个: parts of one noun with the whole are all of it."""


def _others(text: str) -> Iterator[Hit]:
    """What is left when one of the things asked for is taken by itself: 共三项……其中工资一项……其余两项."""
    wholes = list(_IN_ALL.finditer(text))
    if len(wholes) != 1:
        return
    whole = from_chinese(wholes[0]["n"])
    for match in _OTHERS.finditer(text, wholes[0].end()):
        one = list(_ONE_OF_THEM.finditer(text, wholes[0].end(), match.start()))
        told = from_chinese(match["n"])
        if len(one) != 1 or whole is None or told is None or match["unit"] != wholes[0]["unit"]:
            continue
        if told != whole - 1:
            yield Hit(
                Span(*match.span()),
                f"前面说的是{wholes[0]['n']}{match['unit']}，除去一{match['unit']}，其余是{whole - 1}{match['unit']}。",
                suggestion="核对项数。",
            )


def _kinds(text: str) -> Iterator[Hit]:
    """Things of several kinds with a count each, and their number together."""
    for match in _SEVERAL_KINDS.finditer(text):
        counts = [int(one.group()) for one in _COUNT.finditer(match["list"])]
        told = int(match["n"]) if match["n"].isdecimal() else from_chinese(match["n"])
        if told is not None and told not in (sum(counts), len(counts)):
            yield Hit(
                Span(*match.span()),
                f"各项加起来是{sum(counts)}，这里写的是{match['n']}{match['unit']}。",
                suggestion="核对各项的数目和总数。",
            )


def _asked(text: str) -> Iterator[Hit]:
    """What the petitioner asks for, told one by one, and how many things the reply says that it is."""
    lists = list(_ASKED.finditer(text))
    if len(lists) != 1:
        return
    items = len(_ITEMS.split(lists[0]["list"]))
    for match in _ASKS.finditer(text, lists[0].end()):
        if from_chinese(match["n"]) not in (items, None):
            yield Hit(
                Span(match.start("n"), match.end()),
                f"前面列出的请求是{items}项，这里说的是{match['n']}项。",
                suggestion="核对请求的项数。",
            )


def _headed(text: str) -> Iterator[Hit]:
    """张某凤等4名信访人 where the people who begin with her are told further on, and are as many as is said there."""
    for match in _AND_OTHERS.finditer(text):
        named = _NAME_AT_END.search(text, max(0, match.start() - _LONGEST_NAME), match.start())
        if named is None:
            continue
        first, told = named.group(), from_chinese(match["n"])
        counts = set()
        for listed in _PERSONS.finditer(text):
            names = listed["list"].split("、")
            if text.startswith("代表", listed.end()):
                continue  # some of the many speak for them
            if first.endswith(names[0]) and not listed["etc"] and from_chinese(listed["n"]) == len(names):
                counts.add(len(names))
        if len(counts) == 1 and told is not None and told not in counts:
            yield Hit(
                Span(match.start("n"), match.end()),
                f"这里说“{first}{match.group()}”，后面列出的是{counts.pop()}人。",
                suggestion="核对人数。",
            )


def _numbered(text: str) -> Iterator[Hit]:
    """So many papers, told by number: 共5份：1.……；2.……."""
    for match in _NUMBERED.finditer(text):
        numbers = [1, *(int(one["n"]) for one in _NEXT_ITEM.finditer(match["list"]))]
        told = from_chinese(match["n"])
        if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)) and told not in (len(numbers), None):
            yield Hit(
                Span(match.start("n"), match.end("unit")),
                f"说的是{match['n']}{match['unit']}，列出的是{len(numbers)}{match['unit']}。",
                suggestion="补上漏列的，或者改正数目。",
            )


def _judged(text: str, rule: Pattern, match: Match[str]) -> Hit | None:
    number, items = from_chinese(match["n"]), _MARKS.split(match["list"])
    start, low = _list_start(rule, match, items), match.start("list")
    if rule not in (_BEHIND, _OF_KIND) and text[max(0, low - 1)] == "、":  # the list began before
        clause = max(text.rfind(mark, 0, low) for mark in "，。；：\n（(") + 1
        ahead = text[clause : low - 1].split("、")
        if match["unit"] in _PEOPLE or any(_NO_ITEM.search(item) for item in ahead[1:]):
            return None
        items = [*ahead, *items]
    if _is_no_list(text, rule, match, items[-1]):
        return None
    fits = (
        {len(_SUMS.split(match["list"]))}
        if rule in (_TIMES, _CLOCK)
        else _counts(items, people=match["unit"] in _PEOPLE)
    )
    if rule is _FAMILY or (rule is _TEAM and match["head"]):
        fits |= {max(fits) + 1}  # who tells, who leads
        fits -= {max(fits) - 1} if rule is _TEAM else set()
    fits |= _of_the_last(match["list"]) if rule is _AHEAD and match["unit"] not in _PEOPLE else set()
    if text[max(0, low - 1) : low] in tuple("与和及同"):
        fits |= {max(fits) + 1}  # 李某与张某、王某三人
    if start is None or number is None or number in fits or (match["etc"] and number > max(fits)):
        return None
    return Hit(
        Span(min(start, match.start("n")), max(match.end("unit"), match.end("list"))),
        f"说的是{match['n']}{match['unit']}，列出的是{max(fits)}{match['unit']}。",
        suggestion="补上漏列的，或者改正数目。",
    )


def _is_no_list(text: str, rule: Pattern, match: Match[str], last: str) -> bool:
    """Whether the list began before its first words, goes on behind the number, or ends in something done."""
    low = match.start("list")
    if match["unit"] in _PEOPLE and _begins_within(text, low):
        return True
    if rule is _PAIR and "、" in text[max(text.rfind(mark, 0, low) for mark in "，。；：\n（(") + 1 : low]:
        return True
    goes_on = rule is _AHEAD and text[match.end() : match.end() + 1] in ("、", "共")
    return goes_on or _ENDS_IN_A_DEED.search(last) is not None


def _of_the_last(listed: str) -> set[int]:
    """How many the number may count of a list that began before, or has a list behind 和: 特区和甲、乙、丙三个市."""
    own = _MARKS.split(listed)
    return {len(own)} | {len(own) - at for at, item in enumerate(own[:-1]) if at and _JOINED.search(item)}


def _begins_within(text: str, low: int) -> bool:
    """Whether the list began before, with words that tell of no post: 组长龙某、养蜂的滕某、田某三人."""
    clause = max(text.rfind(mark, 0, low) for mark in "，。；：\n（(") + 1
    return (
        "、" in text[clause:low] and text[low - 1] not in "向与和及同由对、" and "\u4e00" <= text[low - 1] <= "\u9fff"
    )


def _list_start(rule: Pattern, match: Match[str], items: list[str]) -> int | None:
    """Where the list begins; people begin with a name, and who is none makes the list none."""
    if (
        match["unit"] not in _PEOPLE
        or match.re.groupindex.keys() & {"head"}
        or rule is _POSTS
        or (rule is _NAMED_OR_NOT and _may_be_names(items))
        or _KIN_FIRST.match(items[0])
    ):
        return match.start("list")
    names = [part for item in items[1:] for part in _JOINED.split(item)]
    first = _NAME_AT_END.search(items[0])
    if first is None or not all(NAME.fullmatch(name) for name in names):
        return None
    return match.start("list") + first.start()


def _may_be_names(items: list[str]) -> bool:
    """Whether the first item ends in a name and none of the others is a word: 兰晓晖、水清."""
    return _NAME_AT_END.search(items[0]) is not None and not any(weight(WORD + item) for item in items[1:])


def _counts(items: list[str], *, people: bool) -> set[int]:
    """How many members the list may have: words joined by 和 are one or two, unless nobody stands ahead (并与某某)."""
    first = [
        match
        for match in _JOINED.finditer(items[0])
        if not people or _NAME_AT_END.search(items[0][: match.start()]) or match.start() > _LONGEST_LEAD
    ]
    joined = len(first) + sum(len(_JOINED.findall(item)) for item in items[1:])
    groups = {joined + 1} if joined and not people else set()  # 甲、乙与丙、丁这两种
    return {*range(len(items), len(items) + joined + 1), *groups}


RULE = Rule(
    module=__name__,
    title="列举数目不符",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("11月份抽查⟦112班，准点98班，晚点24班⟧。"),
        good("11月份抽查112班，准点98班，晚点14班。到会76户，同意62户，反对8户，弃权6户。"),
        bad("提供了巡查记录⟦3份，分别是4月15日和4月20日⟧。"),
        good("提供了巡查记录2份，分别是4月15日和4月20日。"),
        bad("会议记录有⟦户主14人签名，应到16人，缺席3人⟧。"),
        good("会议记录有户主14人签名，应到16人，缺席2人。"),
        bad("⟦36个月中缺少台账的有6个月，有台账的为33个月⟧。"),
        good("36个月中缺少台账的有6个月，有台账的为30个月。"),
        bad("大厅现有服务窗口⟦12个，其中综合窗口6个、税务窗口5个⟧，另设值班台。"),
        good("大厅现有服务窗口12个，其中综合窗口7个、税务窗口5个，另设值班台。教职工68人，其中教师31人、工人5人。"),
        bad("镇里向⟦马德贵、陈桂花三名⟧村民了解情况。"),
        good("镇里向马德贵、陈桂花、吴天明三名村民了解情况。"),
        good("镇里向马德贵、陈桂花和吴天明3名村民了解情况。"),
        good("走访了刘翠兰、郑国平二人。"),
        bad("镇里⟦两名工作人员汪涛、龙英、简小兵⟧到现场丈量。"),
        good("镇里三名工作人员汪涛、龙英、简小兵到现场丈量。"),
        good("走访了刘翠兰、郑国平等五人。"),
        bad("走访了⟦刘翠兰、郑国平、李玉芬等二人⟧。"),
        bad("⟦请提交户口簿、居住证、劳动合同四种⟧材料。"),
        good("请提交户口簿、居住证、劳动合同三种材料。"),
        good("开放城市、经济特区和北京、天津、上海、重庆四个直辖市参加。"),
        good(
            "厂、军、地三方在两个项目中合作，参加滑冰、滑雪、冬季两项共3个大项，分为全部责任、主要责任、同等责任和次要责任四种。"
        ),
        good("在维护稳定、增进团结、促进两个文明建设方面做了工作；引进高科技、高附加值的项目数十个。"),
        good(
            "有十名县民和十六名外地人，设有短跑、跳远、铅球两项、接力，处理收费过高、服务不好与排队过久、无人接听这两类问题。"
        ),
        bad("⟦因缺少身份证复印件和新证据目录三种⟧材料，申请被退回。"),
        good("因缺少身份证复印件和新证据目录两种材料，申请被退回。"),
        bad("收到⟦三份证据（收条、欠条⟧）。"),
        good("收到三份证据（收条、欠条、录音）。"),
        bad("我院收到刘翠兰等⟦5名⟧信访人的来信。刘翠兰、郑国平、李玉芬三人均有债权。"),
        good("我院收到刘翠兰等3名信访人的来信。刘翠兰、郑国平、李玉芬三人均有债权。"),
        bad("5月6日由信访处⟦林蔚、倪伟三人⟧同你通话。"),
        good("5月6日由信访处林蔚、倪伟两人同你通话。"),
        good("8时许，李正旺与吴广宇、文明、毕成四人到场。"),
        good("于2023年3月20日付给郝建军、纪成、谭秋月三人。"),
        good("三、请你局会同区市场监管局、区消防救援大队、区城管局等3个单位验收。"),
        bad("你⟦五次转账，金额分别为2000元、3500元、5000元和1800元⟧，共12300元。"),
        bad("管理处于⟦6月6日、6月8日三次⟧夜巡。"),
        good("管理处于6月6日、6月8日两次夜巡。"),
        good("你四次转账，金额分别为2000元、3500元、5000元和1800元，共12300元。"),
        bad("⟦请携带网签合同、身份证、银行卡4样⟧材料。"),
        good("请携带网签合同、身份证、银行卡3样材料。"),
        bad("自2月24日起在桃园、⟦石桥、文庙4个⟧站点安排志愿者。"),
        good("自2月24日起在桃园、石桥、文庙3个站点安排志愿者。"),
        bad("⟦立案庭副庭长尚志文、书记员曲婷婷三人⟧已当面向你说明。"),
        good("立案庭副庭长尚志文、书记员曲婷婷两人已当面向你说明。"),
        bad("你提交的材料共⟦6份⟧：1.承包经营权证；2.2019年发放表；3.村委会证明。"),
        good("你提交的材料共3份：1.承包经营权证；2.2019年发放表；3.村委会证明。"),
        bad("1号车有⟦3次超速，分别为5月9日、5月21日⟧，最高时速68公里。"),
        good("1号车有2次超速，分别为5月9日、5月21日，最高时速68公里。"),
        bad("取消了⟦6:00、6:15三个⟧班次。"),
        good("取消了6:00、6:15两个班次。"),
        bad("由副局长谭文斌任组长，成员有⟦孟庆国、石晓兰、罗建军，共5人⟧。"),
        good("由副局长谭文斌任组长，成员有孟庆国、石晓兰、罗建军，共4人。"),
        bad("你家庭成员共⟦7人：妻子黄秀珍，长子覃志强，次子覃志明，孙女覃欣怡⟧。"),
        good("你家庭成员共5人：妻子黄秀珍，长子覃志强，次子覃志明，孙女覃欣怡。"),
        bad("你请求：1.补足土地补偿费；2.补偿青苗损失；3.安排宅基地。经查，你的⟦四项请求⟧没有依据。"),
        good("你请求：1.补足土地补偿费；2.补偿青苗损失；3.安排宅基地。经查，你的三项请求没有依据。"),
        bad("6月4日，待遇科⟦裘大川、冼平三名⟧工作人员与你面谈。"),
        good("6月4日，待遇科裘大川、冼平、尹红三名工作人员与你面谈。"),
        bad("申请仲裁一般需要⟦三种材料：仲裁申请书、身份证复印件⟧。"),
        good("申请仲裁一般需要三种材料：仲裁申请书、身份证复印件、工资发放记录。"),
        bad("⟦随信附照片6张、录音2段，共7件⟧。"),
        good("随信附照片6张、录音2段，共8件。"),
        good("随信附照片6张、录音2段，共2件。"),
        bad("你要求支付拖欠的工资、加班费和经济补偿三项。拖欠工资一项已经立案，⟦其余三项⟧属于劳动争议。"),
        good("你要求支付拖欠的工资、加班费和经济补偿三项。拖欠工资一项已经立案，其余两项属于劳动争议。"),
        bad("⟦并与村民小组长龙再生、村民代表田宏三人⟧一起丈量。"),
        good("并与村民小组长龙再生、村民滕树生、村民代表田宏三人一起丈量。"),
        good("张某芳、李某的三名子女均已成年。"),
        good("符合民事诉讼法第二百一十一条第二项、第六项规定的情形。"),
        good("半成品、材料及六个存放处都已清点。"),
        good("各组登记农户、移民户84户。"),
        good("本案有调解、和解和撤诉两种处理方式。"),
    ),
)
