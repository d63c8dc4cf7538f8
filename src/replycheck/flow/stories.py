"""Pairs of paragraphs that stand the wrong way round in a letter that tells, in its own words, what was done.

Such letters say neither 收悉 nor 经查. But a letter comes before what it says, what it says before anybody calls on its
writer, the days at the beginning of paragraphs run on, and who takes leave has told what was done. What a reader would
get wrong: an answer, too, begins with 您信里说, so a paragraph that answers is no summary of the letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from replycheck.flow import signs
from replycheck.flow.days import falls, opening_day
from replycheck.flow.reading import Stretch
from replycheck.flow.roles import Role, begins_with_a_letter, role
from replycheck.text.patterns import pattern

Pair = tuple[int, int, str]
"""The paragraph that should stand in front, the one in front of it today, and the kind of ``proofs``."""

_THEY = r"(?:[你您]们?几?位?|大家|老乡们|乡亲们|各位|申请人|信访人|[两二三四五六][人位])"
_LETTER = (
    r"(?:来?信|纸条|留言|投诉书?|材料|举报信?|工单|疑问|意见|问题|请求|诉求|主张|意思|愿望|想法|处境|心愿|疑惑|要求|担心|线索"
    r"|申请书?|反映|建议|语音|录音)"
)
_SAYS = pattern(
    rf"^(?:从|看)?{_THEY}?(?:在|的|这?封|复查|信访)?{_LETTER}(?:[里中上]|书[里中上]|的?内容|的?大意)?[^。，：]{{0,10}}"
    r"(?:写|说|提|讲|反映|是|为|有|问|看|概括|列|主张|称|要|求|理成)"
    rf"|^{_THEY}(?:写到|写的是|说的是|问的是|要的是|讲的是|想问|希望|请求|要求|主张|举报|提出|提了|反映|认为)"
)
_WANTS = pattern(r"要求|请求|希望|想|问|盼|求|请|反映|投诉|举报|；|凭什么|为什么|还是|[两三四]|一是|第一")
_ANSWERS = pattern(r"经查|经核|查明|属实|我们(?:查|认为)|本[院局委]认为|予以|不予|支持|采纳|已于|已经(?!立)")
_DAYED = pattern(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d|[一二三四五六七八九十底初末上中下的])|当天|次日|同日")
_COMES = pattern(rf"^(?:{_THEY}|\d|来?信|[\u4e00-\u9fff]{{2,12}}[把将][你您]|.{{0,20}}(?:信|来电|申请|材料))")
_NOUN = (
    r"(?:信(?!息|用|任|心|号|里|中|访)|来信|信访(?:事项|材料|件)|来电|电话|来访|来函|工单|留言|投诉|材料|申请|纸条|举报|申诉书?"
    r"|邮件|帖子|语音|请求|问题|建议)"
)
_ARRIVES = (
    r"(?:收[悉到下件了讫]|签收|接[到收单]|登记|受理|立案|转[来到给交至派办]|交[办到由]|批转|拆[开阅]|送到|递交|寄[来到出给]|拿到"
    r"|看到|捧读|取出|派给|到(?:院|局|我))"
)
_RECEIVED = pattern(
    rf"^(?:{_THEY}|(?:20\d\d年)?\d{{1,2}}月\d{{1,2}}日，?[你您]|.{{2,12}}[把将][你您]|派)[^。]{{0,50}}{_NOUN}[^。]{{0,60}}{_ARRIVES}"
    rf"|^[^。]{{0,24}}{_NOUN}，?[于在]?(?:20\d\d年)?\d{{1,2}}月\d{{1,2}}[日号]?[^。，]{{0,16}}{_ARRIVES}"
)
_OF_A_LETTER = pattern(
    r"^[^。]{0,200}?(?:信|来电|来访|热线|工单|留言|投诉|材料|申请|纸条|举报|申诉|邮件|反映|询问|咨询|诉求|请求|[你您]们?好|收到|受理)"
    r"|^(?:关于|感谢|谢谢|首先|针对|为)"
)
_MEETS = pattern(
    rf"(?:{_THEY}|家里|家中|村)[^。]{{0,30}}(?:家|谈|听|说|讲|看|见|电话|坐|走|聊|陈述)"
    r"|(?:谈|听|约|见|找|陪|打电话|登门|看望|碰头|座谈|拜访)"
)
_ON_A_DAY = pattern(
    r"^(?:收到[^，。]{0,12}，|接信后，|为[^，。]{2,16}，)?(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]|^(?:当天|次日|第二天|收到[^，。]{1,8}(?:天|后)|隔天)"
)
_LEAVES = pattern(
    r"^[（(]?(?:如果?|若|要是|倘若|还有|有啥|有什么|哪个还有|往后|以后|今后|对(?:以上|上述|本|处理|答复|办理|这)[^，。]{0,20}|觉得|嫌"
    r"|[你您]们?(?:若|如果?|要是|对)|大家|申请人(?:若|如|对)|信访人(?:若|如|对)|[你您]要|逾期)[^。]{0,60}"
    r"(?:电话|拨|\d{6,12}|找|联系|复查|复核|申请|反映|申诉|起诉|窗口|来[信访电]|打)"
)
_DAY = pattern(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]", needs="月")
_LATER = pattern(r"将|届时|可|请|逾期|以前|之前|前[完付退]|预计|起施行|欢迎|感谢|谢谢|祝|附|恢复|为止")
"""What is still to come stands behind a leave-taking in right letters, too."""
_OF_A_MATTER = pattern(r"关于|至于|对于|针对|再[说看讲答]|另外|[你您][^，。]{0,6}(?:问|提)|[^，。；]{2,10}[。？](?=.)")
"""Who answers matter by matter tells the days of each."""
_TEXT, _SHORT, _FEW = 40, 25, 4
"""Characters of a paragraph of text, and of a short one; texts of a letter with a course."""


def turned(stretches: Sequence[Stretch]) -> Iterator[Pair]:
    """The pairs of today that stand the wrong way round."""
    texts = [at for at, one in enumerate(stretches) if not one.frame and not one.heading]
    if len(texts) < _FEW:
        return
    yield from _letter_second(stretches, texts)
    yield from _called_first(stretches, texts)
    yield from _left_early(stretches, texts)
    yield from _days_back(stretches, texts)


def _sums_up(one: Stretch) -> bool:
    """Whether a paragraph says what the letter says, and does not answer it."""
    words = one.words
    return bool(_SAYS.match(words) and _WANTS.search(words) and not _ANSWERS.search(words))


def _opening(one: Stretch) -> str:
    return one.words.partition("。")[0]


def _letter_second(stretches: Sequence[Stretch], texts: Sequence[int]) -> Iterator[Pair]:
    """The second paragraph tells on which day the letter came; the first what it says, or nothing of it."""
    first, second = stretches[texts[0]], stretches[texts[1]]
    if _DAYED.search(_opening(second)) is None or _sums_up(second):
        return
    known = signs.CAME_IN.search(_opening(first)) and _DAYED.search(_opening(first)) and not _SAYS.match(first.words)
    told = _sums_up(first) and not known and signs.CAME_IN.search(second.words) and _COMES.match(second.words)
    bare = len(first.words) > _SHORT and not _OF_A_LETTER.search(first.words)
    if told or (bare and _RECEIVED.search(second.words)):
        yield texts[1], texts[0], "receipt"


def _called_first(stretches: Sequence[Stretch], texts: Sequence[int]) -> Iterator[Pair]:
    """Behind the receipt somebody calls on the writer, and only then it is said what the letter says."""
    first, second, third = (stretches[at] for at in texts[:3])
    received = signs.CAME_IN.search(first.words) or role(first) is Role.RECEIPT
    called = _ON_A_DAY.match(second.words) and _MEETS.search(second.words) and not _sums_up(second)
    if not received or not called or signs.CAME_IN.search(_opening(second)) or not _sums_up(third):
        return
    if not any(_sums_up(stretches[at]) for at in texts[3:]):
        yield texts[2], texts[1], "demands"


def _left_early(stretches: Sequence[Stretch], texts: Sequence[int]) -> Iterator[Pair]:
    """Behind a leave-taking it is told what was done on some day."""
    for place, at in enumerate(texts[1:], 1):
        one = stretches[at]
        if any(one.items) or not _LEAVES.match(one.words) or _DAY.search(one.words):
            continue
        for behind in texts[place + 1 :]:
            other = stretches[behind]
            done = len(other.words) > _TEXT and _DAY.search(other.words) and not _LATER.search(other.words)
            if done and not any(other.items) and not _LEAVES.match(other.words):
                yield behind, at, "remedy"


def _days_back(stretches: Sequence[Stretch], texts: Sequence[int]) -> Iterator[Pair]:
    """The day with which a paragraph begins lies before that with which the one right above it begins."""
    for front, behind in pairwise(texts):
        one, other = stretches[front], stretches[behind]
        if behind != front + 1 or any(one.items) or any(other.items) or begins_with_a_letter(one):
            continue
        if _OF_A_MATTER.match(other.words) or _OF_A_MATTER.match(one.words):
            continue
        first, later = opening_day(one.words), opening_day(other.words)
        if first and later and falls(first, later):
            yield behind, front, "dates"
