"""Sentences of a story that ask in no words of asking: 卡里到今天一分没进, 这个理怎么也讲不通.

A letter that tells what happened complains where it wants something done. Each sign of a complaint has points: that
nothing has been done to this day, that nobody answers for it, that the writer cannot understand it, that it goes
against what was due. What a reader would get wrong: most of a story is unhappy and asks nothing (老伴走得早), and what
leads up to a question belongs to it. So a complaint counts where it has several signs and no demand is about the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from replycheck.facts.demands.terms import substance
from replycheck.model.span import Span
from replycheck.text.patterns import Pattern, pattern

_SIGNS: tuple[tuple[float, Pattern], ...] = (
    (
        2.0,
        pattern(
            r"(?:到现在|到今天|到今日|至今|到如今|如今|直到|迄今|现在|眼下|眼看|这么久|还是|仍旧?|一直|迟迟|始终|从来|前天|昨天|上周|上个?礼拜|上个?月)[^。]{0,24}?(?:没|未|不(?!过|但|仅|光|知道)|黑|空着|欠|差|拖|堵|漏|臭|吵|响|顶着|少)"
            r"|[几两三四五六七八九十\d]{1,6}(?:个?多?月|年多?|天|周|个?礼拜|趟|次)(?:了|过去)[，,]?[^。]{0,14}(?:没|未|不见|还)"
        ),
    ),
    (
        2.0,
        pattern(
            r"没(?:有)?(?:一个|一家|哪个|哪家|任何)?(?:人|单位|部门|地方|领导|干部)[^，。]{0,4}(?:管|来|出|理|问|说|给|告诉|回|修|吭)|没人|谁(?:也|都)(?:没|不|说)"
            r"|推来推去|踢(?:来踢去|皮球)|皮球|互相推|推给|你推我|扯皮|两头(?:不|没)|没(?:有)?(?:动静|下文|着落|结果|消息|回音|音信|说法|到账|进来|见着?|贴过|通知|公布|公示|给|发|退|补|修|还|做过)|一分(?:钱)?(?:也|都)?(?:没|未)|未(?:到账|退|发|给)"
            r"|石沉大海|不了了之|没信儿?|不给(?:个)?(?:条|说|办|报|退|发|看)"
        ),
    ),
    (
        3.0,
        pattern(
            r"想不(?:通|明白)|不明白|搞不(?:懂|明白|清)|弄不(?:懂|明白|清)|(?:讲|说|理)不(?:通|过去|清)|说不上来|说不明白|这个?理|不服气?(?=[，。])|不甘心|咽不下|谁(?:能)?(?:受得了|放得?下心|放心)|放得下心|凭什么|难道|王法|天理|评评|不能(?:当|就这么|这样)|算怎么回事"
            r"|(?:什么|哪门子|啥)道理|不知道?(?:算|该|要|上哪|去哪|找谁|是真是假|真假|怎么)[^，。]{0,12}|哪里?去了|咋就|怎么就|(?:都|也)不知道(?=[。，！])|(?:叫|让|喊)(?:我们?|人)(?:怎么|如何|咋|找谁)|怎么(?:活|过|住|办)"
        ),
    ),
    (
        1.5,
        pattern(
            r"明明|却(?!说)|反倒|反而|倒(?:成|好|说)|偏偏|可(?:是)?(?=(?:他|她|它|我|这|那|判决|单|人家|是)[^，。]{2})|(?<!不)但(?:是)?(?=[^，。]{3})|只(?:算|给|报|发|认|赔|退)(?!了?一声)|不(?:给|让|认|肯|准|办|报|理|管|退|发|修|签|见)(?=[，。我]|$)|拒(?:绝|不)|不合理|不公"
        ),
    ),
    (
        1.5,
        pattern(
            r"(?:总归|总得|总该|该|得)有(?:个)?(?:人|说法|地方)|不(?:应该?|该)(?!说)|(?:应该?|应当|理应|本该|说好)[^，。]{2}|(?:迟早|早晚|万一|哪天)[^，。]{0,14}(?:出事|出人命|摔|塌|着火|淹)|谁负责"
        ),
    ),
    (
        1.0,
        pattern(
            r"亏(?!欠|得)|烂了|死了|塌|漏|裂|淹|害怕|危险|睡不(?:着|好)|吵得|熏|堵(?:得|着|住)|摔(?:了|断|伤)|白跑|(?:跑|去)了[^，。]{0,3}[\d一二两三四五六七八九十几]{1,6}(?:趟|次|回)|来回跑|来回[\d一二两三四五六七八九十]|写成了?|写错|弄错|算错|搞错|登错|少(?:了|算|给|发|记)|扣了|多收|重复收|损失|耽误|卖不出|住了?[^，。]{0,3}院|发的?黑|有味|发黄|停(?:了|就停)"
        ),
    ),
    (
        1.5,
        pattern(
            r"明明|再不[^，。]{1,12}(?:就(?:晚|来不及|过期|没|完)|[，,])|负担不起|吃不消|拿不出|一个人负担|当然(?:没事|看不|测不|没有?味)|谁该[^，。]{1,12}没"
        ),
    ),
    (
        1.0,
        pattern(
            r"贵(?:了)?[^，。]{0,4}(?:倍|一截|多|不止)|翻(?:了)?[^，。]{0,2}[番倍]|涨(?:了|到)|只好|不得不|逼得|急得|愁得|哭|心里(?:急|堵|没底|不踏实|发慌|难受)"
        ),
    ),
    (0.5, pattern(r"[啊呢吧呀！]{1,4}[。”]?$|[？?]$")),
    (
        -2.0,
        pattern(
            r"(?:我|本人)(?:叫|是|姓|今年)|今年[^，。]{1,6}(?:岁|了)|家住|住在|我家在|我们?(?:不会说话|文化|嘴笨|没文化)|写得|担待|体谅|(?:帮帮|看看|救救)(?:我们?)?吧|不想(?:跟|和)谁|只想(?:安安|过)|不图|就图|没有别的意思|高兴|谢谢|感谢|我知道你们|也(?:都)?(?:解决|修好|退|还清|盖上)了(?=。)"
        ),
    ),
    (
        -1.0,
        pattern(
            r"^(?:起初|开始|当时|当初|以前|从前|原来|那年|那天|后来|头(?:两|几)?年)|(?:去年|前年|(?:19|20)\d\d年)[^，。]{0,20}(?:我(?:们)?(?:买|嫁|租|包|承包|去|到|把|跟)|签|交了|买)|(?:^|[，。])(?:我)?(?:去|到)[^，。]{1,12}(?:告(?!诉)|起诉|打听)"
        ),
    ),
)
LEAST, _BEFORE_LIST, _BEHIND_LIST, _BESIDE = 3.0, 7.0, 3.5, 0.5
"""Points of a complaint that is a demand; of one before a list of demands, and behind it; and those that it needs more
next to another demand, of which it may be the story."""
_ANOTHER = pattern(r"还有(?:一|个|件|桩)|另外|再一(?:个|件)|顺[带便]|憋在?心|心事|心病|最让人")
_ANNOUNCED = 1.5
_MUCH = 4
"""Pairs of characters that make a complaint be about something."""
_NEAR = 2
"""Characters between two sentences that stand side by side."""
_PARAGRAPHS = 4
"""Line breaks of a letter whose paragraphs tell of one thing each."""
_SAME = 0.3
"""Share of a complaint's matter that a demand may have too."""


def points(sentence: str) -> float:
    """How plainly the sentence complains of what should be put right."""
    return sum(worth for worth, sign in _SIGNS if sign.search(sentence) is not None)


def grievances(letter: str, sentences: Sequence[Span], asked: Sequence[Span], items: Sequence[Span]) -> list[Span]:
    """The worst complaints of ``letter`` that are about none of the demands ``asked``, and of no other complaint.

    ``items``: those of the demands that the letter lists; what leads up to a list is the story of the list.
    """
    free = [at for at, span in enumerate(sentences) if len(substance(span.of(letter))) >= _MUCH]
    found: list[Span] = []
    for worth, _, span in sorted(
        ((_points_at(letter, at, sentences), -at, sentences[at]) for at in free), reverse=True
    ):
        taken = [*asked, *found]
        least = LEAST
        if items:
            least = _BEFORE_LIST if span.start < items[0].start else _BEHIND_LIST
        if worth >= least + (_BESIDE if _leads(letter, span, taken) else 0.0) and _is_new(letter, span, taken):
            found.append(span)
    return found


def _points_at(letter: str, at: int, sentences: Sequence[Span]) -> float:
    """The points of a sentence, with those for another matter that the one before announces: 还有一件心事。"""
    before = sentences[at - 1].of(letter) if at else ""
    return points(sentences[at].of(letter)) + (_ANNOUNCED if _ANOTHER.search(before) is not None else 0.0)


def _leads(letter: str, span: Span, others: Sequence[Span]) -> bool:
    """Whether another demand stands next to the sentence in its paragraph."""
    return any(
        max(one.start - span.end, span.start - one.end) <= _NEAR and _together(letter, span, one) for one in others
    )


def _together(letter: str, span: Span, other: Span) -> bool:
    """Whether the two stand in one paragraph."""
    return "\n" not in letter[min(other.end, span.end) : max(other.start, span.start)]


def _is_new(letter: str, span: Span, others: Sequence[Span]) -> bool:
    """Whether no other demand is about the same; of what stands in one of several paragraphs a word is enough."""
    mine = substance(span.of(letter))
    several = letter.count("\n") >= _PARAGRAPHS
    for one in others:
        if span.overlaps(one):
            return False
        shared = len(mine & substance(one.of(letter)))
        if shared > _SAME * len(mine) or (shared and several and _together(letter, span, one)):
            return False
    return True
