"""What a paragraph of text is beyond doubt in a reply, by how it begins; and which of these stand before which.

Beside ``signs``, which ask for one thing each: here each paragraph is given one role or none, so that any two of them
can be held against the usual course of a reply. What a reader would get wrong: most paragraphs have no role, and a
paper that answers several matters one by one has no course that runs through it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import combinations

from replycheck.flow import signs
from replycheck.flow.reading import Stretch
from replycheck.records import dataclass
from replycheck.text.patterns import pattern


class Role(IntEnum):
    """The roles in their usual course."""

    RECEIPT = 0
    ASKED = 1
    HEARD = 2
    FOUND = 3
    CONCLUDED = 4
    DECIDED = 5
    EXPLAINED = 6
    OUTLOOK = 7
    PARTING = 8


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Two places of today, the paragraph behind to stand in front, with the roles of both."""

    front: int
    behind: int
    early: Role | None
    late: Role | None


_READER = (
    r"(?:[你您]们?(?:(?:[一二两三四五六七八九十]{1,2}|\d{1,3})[人位户名家])?"
    r"|申请人|信访人|来信人|来电人|投诉人|反映人|申诉人|被答复人)"
)
"""你们三人 as well as 你."""
_WE = (
    r"(?:(?:本|我)[\u4e00-\u9fff]{0,4}?"
    r"(?:院|局|委|镇|乡|厅|所|办|处|庭|中心|公司|大队|支队|机关|街道|馆|校|科|会)|我们)"
)
_LETTER = (
    r"(?:来信|来访|来电|来函|信件|信访件|邮件|留言|工单|申请(?!人|表)|投诉|举报|材料|诉求|建议|信访事项"
    r"|(?<![微通短相自])信)"
)
_COME = pattern(
    rf"收悉|{_LETTER}[^。]{{0,40}}(?:收到(?!之日)|已收|(?<!不再)(?<!不予)受理|登记(?![表簿卡证在的])"
    rf"|转[到来交送办]|批转|交办|读过)|{_LETTER}[^。，]{{0,20}}转办"
    rf"|(?:收到|接到)(?!之日)[^。]{{0,30}}{_LETTER}"
    rf"|^(?:[^。，]{{0,10}}[您你]好[！，。])?(?:{_READER}[^。，可]{{0,12}})?(?:20\d\d年)?\d{{1,2}}月\d{{1,2}}日[^。可请]{{0,60}}(?:来信|来访|来电|致信|来函|寄|写|递交|提交|反映|提出|投诉|留言|申请|咨询|询问)"
)
_CAME_TO_US = pattern(
    rf"^{_READER}[^。]{{0,90}}(?:。{_WE}[^。，]{{0,14}}|，{_WE}[^。，]{{0,14}})(?:收到|收悉|登记|(?<!不能)(?<!不予)(?<!不)受理)(?!之日|后|的)"
)
LED_IN = pattern(
    r"(?:现|分别|逐[项一])(?!场)[^。]{0,30}(?:如下|答复|回复|告知[你您])[。：:]?$|(?:意见|答复|回复|情况|结果|告知)如下[。：:]?$"
)
_ON_THE_WAY = pattern(r"[^，。；]{0,6}(?:收到|接到|受理|接|看到|收)[^，。；]{0,16}(?:后|以后|之后)[，,]")
_AFTER_IT = pattern(r"(?:收到|接到|接|收)(?:申请|来信|举报|投诉|反映|留言|诉求|工单|材料|信件?)(?:以|之)?后[，,]")
"""接到申请后， speaks of a letter as known; 收到你8月2日的来信后， is how many a paper begins."""
_WROTE = pattern(
    rf"^(?:[^。，]{{0,10}}[您你]好[！，。])?(?:{_READER}|[\u4e00-\u9fff]{{2,4}}(?=于|20))(?:于)?(?:(?:20\d\d年)?\d{{1,2}}月\d{{1,2}}日)?"
    r"(?:[在通向来给](?!面谈|谈话|电话|庭)|[^。可]{0,80}，(?:于|你|您)?(?:20\d\d年)?(?:\d{1,2}月\d{1,2}日)?(?:向[^，。]{2,12}|来信|来访)?)[^。，可]{0,30}"
    r"(?:留言|来信|投诉|反映|来电|咨询|上访|来访|询问|提出[^。]{0,12}申请|致信|[递提]交[^，。]{0,8}(?:意见|材料|申请|报告|诉求|书面))"
)
"""Who wrote, when and by what way: the first sentence of many replies."""
_SPOKEN_TO = pattern(
    rf"^(?:[^。，：]{{0,12}}[：，]?[您你]好[！，。])?(?:(?:20\d\d年)?\d{{1,2}}月\d{{1,2}}日，?)?(?:{_READER}|来信|来函|留言|[\u4e00-\u9fff]{{2,3}}的信访事项)"
)
_WANTS = pattern(
    rf"^{_READER}(?:在[^，。]{{1,8}}[中里]|[^，。]{{0,6}}的)?(?:主要|共)?(?:反映|请求|要求|提出|认为|称|说|诉称|投诉|诉求|信访请求|复查请求|申诉理由)"
    r"|^(?:来信|来访|来电|来函)(?:人)?(?:反映|询问|提出|要求|请求|称|说)|^(?:信访|投诉|反映|来电)?(?:诉求|请求|问题|事项)(?:内容)?[：:]"
)
_ANSWERED = pattern(
    rf"{_WE}|属实|予以|不予|支持|成立|采纳|可以|符合|依照|依据|根据|按照|经查|经核|已经?[于在由把将]|不属于|无法|不能(?!申请)|同意(?!书)|答应|批准"
)
_HEARING = pattern(
    rf"^(?:(?:为[^，。]{{2,16}}，)?(?:受理|收到[^，。；]{{0,12}}|接到[^，。；]{{0,12}}|{_WE}收[^，。]{{1,4}}|接[报访]|立案)(?:以|之)?后[，,]|[^，。]{{0,6}}(?:期间|过程中|复查中|审查中)[，,]|为(?:了)?(?:查清|弄清|核实|查明|了解)[^，。]{{2,20}}，)"
)
_MET = pattern(
    r"^[^。，]{0,24}\d日[^。]{0,30}(?:与|约|给|向|同|找)[你您]们?[^。]{0,10}(?:通话|面谈|联系|谈话|见面|座谈|打电话|电话)"
    r"|^[^。，]{0,24}\d日[^。]{0,30}(?:电话[^。]{0,4}(?:与|联系)[^。]{0,4}[你您]|听取了?[你您])"
    r"|^(?:20\d\d年)?(?:\d{1,2}月)?\d{1,2}日[^。]{0,24}到[你您]们?家"
    r"|^[^，。]{2,12}(?:调看|查阅|调阅|调取|查看|走访)了|^[^，。]{0,24}(?:到|赴)[^，。]{0,8}现场[^，。]{0,8}(?:查看|勘查|察看|核查)"
)
_HEARING_MORE = pattern(
    r"听取|面谈|谈话|通话|打电话|座谈|联系|走访|查阅|调阅|查看|调取|调看|勘查|询问|核对|核实|核查|到现场|阅看|取样|抽取|审查"
)
_TO_COME = pattern(
    r"^[^。]{0,40}(?:将(?!信|你|您|其|材料|来|上述|该|有关|此|案|申)|必要时|届时|先由|即可|会尽快|拟)|^[^。]{0,80}；(?:再|然后)(?:委托|由|组织|派)"
)
"""受理以后，本局先由……查看，再委托……: what will be done is not yet a hearing."""
_TOLD = pattern(r"说明|解释|告知|反馈|告诉|[把将]|再次|又")
_FINDING = pattern(
    r"^(?:[^，。：]{0,8}[：:])?(?:现)?(?:已)?(?:经|据)(?!济|费|营|办|研究|协|多次|[^，。：]{0,12}(?:调解|协商|研究|批准|公示|同意))[^，。：]{1,14}[，：:]|^(?:现|另|已)?(?:审查|调查|复查|听证|核查)?查明"
    r"|^(?:复测|检测|抽检|测量|勘查|复查|核查|调查|查询|比对|核对|鉴定)(?:后|时|中)?(?:发现|显示|表明|证实)"
    r"|^(?:核查|调查|检验|检测|查档|鉴定|复查|勘查|测量)(?:的)?(?:结果|结论|情况|报告)(?:是|为|如下|显示|表明|载明|反映)"
    r"|^[^，。]{0,14}(?:笔录|录像|卷宗|案卷|监控|档案|台账|记录|影像|日志|流水|凭证|系统|平台|数据)(?:材料|画面)?(?:显示|记载|反映|载明|表明)"
)
_THEREFORE = (
    r"因此|所以|综上|据此|由此|综合(?:以上|上述)|基于(?:以上|上述)"
    r"|至此[，]?(?:可以|已经?)?(?:认定|确定|确认|查清|清楚)|这些(?:证据|材料|事实|情况|记录)[^，。]{0,6}(?:说明|证明|表明|证实)"
)
_CONCLUDING = pattern(rf"^(?:{_THEREFORE})")
FOLLOWING = pattern(rf"^(?:{_THEREFORE}|扣除以上)")
_THINKING = pattern(
    r"^(?:本|我)[\u4e00-\u9fff]{0,3}(?:院|局|委|厅|机关|镇|乡|办|中心)(?:经?(?:研究|审查|复查|复核))?(?:后)?认为"
)
_DECIDING = pattern(
    rf"^{_WE}(?:经?(?:研究|审查|复查|复核))?(?:后)?决定|^经报请?[^，。]{{2,30}}(?:审核|批准|同意|研究)[^。]{{0,20}}(?:决定|同意|不予|予以)"
    r"|^(?:根据|结合)(?:以上|上述)?[^，。《]{0,12}(?:结果|结论|情况|意见|事实)，[^。]{0,30}(?:意见(?:是|为|如下))"
    rf"|^(?:经(?:研究|集体研究|审议|协商|[^，。]{{0,6}}研究))[，,]|^{_READER}的?(?:[^，。]{{0,10}})(?:请求|诉求|要求)[^。]{{0,16}}(?:予以支持|不予支持|不能支持|成立)"
    rf"|^(?:依[照据]|根据|按照)[^。]{{0,60}}(?:决定|予以支持|不予支持|作出)"
)
_EXPLAINING = pattern(
    r"^(?:以上|上述)(?:情况|结果|内容|意见|处理)[^。]{0,24}(?:告知|说明|解释|反馈|告诉|沟通)"
    r"|^(?:20\d\d年)?(?:\d{1,2}月)?\d{1,2}日[^。]{0,20}(?:把|将|就)(?:以上|上述|处理|核查|调查|复查|办理)[^。]{0,12}(?:情况|结果|意见|决定)[^。]{0,14}(?:告知|说明|解释|反馈|告诉|沟通)"
    r"|^(?:20\d\d年)?(?:\d{1,2}月)?\d{1,2}日[^。]{0,40}(?:反馈|说明|解释|告知|送达)[^。]{0,8}(?:上述|以上|本意见|这些)"
)
_ANNOUNCED = pattern(r"^现[^。，]{0,12}如下[：:](?=.)")
_LOOKING_ON = pattern(r"^(?:下一?步|今后|以后|接下来|后续(?:措施)?|为(?:避免|防止)(?:类似|再次))[，,：:\u4e00-\u9fff]")
_LEAVING = pattern(
    rf"^[（(]?(?:联系人|联系电话|咨询电话|联系方式|经办人|承办人|以上(?:答复|回复|内容)|特此|此复|(?:再次)?感谢[你您]|祝[你您]|望[你您]"
    rf"|(?:如果?|若|对|{_READER})[^。]{{0,30}}(?:不服|异议|不同意|不满意?|意见的?|疑问|不明白?|不清楚|想法|新的线索|需要?(?:咨询|了解))[^。]{{0,40}}(?:可(?!能)|有权|(?<!申)请(?!求)|欢迎)"
    rf"|{_READER}[^。]{{0,50}}可以?[^。]{{0,20}}(?:申请|请求|提出|提起)[^。]{{0,4}}(?:复查|复核|复议|再审)"
    r"|[^。]{0,40}(?:(?<!申)请|可)(?:直接|随时|及时)?(?:联系|致电|拨打|打电话)"
    rf"|{_READER}(?:今后|以后|日后)?(?:如果?|若)[^。]{{2,60}}可以?(?:再次|重新|另行|随时|再)(?:向[^，。]{{2,20}})?(?:提出|申请|反映|提交|来)"
    r"|[^。]{0,40}随(?:本|此)?(?:答复|信|意见书?|复函|件)[^。]{0,6}(?:退还|退回|寄回|附上|送还)"
    r")"
)
_APPEALED = pattern(
    rf"^(?:{_READER}|[^，。]{{2,12}}因)[^。可]{{0,80}}(?:不服|复查|复核)[^。可]{{0,80}}(?:20\d\d年|\d{{1,2}}月\d{{1,2}}日)[^。可]{{0,80}}(?:提出|申请|请求|收到|受理|登记)"
    rf"|^{_READER}[^。可]{{0,40}}(?:20\d\d年)?\d{{1,2}}月\d{{1,2}}日[^。可]{{0,80}}(?:不服|复查|复核)[^。可]{{0,80}}(?:提出|申请|请求|收到|受理|登记)"
)
"""A request for review is received in words that a remedy has, too: it tells the day, and of no leave to ask."""
_REMEDY_ONLY = pattern(r"(?:不服|异议|不同意|不满意?)[^。]{0,60}(?:复查|复核|再审|申诉|起诉|诉讼|复议)")
_MATTERS = pattern(
    r"^(?:关于|针对|对于|就|至于|先说|再说|[你您](?:还|另|同时)?(?:提出|反映|询问|咨询|问|说)的?)|^(?:第|其)[一二三四五]|^[一二三四五]是|^另外"
)
_OF_A_MATTER = pattern(
    r"(?:关于|至于|针对|对于)[^。]{2,40}[，。：]|[^，。；：]{1,12}(?:一节|一事|一项|一条|的事|的问题)[，。：]|(?!经查|查明|综上)[^，。；！？：\d]{2,8}。(?=.)"
)
_QUOTED = pattern(r"“[^”]{0,200}”")
_ALLOWED = pattern(r"^[^。]{0,60}(?<!是否)(?<!是不是)可以")
"""What the reader may do is no receipt, whatever it says of papers received."""
FORM = pattern(r"^[^，。：]{2,12}[：:]|^[^。]{0,20}[你您]们?好[！。!]?$")
"""A field of a form (信访诉求：) and a greeting may stand before the receipt."""
_LABELS = (
    (pattern(r"^(?:信访|投诉|反映|来电|复查)?(?:人)?(?:诉求|请求|问题|事项|反映)(?:内容|问题)?[：:]"), Role.ASKED),
    (pattern(r"^(?:办理|核查|调查|核实|调查核实|处理)(?:情况|经过|过程)[：:]"), Role.HEARD),
    (pattern(r"^(?:办理|处理|答复|核查|调查)(?:结果|意见|结论)[：:]"), Role.DECIDED),
    (pattern(r"^(?:权利告知|救济途径|联系方式)[：:]"), Role.PARTING),
)
"""How the fields of a form begin."""
_ENDS_ALL = pattern(r"^[^。]{0,40}本[^。，]{0,8}意见(?:书)?(?:为|是|即为)[^。]{0,16}终结")
_CLOSING = pattern(r"^(?:以上(?:答复|回复|内容)|特此|此复|(?:再次)?感谢[你您]|祝[你您]|如(?:果)?[^。]{0,10}疑问)")
_STILL = pattern(rf"^{_READER}[^。]{{0,20}}(?:还|仍)有[^。]{{0,20}}(?:可以?|请|欢迎)")
_SEVERAL = 2
_TEXT, _OPENING = 40, 100
"""Characters of a paragraph of text, and of the beginning in which a receipt is told."""

_OTHERS = (
    (_EXPLAINING, Role.EXPLAINED), (_CONCLUDING, Role.CONCLUDED), (_THINKING, Role.CONCLUDED),
    (_DECIDING, Role.DECIDED), (_FINDING, Role.FOUND), (_LOOKING_ON, Role.OUTLOOK),
)  # fmt: skip
_FREE = frozenset({(Role.OUTLOOK, Role.EXPLAINED), (Role.EXPLAINED, Role.DECIDED)})
"""Pairs of which either may come first in right replies."""


def role(one: Stretch) -> Role | None:
    """What a paragraph of text is beyond doubt; None for most."""
    return None if one.frame or one.heading or any(one.items) else _of(one.words)


@lru_cache(maxsize=128)  # asked again and again of the paragraphs of one paper
def _of(paragraph: str) -> Role | None:
    words = _ANNOUNCED.sub("", paragraph)
    field = next((kind for sign, kind in _LABELS if sign.match(words)), None)
    ends = _at_an_end(words, answers=words is not paragraph) if field is None else field
    return _between(words) if ends is None else ends


def _at_an_end(words: str, *, answers: bool) -> Role | None:
    """The receipt and what takes leave; ``answers`` where 现答复如下： led in the answer itself."""
    if _APPEALED.match(words) or (not answers and _CAME_TO_US.search(words) and not _ALLOWED.search(words)):
        return Role.RECEIPT
    if any(sign.search(words) for sign in (_ENDS_ALL, signs.REMEDY, signs.COURT_REMEDY, _LEAVING)):
        return Role.PARTING
    return Role.RECEIPT if not answers and _received(words) else None


def _between(words: str) -> Role | None:
    if _WANTS.match(words) and not _ANSWERED.search(words):
        return Role.ASKED
    heard = _HEARING.match(words) and _HEARING_MORE.search(words) and not _TO_COME.search(words)
    if not _EXPLAINING.match(words) and (heard or (_MET.match(words) and not _TOLD.search(words))):
        return Role.HEARD
    return next((kind for sign, kind in _OTHERS if sign.match(words)), None)


def _received(words: str) -> bool:
    """Whether a paragraph tells that the letter came: not on the way to something else, and to its writer."""
    if _ALLOWED.search(_QUOTED.sub("", words)):
        return False
    if _ON_THE_WAY.match(words):
        return False
    spoken, led = _SPOKEN_TO.match(words), LED_IN.search(words)
    return bool(_WROTE.match(words) or (spoken and led) or ((spoken or led) and _COME.search(words, 0, _OPENING)))


def of_a_matter(one: Stretch) -> bool:
    """Whether a paragraph begins with the matter that it answers (关于车位。…… 电话一节，……), without a number."""
    return not (one.frame or one.heading or any(one.items)) and _OF_A_MATTER.match(one.words) is not None


def begins_with_a_letter(one: Stretch) -> bool:
    """Whether a first paragraph tells of the letter that came, and does not yet say what is asked."""
    if _AFTER_IT.match(one.words):
        return False
    told = signs.CAME_IN.search(one.words) or signs.GREETS.match(one.words)
    return role(one) is Role.RECEIPT or (told is not None and role(one) is not Role.ASKED)


def misplaced(stretches: Sequence[Stretch]) -> Iterator[Misplaced]:
    """Pairs of today of which the one behind should stand in front."""
    roles = {at: role(one) for at, one in enumerate(stretches) if not one.frame and not one.heading}
    for later in [at for at, found in roles.items() if found is Role.RECEIPT][1:]:
        roles[later] = None  # 你在面谈时还问到… behind the receipt tells what was heard, and stands where it should
    first = next(iter(roles), None)
    if first is not None and begins_with_a_letter(stretches[first]):
        roles = {at: None if found is Role.RECEIPT and at != first else found for at, found in roles.items()}
    divided = _divided(stretches, roles)
    for (front, one), (behind, other) in combinations(roles.items(), 2):
        if _wrong(stretches[front], one, stretches[behind], other, divided=divided):
            yield Misplaced(front, behind, one, other)
    if not divided:
        yield from _following_nothing(stretches, roles)


def _divided(stretches: Sequence[Stretch], roles: dict[int, Role | None]) -> bool:
    """Whether a paper answers several matters one by one, or has headings or lists."""
    matters = sum(found is None and _MATTERS.match(stretches[at].words) is not None for at, found in roles.items())
    return matters >= _SEVERAL or any(any(one.items) for one in stretches)


def _wrong(one: Stretch, front: Role | None, other: Stretch, behind: Role | None, *, divided: bool) -> bool:
    """Whether two paragraphs stand the wrong way round."""
    if behind is Role.RECEIPT:
        return front is not Role.RECEIPT and _before_receipt(one, front, other, divided=divided)
    if front is Role.PARTING:
        return behind is not Role.PARTING and _behind_parting(one, other, behind, divided=divided)
    if front is None or behind is None or divided or front <= behind:
        return False
    return (front, behind) not in _FREE


def _before_receipt(one: Stretch, front: Role | None, other: Stretch, *, divided: bool) -> bool:
    if front is not None and front is not Role.ASKED:
        return True
    long = front is Role.ASKED or len(one.words) > _TEXT
    return long and not FORM.match(one.words) and (not divided or LED_IN.search(other.words) is not None)


def _behind_parting(one: Stretch, other: Stretch, behind: Role | None, *, divided: bool) -> bool:
    if behind is not None:
        return behind not in {Role.EXPLAINED, Role.OUTLOOK}
    last = any(sign.search(one.words) for sign in (_REMEDY_ONLY, _CLOSING, _STILL))
    return last and len(other.words) > _TEXT and not divided


def _following_nothing(stretches: Sequence[Stretch], roles: dict[int, Role | None]) -> Iterator[Misplaced]:
    """因此 right behind the receipt and the demands, where more text stands below."""
    texts = list(roles)
    for place, at in enumerate(texts[:-1]):
        before = {roles[front] for front in texts[:place]}
        if FOLLOWING.match(stretches[at].words) and before <= {Role.RECEIPT, Role.ASKED}:
            yield Misplaced(at, texts[place + 1], Role.CONCLUDED, roles[texts[place + 1]])
