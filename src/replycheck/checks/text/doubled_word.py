"""重复的字词。

“你的的来信”“进行进行调查”这样相邻重复的字词。常常、一一、研究研究这类叠词，目的的、进行了了解、对对方这类正好相连的不报；
字典里没有、谁也不这样连着写的两个相同的字（归集科科窗口）同样报。连着三次以上的（表格里一行一行的按钮、样例）也不报。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对文字）。
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from replycheck.facts.masks import blank
from replycheck.model.finding import Fix, Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.likelihood import WORD, weight
from replycheck.text.patterns import pattern
from replycheck.text.tables import rows

_LONG = pattern(r"(?P<w>[\u4e00-\u9fff]{2,10})(?P=w)")
_SINGLE = pattern(
    r"(?<!目)的的(?![确士])|(?<!不)了了(?![解结然却断事不])|(?<![存现所内正实])在在|(?<![于都总还只可就但倒])是是(?![否非])|(?<!参)与与"
    r"|(?<![事理缘自情])由由|(?<![暖温缓总])和和(?![平解谐睦好])|(?<![一反核应校查比相绝])对对(?![方象于口应比手账])|(?<![作认以因行])为为|(?<![把一])把把(?![脉关玩])|(?<!被)被被(?!告)|(?<![上中少大准])将将(?!来)|并并|我我|你你|您您|该该"
    r"|(?<![没所只具享占掺含持留])有有(?![效关限利力机色毒害])|(?<![申邀聘恳敦敬])请请(?!求|示)|已已|从从(?!事|业|轻|重|犯|来|容)|没没|就就(?!业|诊|医|地|近|餐|读|学)|向向|未未|且且|但但|则则|都都|使使(?!用|得|馆)"
    r"|(?<![收接达遇找看听受提直感等赶来签回追遭得赔碰拿用想])到到(?![期场达访底账位会案庭处来家手岗货])|(?<![发出实体表呈涌兑变再展套提])现现(?![场在金任有行状象实年期])|(?<![交发还付送供补])给给(?![予付])|去去(?!年|世|向)|来来(?!信|访|电|函|往|源|自|年|日|回)|(?<![会共合如不相协陪等认赞伙雷])同同(?![意时一样类事学])|后后(?![续来果期墙门院排屋备山檐卫轮座坡])|均均|皆皆|又又|则则|其其(?!他|它|余|中|实)|此此(?!外)|应应(?!当|该|付|退|急)|若若|至至|及及(?!时)"
    r"|需需|须须|拟拟|暂暂|较较|很很|亦亦|之之(?!前|后|间|日)|或或|因因(?!素|果|此)|予予|按按(?!照|时|期|摩)|经经(?!济|营|常|办|理|过)|于于(?!是)|让让"
)
_DOUBLED = pattern(
    "[一多][\u4e00-\u9fff]{1,5}|研究|考虑|商量|讨论|了解|学习|休息|一步|一个|一项|一件|一条|一次|一点|一户|某某|多多|等等|哈哈|谢谢|人人|个个|非常|目的|检刑|的物"
)
"""What is doubled as such (研究研究), or meets its like by chance (标的物的物权)."""
_ASKED = pattern("[\u4e00-\u9fff][不没一谁了]")
"""能不能不去, 一位一位, 对谁对谁: two characters that a question or a row repeats."""
_TWICE_BY_RIGHT = pattern(
    "(?P<one>[哥弟姐妹爷奶叔伯姑舅爸妈公婆太娃宝说看想问听查走试谈剪算等陪歇坐讲聊数量写改补跑催管帮找翻比尝擦洗修动])(?P=one)"
)
"""Kin, and what is done for a while (陪陪孩子)."""
_OF_TWO = frozenset("的和与及或")
"""甲单位的安监员的安监员津贴: a word that begins so joins two things, of which the second begins as the first ends."""
_NEVER_TWICE = pattern(
    "进行|予以|已经|关于|对于|根据|按照|以及|因为|由于|没有|可以|应当|本院|本局|我局|我院|反映|情况|问题|答复|回复|现将|经查|依法|及时|认真"
    "|你的|如下|要求|请求|申请|规定|认为"
)
"""Words that no compound sets side by side; others of two characters may meet: 公益性岗位岗位补贴."""
_SHORT = 2
_TWO = pattern(r"(?P<count>(?<=\d))?(?P<one>[\u4e00-\u9fff])(?P=one)(?!(?P=one))")
_RARELY, _KNOWN, _MEETS = 2, 3, 4
_OFTEN = 6
_UNITS = frozenset("天元人户次名份亩米件项期条吨台辆套间")
_LIKE_NUMBERS = frozenset("〇零一二三四五六七八九十百千万两某个点大小多少元〈〉")
_ADDRESSED = pattern(r"(?m)^[ \u3000]{0,8}([\u4e00-\u9fff]{3,6})(?:同志|先生|女士)?[：:][ \u3000]{0,8}$")
"""Whom the paper addresses: names of other peoples double their characters (其其格)."""
_TITLE = pattern(r"《[^》\n]{1,60}》")


def check(case: Case) -> Iterator[Hit]:
    """Report words that stand twice in a row, with the repetition as what to strike."""
    text = case.unquoted[: case.body_end]
    text = blank(text, [Span(*match.span()) for match in _TITLE.finditer(text)])
    for match in _LONG.finditer(text):
        word = match["w"]
        if (
            _DOUBLED.fullmatch(word)
            or len(set(word)) == 1
            or _ASKED.fullmatch(word)
            or "某" in word
            or text.startswith(("长", "员", "地", word), match.end())
            or text.endswith(word, 0, match.start())
        ):
            continue
        doubtful = word[0] in _OF_TWO or (len(word) == _SHORT and not _NEVER_TWICE.fullmatch(word))
        yield _hit(Span(*match.span()), word, Severity.INFO if doubtful else None)
    names = [name for name in _ADDRESSED.findall(text) if _SINGLE.search(name)]
    for match in _SINGLE.finditer(text):
        if any(text.find(name, max(0, match.end() - len(name)), match.start() + len(name)) >= 0 for name in names):
            continue
        if not _stands_again(text, match.start()) and not _meets_a_name(text, match.start()):
            yield _hit(Span(*match.span()), match.group()[0])
    for match in _TWO.finditer(text):
        meant = _SINGLE.match(text, match.start()) or _TWICE_BY_RIGHT.match(text, match.start())
        if meant is None and _by_chance(text, match.start()):
            yield _hit(Span(*match.span()), match["one"], None if match["count"] else Severity.INFO)


def _meets_a_name(text: str, at: int) -> bool:
    """Whether one of the two ends or begins a name that the paper has again: 韦殿有有理由, 对于于洋."""
    ends, begins = text[max(0, at - _SHORT) : at + 1], text[at + 1 : at + 1 + _SHORT]
    ended = (
        len(ends) > _SHORT
        and text.count(ends) > _SHORT
        and (weight(ends) <= _KNOWN or text.count(ends) > _OFTEN)
        and ends[0] in _surnames()
    )
    return ended or (text.count(begins) > _SHORT and weight(begins) <= _MEETS and begins[:1] in _surnames())


def _stands_again(text: str, at: int) -> bool:
    """Whether the two stand in the same words elsewhere: a name (其其格) does, a slip does not."""
    return any(
        len(part) > _SHORT and part.isalpha() and text.count(part) > 1
        for part in (text[max(0, at - 1) : at + _SHORT], text[at : at + _SHORT + 1])
    )


def _by_chance(text: str, at: int) -> bool:
    """Whether nobody writes the two together: no word has them, the second begins none, and they are no name."""
    one, before, behind = text[at], text[at - 1 : at] if at else "", text[at + _SHORT : at + _SHORT + 1]
    if one in _LIKE_NUMBERS or before == "一" or "某" in before + behind or _stands_again(text, at):
        return False
    if before.isdecimal():
        return one in _UNITS and not _is_han(behind)
    if not (_is_han(before) and _is_han(behind)) or _meant(text, at):
        return False
    whole = weight(WORD + before + one + behind) or weight(before + one + behind) > _KNOWN
    follows = weight(one + behind)
    ends = weight(WORD + before + one) and (not follows or (follows <= _RARELY and not weight(one * 2)))
    rare = weight(one * 2) <= _RARELY and not weight(one + behind) and not weight(WORD + one * 2)
    return bool(whole or ends or rare)


def _meant(text: str, at: int) -> bool:
    """Whether words, or a name, bring the two together: 反反复复, 虎视眈眈, 曲婷婷, 局局长."""
    one, before, behind = text[at], text[at - 1], text[at + _SHORT]
    if text[at - _SHORT : at - 1] == before or text[at + _SHORT + 1 : at + _SHORT + 2] == behind:
        return True
    strings = (
        one * 2 + behind,
        before + one * 2,
        WORD + one + behind,
        WORD + text[at - _SHORT : at + _SHORT],
        WORD + text[at + 1 : at + _SHORT + 2],
    )
    return any(map(weight, strings)) or (before in _surnames() and not weight(before + one))


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row["surname"] for row in rows("surnames.tsv"))


def _hit(span: Span, word: str, severity: Severity | None = None) -> Hit:
    second = Span(span.start + len(word), span.end)
    fix = Fix(second, "") if severity is None else None
    return Hit(span, f"“{word}”重复了。", suggestion=f"删去一个“{word}”。", severity=severity, fix=fix)


RULE = Rule(
    module=__name__,
    title="字词重复",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("向该店下⟦达达⟧责令改正通知书。"),
        good("向该店下达责令改正通知书。问能不能不去；孩子要人陪陪他，他哥哥家近。"),
        bad("材料请交归集⟦科科⟧窗口，暖气循⟦环环⟧泵已经换好，晚了29⟦天天⟧，没有复⟦印印⟧件。"),
        good("材料请交归集科窗口，反反复复，虎视眈眈，该局局长、大队队长到场，收到到期通知。"),
        good("韦殿有要求继续履行。韦殿有有理由相信。韦殿有已付款。对于于洋的证言，于洋与于洋的妻子都已到庭。"),
        good("你为妻子其其格的报销来访。其其格参加的是居民医保。"),
        good("由曲婷婷办理，家家户户都已通知。"),
        bad("6月12日又⟦到到⟧你家走访。⟦现现⟧答复如下："),
        good("6月12日又到你家走访，收到到期通知。现答复如下："),
        bad("你⟦的的⟧来信收悉。"),
        good("是否申请请你自己决定。"),
        good("一把把钥匙，取得了了不起的成绩，从从容容，赶来来年的集，没想到到场的人很多，根据根据地的经验办理。"),
        good("你的来信收悉。你反对对该地块征收，本局会同同级部门办理。"),
        good("您提出编排《对对联》节目，但是是否采用由社区决定，但是是您先提出的。"),
        bad("本院⟦进行进行⟧了调查。"),
        good("本院进行了了解，对对方也作了询问，目的的确如此。"),
        good("问题要一个一个解决，事情要大家商量商量。"),
        good("该大队大队长已到场。"),
        bad("请核对是否⟦有有⟧变化。"),
        good("请核对是否有变化，没有有效证据的除外，掺有有毒物质的另办。"),
        bad("已按规定⟦予以支持予以支持⟧。"),
        good("其其格：\n来信收悉。其其格的草场已经量过。"),
        good("操作栏：暂停修改暂停修改暂停修改"),
    ),
)
