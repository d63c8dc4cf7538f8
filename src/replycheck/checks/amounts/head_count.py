"""同一批信访人的人数前后不一。

标题写“邹某富等4人”，称呼里有几个名字，正文写“你们四人”“等5名信访人”，应当是同一个数。
“你家三口人，即你、你妻子和孙女”，逐个列出的按人数核对。没有写人数的不查；“其中两人”“另外三人”这样说一部分人的不算。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对数字和人名）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.people.names import name_pattern
from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_N = r"(?P<n>[两二三四五六七八九十]{1,3}|\d{1,3})"
_TITLE = pattern(
    rf"关于[^\n。，；]{{1,20}}?等{_N}(?:名[^\n，。]{{0,4}}|人|户)[^\n。；]{{0,60}}(?:答复|意见书?|告知书|报告|函|回复)"
)
_YOU = pattern(rf"[你您]们(?:等|这|共|一共|总共|[\u4e00-\u9fff]{{2,4}}共)?{_N}(?:人|位|名|户)(?!一组|一批)", needs="们")

_NAMED = pattern(
    r"(?:询问|走访|访问|访谈|约谈|约见|会见|联系|找到?|邀请|通知|指派|委派|抽调|(?<![一二三四五六七八九十参])与|由|向|和|同|对)了?"
    r"(?P<list>[^，。；：、\n\d（()）“”]{2,20}(?:、[^，。；：、\n\d（()）“”]{2,20}){0,5}?)"
    r"(?:这|等|共)?(?P<n>[二两三四五六七八九])(?:人|名|位)(?=[，。；、：了进座谈面到在组调核当的与]|分别|一起|共同|均|都|村民|老|证人|工作人员|干部)"
)
_TOGETHER = pattern(
    "夫妻|夫妇|父子|父女|母子|母女|兄弟|姐妹|兄妹|姐弟|一家|等|[以和及与](?=[\u4e00-\u9fff]{2})|[你您他她]们"
)
_HOUSEHOLD = pattern(
    r"(?:家|户|家庭)(?:里|内|庭)?(?:成员|人口)?(?:现有|共有|现共有|共|有|一共|常住|总共)?(?P<n>[两二三四五六七八九十]|1[0-2]|[2-9])"
    r"(?:口人|口|人)[，,：:（(](?:即|分别[是为]|[为是]|包括|有|就是|由)?(?P<list>[^。；\n）)，,]{3,60})(?=[。；，,）)\n])"
)
"""你家三口人，即你、你妻子和六岁的孙女."""
_MEMBERS = pattern("、|以及|[和与及]")
_ONE_MEMBER = (
    r"(?:长|次|三|四|幼|小|大|二|养|继|独生?)[子女]|(?:大|小|二|三)?(?:儿子|女儿|儿媳|女婿|孙子|孙女|外孙女|外孙)|妻子|丈夫|爱人|老伴|配偶"
    "|父亲|母亲|婆婆|公公|岳父|岳母|爷爷|奶奶|祖父|祖母|外公|外婆|哥哥|弟弟|姐姐|妹妹"
)
_SINGLE = pattern(
    lambda: (
        rf"[你您我他她](?:本人|自己)?|本人|户主(?:{name_pattern()})?|(?:[你您]的?)?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})?岁?的?"
        rf"(?:{_ONE_MEMBER})(?:{name_pattern()})?|{name_pattern()}"
    )
)
_COUPLE = pattern(
    r"(?:[你您我他她]们?|儿子|女儿|大儿子|小儿子|弟弟|哥哥)?(?:的)?(?:夫妻|夫妇|两口子|老两口|小两口)(?:[两二]人)?|(?:[你您]的?)?(?:父母|公婆|岳父母|祖父母|爷爷奶奶)"
)
_SEVERAL = pattern(
    r"(?:[你您]的?)?(?P<n>[一两二三四五六七八九])(?:个|名|位)(?:孩子|小孩|子女|儿子|女儿|孙子|孙女|孙辈|老人|儿童|未成年子女|兄弟|姐妹)"
)
_WITH = frozenset("你您他她我们")
_BESIDE, _FULL_NAME = frozenset("与和同"), 3
_ENDS_IN_NAME = pattern(lambda: rf"(?:^|[长员任师警官理记人者户主民工计纳医生授问事员书老同])(?:{name_pattern()})$")
_ALONE = pattern(
    r"(?<=[\u4e00-\u9fff])一人(?P<what>[^，。；、\n一二两三四五六七八九十\d]{0,14})，(?P<n>[两二三四])人(?=[出进到在向对均都分一共])",
    needs="一人",
)
"""邢某一人进入现场，两人出示证件."""
_SALUTATION = pattern(
    lambda: (
        rf"(?m)^[ \u3000]*(?P<names>(?:{name_pattern()})(?:、(?:{name_pattern()})){{1,20}})(?P<etc>等)?[：:][ \u3000]*$"
    )
)
"""The line that addresses several people by name."""


def check(case: Case) -> Iterator[Hit]:
    """Report counts of the petitioners that differ from the title or the salutation."""
    text = case.unquoted[: case.body_end]
    yield from _listed(text)
    yield from _household(text)
    yield from _alone(text)
    yield from _homes(text)
    yield from _roll(case, text)
    title = _TITLE.search(text)
    named = _SALUTATION.search(text)
    counts: dict[str, int] = {}
    if title is not None and (number := from_chinese(title["n"])) is not None:
        counts["标题"] = number
    if named is not None and not named["etc"]:
        counts["称呼"] = named["names"].count("、") + 1
    if len(set(counts.values())) > 1 and title is not None:
        yield _hit(Span(title.start("n"), title.end("n")), title["n"], "称呼", counts["称呼"])
        return
    for match in _YOU.finditer(text):
        written, number = match["n"], from_chinese(match["n"])
        for where, count in list(counts.items())[:1]:
            if number is not None and number != count:
                yield _hit(Span(*match.span()), written, where, count)


def _alone(text: str) -> Iterator[Hit]:
    """One person goes, and two of them act."""
    for match in _ALONE.finditer(text):
        if _TOGETHER.search(match["what"]) is None:
            yield Hit(
                Span(match.start(), match.end("n") + 1),
                f"前面写一人，后面写{match['n']}人。",
                suggestion="核对人数，补上漏掉的人，或者改正数目。",
            )


def _homes(text: str) -> Iterator[Hit]:
    """More people named than homes: 住户王某、李某、张某等2户."""
    for match in _HOMES.finditer(text):
        number, named = from_chinese(match["n"]), match["list"].count("、") + 1
        if number is not None and number < named:
            yield Hit(
                Span(match.start("list"), match.end()),
                f"这里写{match['n']}户，前面写出名字的是{named}户。",
                suggestion="核对户数，补上漏掉的，或者改正数目。",
            )


def _roll(case: Case, text: str) -> Iterator[Hit]:
    """某某等6名群众 where the roll in the annex, which begins with that name, has five."""
    rolls = {lines[0]: len(lines) for lines in _rolls(case.text[case.body_end :])}
    for match in _AND_OTHERS.finditer(text):
        count = next((count for name, count in rolls.items() if match["name"].endswith(name)), None)
        number = from_chinese(match["n"])
        if count is not None and number is not None and number != count:
            yield Hit(
                Span(match.start("n"), match.end()),
                f"这里写{match['n']}{match['unit']}，后附的名单是{count}人。",
                suggestion="核对人数和名单，前后改一致。",
            )


def _rolls(annex: str) -> Iterator[list[str]]:
    """The names of each list that is numbered line by line from one on."""
    names: list[str] = []
    for line in annex.split("\n"):
        match = _ROLL_LINE.match(line)
        if match is not None and int(match["n"]) == len(names) + 1:
            names.append(match["name"])
            continue
        if len(names) > 1:
            yield names
        names = [match["name"]] if match is not None and match["n"] == "1" else []
    if len(names) > 1:
        yield names


_HOMES = pattern(
    lambda: (
        rf"(?:住户|农户|业主|户主|商户|邻居|村民|居民)(?P<list>(?>{name_pattern()}、){{1,11}}{name_pattern()})等(?:共)?{_N}户"
    ),
    needs="户",
)
_AND_OTHERS = pattern(rf"(?P<name>[\u4e00-\u9fff·]{{2,12}})等{_N}(?P<unit>名|人|位|户)(?!次|以上)", needs="等")
_ROLL_LINE = pattern(r"[ \u3000]*(?P<n>\d{1,2})[.．、][ \u3000]*(?P<name>[\u4e00-\u9fff·]{2,12})(?=[，,；;。\s（(]|$)")


def _household(text: str) -> Iterator[Hit]:
    """A household of so many, told member by member; where one member may be several nothing is said."""
    for match in _HOUSEHOLD.finditer(text):
        told = from_chinese(match["n"])
        members = [_heads(one.strip()) for one in _MEMBERS.split(match["list"])]
        if told is None or len(members) < 2 or None in members:  # noqa: PLR2004 - one member is no list
            continue
        made = sum(one for one in members if one is not None)
        if made != told:
            yield Hit(
                Span(match.start("n"), match.end("list")),
                f"这里写{match['n']}人，列出的是{made}人。",
                suggestion="核对人数，补上漏掉的人，或者改正数目。",
            )


def _heads(member: str) -> int | None:
    """How many people the words are; None where they do not tell."""
    if _COUPLE.fullmatch(member):
        return 2
    several = _SEVERAL.fullmatch(member)
    if several is not None:
        return from_chinese(several["n"])
    return 1 if _SINGLE.fullmatch(member) else None


def _listed(text: str) -> Iterator[Hit]:
    """People named one by one with their number behind: 询问了原院长龚某、原会计商某三人."""
    for match in _NAMED.finditer(text):
        number, items = from_chinese(match["n"]), match["list"].split("、")
        if text[max(0, match.start() - 1) : match.start()] in _WITH:
            continue  # 你同甲、乙三人 counts 你
        if match.group()[0] in _BESIDE and _ENDS_IN_NAME.search(
            text[max(0, match.start() - _FULL_NAME) : match.start()]
        ):
            continue  # 韦大山与甲、乙三人
        if number is None or number == len(items) or _TOGETHER.search(match["list"]):
            continue
        if all(_ENDS_IN_NAME.search(item) for item in items):
            yield Hit(
                Span(match.start("list"), match.end()),
                f"这里写{match['n']}人，前面写出名字的是{len(items)}人。",
                suggestion="核对人数，补上漏掉的人，或者改正数目。",
                severity=None if len(items) > 1 else Severity.INFO,
            )


def _hit(span: Span, written: str, where: str, count: int) -> Hit:
    return Hit(span, f"这里是{written}人，{where}是{count}人。", suggestion="核对人数，前后改一致。")


RULE = Rule(
    module=__name__,
    title="人数前后不一",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("召集楼上住户⟦马建林、孙玉和、周小兰等2户⟧座谈。"),
        good("召集楼上住户马建林、孙玉和、周小兰等5户座谈。"),
        bad(
            "张某：\n本院收到马建林等⟦4名⟧群众来信。\n某某法院\n2024年9月3日\n附件\n群众名单\n1.马建林\n2.孙玉和\n3.周小兰"
        ),
        good(
            "张某：\n本院收到马建林等3名群众来信。\n某某法院\n2024年9月3日\n附件\n群众名单\n1.马建林\n2.孙玉和\n3.周小兰"
        ),
        bad("5月14日，执法人员邢锐⟦一人进入现场，两人⟧出示证件后检查。"),
        good("5月14日，执法人员邢锐、康佳怡二人进入现场，两人出示证件后检查。"),
        bad("又走访了⟦原院长龚履新、原会计商玉和三人⟧，查阅了花名册。"),
        good("又走访了原院长龚履新、原会计商玉和、村民祁大寿三人，查阅了花名册。"),
        bad("又走访了⟦原卫生院院长尚志远二人⟧，查阅了接种册。"),
        good("又走访了尚志远夫妻二人，与邻居二人核对了接种册。"),
        good("8时许，韦大山与吴广宇、文明、毕成四人到场。"),
        bad("你家⟦四口人，即你、谢小川和六岁的孙女⟧。"),
        good("你家三口人，即你、谢小川和六岁的孙女。"),
        bad("你家共⟦4口人，即你们夫妻、两个孩子和婆婆⟧，没有其他住房。"),
        good("你家共5口人，即你们夫妻、两个孩子和婆婆，没有其他住房。"),
        good("你家共5口人，包括亲戚和孩子，没有其他住房。"),
        bad("关于邹国富等4人反映拖欠工资问题的答复\n邹国富等4人：\n现已向⟦你们五人⟧支付工资。"),
        good("关于邹国富等4人反映拖欠工资问题的答复\n邹国富等4人：\n现已向你们四人支付工资。"),
        bad("关于邹国富等⟦5⟧人反映拖欠工资问题的答复\n邹国富、韦大山、莫阿妹：\n工资已付。"),
        good("关于邹国富等3人反映拖欠工资问题的答复\n邹国富、韦大山、莫阿妹：\n工资已付。"),
        bad("邹国富、韦大山、莫阿妹：\n现已向⟦你们4人⟧支付工资。"),
        good("邹国富、韦大山、莫阿妹：\n其中两人的工资已付。"),
        good("邹国富、韦大山等：\n现已向你们4人支付工资。"),
    ),
)
