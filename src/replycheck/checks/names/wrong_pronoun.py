"""他、她与写明的性别不符。

“王五是男性，她在调解时……”“欧阳某（女，1988年5月生）……他说款已到账”：同一个人前面写明男女，后面用错了代词。
只看代词前那句话里说到的人都已经知道男女的；说到别人的不报。妻子、丈夫、长女这类称谓后面的姓名，同一个人别处用的他或她，也用来核对；只从名字看像女性的作提示。先生、女士后面的代词同样核对，身份证号能看出性别的也用。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对文字）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.people.introduced import introduced
from replycheck.facts.people.likely import likely_names, recurring
from replycheck.facts.people.names import name_pattern
from replycheck.facts.people.personal import names_in
from replycheck.facts.people.personal_contexts import not_names
from replycheck.facts.people.sexes import (
    How,
    kin_of,
    kin_of_two_sexes,
    mistaken_pronouns,
    odd_couples,
    stated_against_kin,
)
from replycheck.model.finding import Confidence, Fix, Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.people import petitioners
from replycheck.rules.rule import Rule
from replycheck.text.likelihood import WORD, weight
from replycheck.text.patterns import pattern

_NAMED = pattern(lambda: rf"(?<![\u4e00-\u9fff])(?:{name_pattern()})$|(?:{name_pattern()})$")
"""A name that ends where the search ends."""
_NAME = pattern(lambda: rf"(?:与|和|由|向|对|给|其)(?:{name_pattern()})")
_STATED = pattern(
    r"[（(，,]\s?(?:男|女)(?:性)?[，,）)。；]|(?:是|系|为)(?:一名)?(?:男|女)(?:性|士)|先生|女士",
    needs=("男", "女", "先生"),
)
"""Behind a name: the sex, or a title that tells it."""
_BEHIND_KIN = pattern(
    r"(?:妻子|丈夫|老伴|爱人|儿子|女儿|母亲|父亲|姐姐|妹妹|哥哥|弟弟)(?P<name>[\u4e00-\u9fff]{2,4}?)(?=[的，。、；（在与和于因住（])"
)
_AHEAD_OF_SEX = pattern(r"(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{2,5})[，（(](?:男|女)(?=[，,）)。])")
_POST_AHEAD = pattern("(?:代表人|负责人|经销商|业主|[员长任师警官理记])$")
_THIRD = pattern(r"(?<![其吉无排及])(?P<word>[他她])(?![人们处用项方乡国山媒日])")
_HEARD_AND_SAID = pattern(
    r"(?:听取|征求|询问|记录)了?(?P<first>[他她])的?(?:意见|陈述|想法|看法|情况)?，(?P<word>[他她])(?:表示|称|说|认为|反映|补充|提出)"
)
"""听取她的意见，她表示: who is heard speaks."""
_REACH = 6
_UNSURE = frozenset({How.NAME, How.FAR})
_WORDS = {True: "她", False: "他"}


def check(case: Case) -> Iterator[Hit]:
    """Report pronouns, and words for a spouse, that do not fit the sex of the person; each place once."""
    told: dict[Span, Hit] = {}
    for hit in _found(case, case.unquoted[: case.body_end]):
        told.setdefault(hit.span, hit)
    yield from sorted(told.values(), key=lambda hit: hit.span)


def _found(case: Case, text: str) -> Iterator[Hit]:
    names = {one.name for one in case.facts.persons} | {one.name for one in introduced(text)} | set(names_in(text))
    names |= {
        *recurring(text),
        *_introduced_by_post(text),
        *(one.name for one in petitioners(case)),
        *_named_by_kin(text),
    }
    names -= {name for name in names if any(word in name for word in "某人的他她")}
    yield from _spouses(text)
    for match in _HEARD_AND_SAID.finditer(text):
        if match["first"] != match["word"]:
            yield Hit(
                Span(match.start("first"), match.end("word")),
                "同一个人前面用“" + match["first"] + "”，后面用“" + match["word"] + "”。",
                suggestion="核对这个人的性别，前后改一致。",
            )
    about = [one.name for one in petitioners(case)]
    for span, name in odd_couples(text, about):
        yield Hit(
            span,
            f"这里写“{span.of(text)}{name}”，从两个人的名字看像是写反了。",
            suggestion="核对是谁的配偶。",
            severity=Severity.INFO,
            confidence=Confidence.LOW,
        )
    yield from _visited(text, set(about))
    yield from _told_otherwise(text, names)
    yield from _mistaken(text, names)
    yield from _behind_a_name(text)
    yield from _only_other(case, text, names)


def _visited(text: str, about: set[str]) -> Iterator[Hit]:
    """回访，他表示满意 where the only petitioner is a woman: who is asked again is the petitioner."""
    sexes = {name: found["sex"] == "女" for name in about for found in _SEX.finditer(text) if found["name"] == name}
    if len(about) != 1 or not sexes:
        return
    ((name, female),) = sexes.items()
    for match in _VISITED.finditer(text):
        if (match["word"] == "她") != female:
            yield Hit(
                Span(*match.span("word")),
                f"前面写明{name}是{'女' if female else '男'}性，这里用了“{match['word']}”。",
                suggestion=_WORDS[female],
            )


_SEX = pattern(r"(?P<name>[\u4e00-\u9fff·]{2,8})[（(，,]\s?(?P<sex>男|女)(?=[，,）)])")
_VISITED = pattern(
    r"(?:上门|电话|入户|当面|再次|登门)?(?:进行)?(?:了)?回访(?:时)?[^。；，\n]{0,6}，(?P<word>[他她])(?:当场|均|对[^，。；]{1,12})?(?:表示|说|称|认为|感到)?(?:[^，。；]{0,4})?(?:满意|理解|认可|感谢|没有异议|无异议|没有意见)"
)


def _introduced_by_post(text: str) -> Iterator[str]:
    """Likely names right behind a post: 法定代表人简德胜."""
    for one in likely_names(text):
        if _POST_AHEAD.search(text, max(0, one.start - _REACH), one.start):
            yield one.name


def _named_by_kin(text: str) -> Iterator[str]:
    """Names that stand behind a word for kin, or ahead of their sex, whatever the surname: 妻子其其格, 瓦其阿牛，男."""
    for form in (_BEHIND_KIN, _AHEAD_OF_SEX):
        for match in form.finditer(text):
            if text.count(match["name"]) > 1 and not weight(WORD + match["name"]):
                yield match["name"]


def _told_otherwise(text: str, names: set[str]) -> Iterator[Hit]:
    """A husband in one place and a wife in another, or a woman by statement and a husband by kin."""
    for span, word, other in kin_of_two_sexes(text, names):
        yield Hit(span, f"这里写“{word}”，别处写同一个人是{other}。", suggestion="核对这个人是谁的什么人。")
    for span, name in stated_against_kin(text, names):
        yield Hit(span, f"这里写{name}是{span.of(text)}性，别处的称谓不是。", suggestion="核对这个人的性别。")


def _behind_a_name(text: str) -> Iterator[Hit]:
    """A pronoun in the clause behind a name whose sex is stated."""
    yield from _of_nobody(text)
    stated: dict[str, bool] = {}
    for told in _STATED.finditer(text):
        ahead = _NAMED.search(text, max(0, told.start() - _REACH), told.start())
        if ahead is not None and not not_names().match(ahead.group()):
            stated.setdefault(ahead.group(), "女" in told.group())
    for name, female in stated.items():
        at = -1
        while (at := text.find(name, at + 1)) >= 0:
            match = _PRONOUN.match(text, at + len(name))
            if match is None or match["word"] == _WORDS[female] or match["word"] in text[max(0, at - _REACH) : at]:
                continue  # 他女儿罗某偷了车，他去找买家: the father is spoken of
            if any(other != name and other in match["between"] for other in stated) or _NAME.search(match["between"]):
                continue
            span = Span(match.start("word"), match.end("word"))
            yield Hit(
                span,
                f"前面写明{name}是{'女' if female else '男'}性，这里用了“{match['word']}”。",
                suggestion=_WORDS[female],
                fix=Fix(span, _WORDS[female]),
            )


def _only_other(case: Case, text: str, names: set[str]) -> Iterator[Hit]:
    """A paper that speaks of one person beside the petitioner: 妻子其其格……他没有参加."""
    about = {one.name for one in petitioners(case)}
    others = [name for name in names if text.count(name) and not any(name in one or one in name for one in about)]
    whole = [name for name in others if not any(name != one and name in one for one in others)]
    if len(whole) != 1 or not about:
        return
    sexes = kin_of(text, whole[0])
    if len(sexes) != 1:
        return
    female = sexes.pop()
    for match in _THIRD.finditer(text):
        if (match["word"] == "她") != female:
            yield Hit(
                Span(*match.span("word")),
                f"前面说到的{whole[0]}是{'女' if female else '男'}性，这里用了“{match['word']}”。",
                suggestion=_WORDS[female],
                severity=Severity.INFO,
                confidence=Confidence.LOW,
            )


def _mistaken(text: str, names: set[str]) -> Iterator[Hit]:
    """Pronouns that fit nobody of whom their sentence speaks."""
    for one in mistaken_pronouns(text, names):
        word = one.span.of(text)
        low = max(text.rfind(mark, 0, one.span.start) for mark in "。；\n") + 1
        if word in text[low : max(low, text.rfind(one.name, 0, one.span.start))]:
            continue  # 老罗说他女儿罗丹偷了车，他去找买家: somebody else is spoken of already
        if _KIN_OF.search(text, low, max(low, text.rfind(one.name, 0, one.span.start))):
            continue  # 刘玉梅的丈夫赵强病故，她……: it may be she whose husband he was
        told = {
            How.STATED: f"前面写明{one.name}是{'女' if one.female else '男'}性",
            How.KIN: f"{one.name}在这份答复里是{'女' if one.female else '男'}性",
            How.ELSEWHERE: f"别处说到{one.name}用的是“{_WORDS[one.female]}”",
            How.FAR: f"别处说到{one.name}用的是“{_WORDS[one.female]}”",
            How.NAME: f"{one.name}像是{'女' if one.female else '男'}性的姓名",
            How.SPOUSE: f"后面说到{one.name}",
            How.SPOUSE_TOLD: f"前面说的是{one.name}",
        }[one.how]
        yield Hit(
            one.span,
            f"{told}，这里用了“{word}”。",
            suggestion=_WORDS[one.female],
            severity=Severity.INFO if one.how in _UNSURE else None,
            confidence=Confidence.LOW if one.how in _UNSURE else None,
            fix=Fix(one.span, _WORDS[one.female]) if one.how is How.STATED else None,
        )


def _spouses(text: str) -> Iterator[Hit]:
    """A wife of a woman, a husband of a man, both a husband and a wife of the one who wrote."""
    head = _SALUTATION.search(text)
    told = [(match, match["kin"] in _WIFE) for match in _SPOUSE.finditer(text)]
    wives = sum(wife for _, wife in told)
    for match, wife in told:
        other = "丈夫" if wife else "妻子"
        you = _YOU_ARE.search(text)
        if head is not None and (head["title"] == "女士") is wife:
            what = f"称呼是“{head['title']}”，这里写“{match['kin']}”。"
        elif you is not None and (you["sex"] == "女") is wife:
            what = f"前面写明你是{you['sex']}性，这里写“{match['kin']}”。"
        elif head is None and len(told) > 1 and 0 < wives < len(told) and (wives if wife else len(told) - wives) == 1:
            what = f"别处写的是{other}，这里写“{match['kin']}”。"
        else:
            continue
        yield Hit(Span(*match.span("kin")), what, suggestion="核对是谁的配偶。", severity=Severity.WARNING)
        return


def _of_nobody(text: str) -> Iterator[Hit]:
    """她 in a paper that speaks to 你 and has named no third person before it in the paragraph."""
    if len(_TO_ONE.findall(text)) < _OFTEN:
        return
    for match in _HOME.finditer(text):
        low = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _AROUND)
        ahead = text[low : match.start()]
        ahead = _STAFF_CAME.sub("\u3000", ahead) if text.startswith("家", match.end()) else ahead
        if _PERSON.search(ahead) is None:
            yield Hit(
                Span(*match.span("word")),
                f"这里写“{match['word']}”，前面没有说到别人；对收信人应称“你”。",
                suggestion="说的是收信人的，改为“你”；说的是别人的，写明是谁。",
                severity=Severity.INFO,
                confidence=Confidence.LOW,
            )


_KIN_OF = pattern(
    r"[\u4e00-\u9fff]{2}(?<![你您])的(?:丈夫|妻子|配偶|儿子|女儿|父亲|母亲|哥哥|弟弟|姐姐|妹妹|爱人|前[夫妻])$"
)
_SPOUSE = pattern(r"(?:(?<=[你您和与])|(?<=[你您]的))(?P<kin>丈夫|妻子|老公|老婆)")
_YOU_ARE = pattern(r"[你您](?:[，,（(]|是|系)(?P<sex>男|女)(?=[，,）)性])")
_WIFE = frozenset({"妻子", "老婆"})
_SALUTATION = pattern(r"(?m)^[ \u3000]*(?:尊敬的)?[\u4e00-\u9fff]{1,4}(?P<title>女士|先生)[：:，,][ \u3000]*$")
_TO_ONE = pattern("[你您](?!们)")
_STAFF_CAME = pattern(
    "[，。]?(?:工作人员|网格员|社区干部|镇干部|村干部|干部|民警|执法人员|承办人员?|承办法官)(?:又|再次|当天|当日)?(?:上门|登门)?到$"
)
_OFTEN = 4
_AROUND = 80
_HOME = pattern(r"(?<![其给])(?P<word>[他她])(?=家|没有异议|表示|认为|要求|的(?:请求|诉求|意见|来信|陈述))")
_PERSON = pattern(
    r"(?:[人员者长父母妻夫儿女兄弟姐妹孙师友民工警医客主户方]|(?<!出)生)[，。、；：（(）)的在对于到与和称说反]|先生|女士|同志|[他她]|经理|邻居|同事|代表|司机|律师|会计"
    r"|[，。、；\n][\u4e00-\u9fff]{2,3}(?:于|在|到|向|的|是|系|、|，|（)"
)
_PRONOUN = pattern(r"(?P<between>[^。；：\n]{0,30}?[，、])(?P<word>[他她])(?!人|们|处|用|项|的妻|的丈|爱人)")
"""A clause later: 欧阳淑贤表示满意，她说款已到账."""


RULE = Rule(
    module=__name__,
    title="他她与性别不符",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("5月15日到信访人家中听取⟦他的意见，她⟧表示夜间声音最大。"),
        good("5月15日到信访人家中听取她的意见，她表示夜间声音最大。"),
        bad("欧阳淑贤（女，1988年5月生）反映退款。5月20日，欧阳淑贤表示满意，⟦他⟧说款已到账。", suggestion="她"),
        good("欧阳淑贤（女，1988年5月生）反映退款。5月20日，欧阳淑贤表示满意，她说款已到账。"),
        bad("王五是男性，⟦她⟧在调解时表示理解。"),
        good("王五是男性，他在调解时表示理解。"),
        bad("张某芳女士来电称，⟦他⟧没有收到通知。"),
        good("张某芳女士与王某生到场，他表示同意。"),
        bad("蒋某燕女士：\n本院冻结了你⟦妻子⟧孔某的存款。"),
        good("蒋某燕女士：\n本院冻结了你丈夫孔某的存款。"),
        bad("你和妻子、儿子同住。3月5日，工作人员与你妻子面谈。你和⟦丈夫⟧可以申请低保。"),
        good("你和妻子、儿子同住。3月5日，工作人员与你妻子面谈。你和妻子可以申请低保。"),
        bad("你的来信收悉。你要求赔偿。本机关3月24日到⟦她⟧家听取意见，你没有异议。你可以申请复查。"),
        good("你的来信收悉。你要求赔偿。本机关3月24日到你家听取意见，你没有异议。你可以申请复查。"),
        good("你的来信收悉。你要求赔偿。你邻居王某到场，她认为没有越界，你没有异议。"),
        bad("申请人：冯雪梅，女，1971年8月出生。\n申请人称：⟦他⟧自1990年3月起代课。", suggestion="她"),
        good("申请人：冯雪梅，女，1971年8月出生。\n申请人称：她自1990年3月起代课。"),
        bad("你的妻子黄秀珍在清点表上签字，⟦他⟧确认水稻1.5亩。", suggestion="她"),
        good("你的妻子黄秀珍在清点表上签字，她确认水稻1.5亩。"),
        good("你的妻子黄秀珍在清点表上签字，村干部到场，他确认水稻1.5亩。"),
        bad("承办人刘敏法官（男）当日电话通知你更换账户，⟦她⟧另发出短信。", suggestion="他"),
        good("承办人刘敏法官（女）当日电话通知你更换账户，她另发出短信。"),
        bad("9月15日，核查组约谈了反映人杨丽娟，⟦他⟧表示愿意配合。9月18日当面告知反映人，她表示满意。"),
        good("9月15日，核查组约谈了反映人杨丽娟，她表示愿意配合。9月18日当面告知反映人，她表示满意。"),
        bad("你丈夫的医疗费负担较重，⟦她⟧可以申请医疗救助。", suggestion="他"),
        good("你丈夫的医疗费负担较重，他可以申请医疗救助。"),
        good("你丈夫与会计林某核对，她在收条上签字。"),
        bad("信访人黎志远说，⟦他⟧已签字。判决确定黎志远每月付900元。至今已到期三个月，⟦她⟧一直没有支付。"),
        good("信访人黎志远说，他已签字。判决确定黎志远每月付900元。至今已到期三个月，他一直没有支付。"),
        bad("你，男，系竹山村村民，家中有妻子黄秀珍。你的⟦丈夫⟧黄秀珍签了字。"),
        good("你，男，系竹山村村民，家中有妻子黄秀珍。你的妻子黄秀珍签了字。"),
        bad("询问了对方当事人莫春娟，⟦他⟧没有异议。"),
        good("询问了对方当事人莫春来，他没有异议。"),
        bad("你7月7日来信。次日蔬菜科曾蕊到你家查看，听取了你和丈夫田茂林的意见，⟦她⟧提供了发票。", suggestion="他"),
        good("你7月7日来信。次日蔬菜科曾蕊到你家查看，听取了你和丈夫田茂林的意见，他提供了发票。"),
        bad("关于向丽萍反映噪声的报告\n向丽萍（女，42岁）反映噪声。5月9日，曾蕊上门回访，⟦他⟧表示满意。"),
        good("关于向丽萍反映噪声的报告\n向丽萍（女，42岁）反映噪声。5月9日，曾蕊上门回访，她表示满意。"),
        bad("滕巧云：\n你的来信收悉。5月21日，你和⟦妻子⟧龙建国一并提供了名册。"),
        good("滕巧云：\n你的来信收悉。5月21日，你和丈夫龙建国一并提供了名册。"),
        bad("你的来信收悉。你要求补发津贴。10月24日，社区工作人员到⟦他⟧家听取了意见，你没有异议。你可以电话咨询。"),
        bad(
            "你的来信收悉。你的老伴滕巧云（女，1953年2月生）参加城乡居民基本医疗保险。⟦他⟧3月住院9天。滕巧云的费用已经报销。",
            suggestion="她",
        ),
        good(
            "你的来信收悉。你的老伴滕巧云（女，1953年2月生）参加城乡居民基本医疗保险。她3月住院9天。滕巧云的费用已经报销。"
        ),
        bad("罗桂芝请求补发。⟦他⟧主张丈夫系下班途中死亡。"),
        good("罗桂芝请求补发。她主张丈夫系下班途中死亡。"),
        bad("罗桂芝称丈夫何永贵系工伤。何永贵，⟦女⟧，1955年生。"),
        good("罗桂芝称丈夫何永贵系工伤。何永贵，男，1955年生。"),
        bad("由候补司机贺建军接替，⟦她⟧持有驾驶证。"),
        good("由候补司机贺建军接替，他持有驾驶证。"),
        good("欧阳淑贤（女，1988年5月生）反映退款。法定代表人龚某涛到场，他承认没有通知。"),
    ),
)
