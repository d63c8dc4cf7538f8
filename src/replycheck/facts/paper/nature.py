"""What a file itself is: a reply, a judgment, a letter, or some other paper.

What is easily got wrong: a reply into which a judgment was pasted is full of a judgment's words, and one that quotes
the letter is full of the letter's; so whatever shows that an office answers somebody outweighs what else the paper
holds, and only a title at the head makes a judgment. A wrong guess would silence the rules for replies.
"""

from __future__ import annotations

import re

from replycheck.facts.paper.issuer import addressed_to_person, is_court, issuer
from replycheck.facts.paper.titles import hotline_title, kind_of_title
from replycheck.model.document import RUNNING, Document
from replycheck.model.role import Nature, Role
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

HEAD, TAIL = 12, 12
"""Lines at the start and the end in which title, addressee, issuer, signature and date can stand."""
TITLE_LENGTH = 40
_FIRST, _FIRST_LINES = 200, 3
_ENOUGH = 3
_JUDGMENT_TITLE = pattern(
    r"^(?:.{0,30}?(?:法院|仲裁委员会))?(?:刑事|民事|行政|执行|国家赔偿|赔偿|知识产权|司法"
    r"|仲裁)?(?:附带民事)?(?:公益诉讼)?"
    r"(?:判决书|裁定书|调解书|决定书|裁决书|判决|裁定|支付令)$"
)
_CASE_NUMBER = pattern(r"[（(〔\[](?:19|20)\d{2}[）)〕\]].{1,14}?号")
_PRONOUNCED = pattern(r"(?:判决|裁定|决定)如下|达成如下协议|不服本(?:判决|裁定)|本(?:判决|裁定)为终审")
_BENCH = pattern(r"^(?:代理|助理)?(?:审判长|审判员|人民陪审员|书记员|法官助理|执行员)")
_LETTER_TITLE = pattern(
    r"(?:信访(?:材料|信|书|事项|件|登记表)|申诉(?:状|书|信|材料)|来信|投诉(?:书|信)|举报(?:书|信|材料)"
    r"|控告(?:书|信|状)|求助信|请愿书"
    r"|情况(?:反映|说明)|反映(?:材料|信)|再审申请书|异议书|诉求书|(?:请求|申请)书|公开信|[起上]诉状|答辩状)$"
)
_TO_OFFICE = pattern(
    r"^(?:尊敬的)?.{0,26}?(?:法院|院长|庭长|法官|领导|信访(?:局|办|处)|检察院|检察长|局|委|政府|书记|市长|县长"
    r"|区长|负责人)(?:您好|你好)?[：:，,！!]$"
)
_FIRST_PERSON = pattern(
    r"本人|我(?!院|局|委|办|县|市|省|区|国|处|部|厅|镇|乡|街道|单位|们?将|站|所|社区|公司|中心|校|村|队|支队|大队|总队|分局|馆|科|股)"
)
_PLEA = pattern(
    r"(?:请求|恳请|恳求|望|希望|要求|盼)[^。]{0,20}(?:贵院|法院|院长|领导|上级|有关部门|政府|依法)|此致|敬礼|为民做主"
)
_SIGNED = pattern(
    r"^(?:信访人|申诉人|反映人|投诉人|举报人|控告人|申请人|来信人|请求人|上访人|具状人|起诉人|上诉人|答辩人)[：:（(]?"
)
_ANSWER = pattern(
    r"(?:答复|回复|函复|答复意见|回复意见|复查意见|复核意见|处理意见|反馈|说明)如下|(?:再|现|特)以书面(?:答复|回复)|书面(?:答复|回复)(?:你|您|贵)|(?:现|特|将)[^。]{0,20}告知如下|(?:现|特|兹"
    r"|予以|就此)(?:答复|回复|函复|告知)|(?:特此|此复|专此)(?:答复|回复|告知|函复|说明)|此复[。！]?$"
    r"|(?:问题|情况|如下|意见|一并)(?:予以)?(?:答复|回复)|(?:^|[，。；])现?(?:书面)?(?:答复|回复)[：:][ \t\u3000]*$",
    re.MULTILINE,
)
_TURNED_TO = pattern(
    r"(?:您|你)(?:们)?(?:于)?[^。]{0,24}?(?:反映|提出|来信|来访|来电|信访|咨询|投诉|留言|诉求|询问|申请)"
    r"|(?:来信|来访|来电|来函|留言|信访件|信访事项|工单|来邮|帖子|材料)[^。]{0,16}?(?:收悉|收到|已阅|知悉|悉)"
    r"|(?:网友|市民|群众|信访人|来电人|投诉人|当事人|业主)[^。，]{0,16}?反映|感谢(?:您|你|广大|网友)"
)
_WROTE = pattern(
    r"(?:您|你)(?:们)?[^。；]{0,20}?(?:的信(?!息|用|任|誉)|来信|来电|来函|电话|热线|留言|写信|写给|寄来|问(?!题)|想(?:知道|弄清|问))"
    r"|贵(?:公司|单位|司|方|协会|厂|行|村|校|院)[^。；]{0,24}?(?:来信|来函|来电|留言|问(?!题)|反映|提出|申诉|不服|认为|称)"
)
"""The same, looser: it tells only in a paper that turns to somebody and bears an office's name."""
_TO_FIRM = pattern(
    r"^[\u4e00-\u9fa5（）()]{4,40}?(?:公司|集团|协会|商会|合作社|厂|银行|支行|店|医院|学校)"
    r"(?:[\u4e00-\u9fa5]{1,4}?(?:总?经理|董事长|厂长|负责人|先生|女士|同志|律师|总))?[：:]$"
)
_TO_SOMEBODY = pattern(r"^[^，。；！？\d]{2,40}[：:]$")
_DECIDED = pattern("判(?:决|了|的|得)|裁定|信访|来访|来信")
"""What a court speaks of that answers; a summons speaks of what is to come."""
_FOR_ONE = pattern(r"^[\s“”\"'（(]*(?:尊敬的)?(?:.{0,20}(?:网友|网民)|市民|发帖人|留言者|来信人|[“\"]?UU\d+)")
_GREETED = pattern(r"^[\s“”\"'（(]*(?:尊敬的)?.{0,14}?[您你]好")
_OFFICE_SPEAKS = pattern(
    r"经(?:我[局委办镇乡街]|调查|核实|核查|了解|查|审查|研究)|我(?:局|委|办|院|厅|镇|街道|区|县|市|站|所|单位"
    r"|公司)|本(?:院|局|机关|单位|委)|已(?:责成|责令|要求|安排|转)"
)
_ASKING = pattern(
    r"请问|想问|想咨询|咨询一下|恳请|恳求|跪求|敬请|请领导|投诉|举报|求助|领导|怎么办|百姓|坐等|为盼"
    r"|[希请]?望[^。！？]{0,12}(?:部门|政府|领导|重视|解决|处理|查处|能|可以)|(?:请求?|要求|建议|麻烦"
    r"|拜托)[^。！？]{0,10}(?:部门|政府|公司|交警|城管|局|安排|市里|县里|各|把|设置|增设|调整)|[吗呢][？?。]"
    r"|[？?]$"
    r"|(?:严重|长期)(?:影响|存在|扰民|违)|无人(?:管|问)|没(?:有)?人(?:来)?管|不作为",
    re.MULTILINE,
)
_YOU = pattern("[你您]")
_SPOKEN_TO = 8
"""A paper to a person, signed by an office, that says 你 so often answers, whatever its words for that are."""
_TO_LEADER = pattern(
    r"^(?:尊敬的)?[^，。：:]{0,14}?(?:领导|书记|[省市县区镇乡]长|局长|主任|院长|检察长|市委|市政府|政府"
    r"|有关部门)[^。]{0,6}[，：:！!您你]"
)
_HANDLED = pattern(
    r"(?:办理|处理|处置|核查|核实|调查|反馈|回访|答复|回复)(?:的)?(?:结果|情况|内容|意见|过程)\s*[：:]?\s*\S{6}"
)
"""The part of a work order that the office has filled in; without it the order only hands on what was asked."""
_LONGEST_MESSAGE = 1500
_ARTICLE = pattern(r"^第[一二三四五六七八九十百零〇\d]{1,7}条(?!第|的|规定|和|、|之规定)")
_LAW = 5
"""Paragraphs that begin 第…条: a reply quotes two or three of them, a law is made of them."""
_LAW_SHARE = 0.15
_BLANK = pattern(r"_{4,}|＿{3,}|\{\{|[□☐]")
_FORM = 4


@dataclass(frozen=True, slots=True)
class _Signs:
    """What speaks for what; ``titled`` is what the title says: role, common name."""

    titled: tuple[Role, str] | None
    answers: int
    judgment: int
    letter: int
    asks: int

    @property
    def answered(self) -> bool:
        """Whether so much shows an answer that nothing else counts."""
        return self.answers > _ENOUGH

    @property
    def reply_title(self) -> bool:
        """Whether the title says that somebody is answered."""
        return self.titled is not None and self.titled[0] is Role.REPLY


def nature(document: Document) -> Nature:
    """What the paper looks like; ``OTHER`` without a name where nothing tells."""
    lines = lines_of(document)
    if not lines:
        return Nature(Role.OTHER)
    if hotline_title(lines[:HEAD]) and _HANDLED.search(document.text):
        return Nature(Role.REPLY)
    titled = kind_of_title(lines[:HEAD])
    signs = _Signs(
        None if titled is None else titled[:2],
        answer_score(document, lines),
        judgment_score([*document.text[:_FIRST].split()[:HEAD], *lines], document.text),
        letter_score(lines, document.text),
        asking_score(lines, document.text),
    )
    return _by_title(signs) or _by_body(signs, lines, document.text)


def _by_title(signs: _Signs) -> Nature | None:
    """What title, head and signature settle; None where they do not."""
    if signs.judgment >= _ENOUGH and not signs.answered and not signs.reply_title:
        return Nature(Role.JUDGMENT)
    if signs.titled is not None and not signs.reply_title and not signs.answered:
        return Nature(*signs.titled)
    if signs.reply_title and (signs.letter < _ENOUGH or signs.answered):
        return Nature(Role.REPLY)
    return None


def _by_body(signs: _Signs, lines: list[str], text: str) -> Nature:
    """What the body shows where no title tells."""
    if signs.letter >= _ENOUGH and signs.letter > signs.answers:
        return Nature(Role.PETITION)
    if not signs.answered and _is_law(lines):
        return Nature(Role.OTHER, "规章制度")
    if signs.answers < _ENOUGH and len(_BLANK.findall(text)) >= _FORM:
        return Nature(Role.OTHER, "表格、证明")
    if signs.answers >= _ENOUGH or signs.answers >= max(2, signs.asks):
        return Nature(Role.REPLY)
    return Nature(Role.PETITION if signs.asks >= 2 else Role.OTHER)  # noqa: PLR2004 - two signs of a letter


def lines_of(document: Document) -> list[str]:
    """The running paragraphs without white space, blank ones left out."""
    lines = ("".join(p.span.of(document.text).split()) for p in document.paragraphs if p.kind in RUNNING)
    return [line for line in lines if line]


def answer_score(document: Document, lines: list[str]) -> int:
    """How much shows that an office answers somebody; from 4 nothing else counts."""
    text = document.text
    opened = 2 if _FOR_ONE.match(lines[0]) else 1 if _GREETED.match(lines[0]) and _TURNED_TO.search(text) else 0
    to_person = addressed_to_person(lines[:HEAD])
    office = issuer(document) is not None
    spoken_to = to_person or any(map(_TO_FIRM.match, lines[:_FIRST_LINES]))
    turned = (
        _TURNED_TO.search(text) is not None
        or (to_person and office and len(_YOU.findall(text)) >= _SPOKEN_TO)
        or (spoken_to and office and _WROTE.search(text) is not None)
    )
    answers = _ANSWER.search(text) is not None
    speaks = _OFFICE_SPEAKS.search(text) is not None
    if not (answers or turned or opened):
        return _ENOUGH if _written_by_court(document, lines) else 0
    # 感谢您 and 经查 stand in many papers; only with an addressee or an answer do they tell of a reply.
    return opened + (2 if answers else 0) + turned + to_person + (to_person and office) + speaks


def _written_by_court(document: Document, lines: list[str]) -> bool:
    """Whether a court signs it and its first line turns to somebody who is no office: nobody else writes so."""
    first = next((line for line in lines[:_FIRST_LINES] if _TO_SOMEBODY.match(line)), None)
    if first is None or _TO_OFFICE.match(first) or not _DECIDED.search(document.text):
        return False
    return is_court(issuer(document))


def asking_score(lines: list[str], text: str) -> int:
    """How much shows that somebody turns to an office, in a text that has neither title nor signature."""
    if len(text) > _LONGEST_MESSAGE:
        return 0
    persons = len(_FIRST_PERSON.findall(text))
    often = persons >= 2 and persons * 400 >= len(text)  # noqa: PLR2004 - a letter speaks of its writer all the time
    asked = len({match.group() for match in _ASKING.finditer(text)})
    to_office = 2 if _TO_LEADER.match(lines[0]) else 0
    spoken_to = len(_YOU.findall(text))
    if not to_office and spoken_to >= 3 and spoken_to >= 2 * persons:  # noqa: PLR2004 - who says 你 all the time answers
        return 0
    if not (asked or to_office or _PLEA.search(text)):
        return 0
    if not to_office and _OFFICE_SPEAKS.search(text) and not often:
        return 0
    return to_office + (2 if often else 1 if persons else 0) + min(2 * asked, 4) + (1 if _PLEA.search(text) else 0)


def judgment_score(lines: list[str], text: str) -> int:
    """How much shows a judgment: from 3 it is one, if the paper answers nobody."""
    head = lines[: 2 * HEAD]
    titled = any(len(line) <= TITLE_LENGTH and _JUDGMENT_TITLE.match(line) for line in head)
    numbered = any(len(line) <= TITLE_LENGTH and _CASE_NUMBER.search(line) for line in head)
    pronounced = _PRONOUNCED.search(text) is not None
    signed = any(_BENCH.match(line) for line in lines[-TAIL:])
    # A title counts only with something else of a judgment's: a list of enclosures names judgments too.
    return (2 if titled else 0) + numbered + pronounced + signed


def holds_judgment_title(lines: list[str], text: str) -> bool:
    """Whether a judgment begins at any of the lines: at the first, or where the pages lie in a wrong order, later."""
    found = (at for at, line in enumerate(lines) if len(line) <= TITLE_LENGTH and _JUDGMENT_TITLE.match(line))
    return any(judgment_score(lines[at:], text) >= _ENOUGH for at in found)


def titled_letter(lines: list[str]) -> bool:
    """Whether one of the first lines is the title of a letter."""
    return any(len(line) <= TITLE_LENGTH and _LETTER_TITLE.search(line) for line in lines[:4])


def letter_score(lines: list[str], text: str) -> int:
    """How much shows a letter to an office: from 3 it is one, if nobody is answered."""
    head = lines[:HEAD]
    titled = titled_letter(lines)
    to_office = any(len(line) <= TITLE_LENGTH and _TO_OFFICE.match(line) for line in head)
    named = [*(line for line in head if not line.endswith(("：", ":"))), *lines[-TAIL:]]  # 举报人： alone is spoken to
    signed = any(_SIGNED.match(line) and len(line) <= TITLE_LENGTH for line in named)
    persons = len(_FIRST_PERSON.findall(text))
    often = persons >= 2 and persons * 400 >= len(text)  # noqa: PLR2004 - a letter speaks of its writer all the time
    return (2 if titled else 0) + to_office + signed + (2 if often else 0) + (_PLEA.search(text) is not None)


def _is_law(lines: list[str]) -> bool:
    articles = sum(1 for line in lines if _ARTICLE.match(line))
    return articles >= _LAW and articles >= _LAW_SHARE * len(lines)
