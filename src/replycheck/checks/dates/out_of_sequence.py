"""办理日期的先后颠倒。

来信、转送、收到、登记、受理、办结有先后：受理不能早于收到，收到不能早于来信。不服某日作出的意见（判决、决定）的，请求的日期不能在它之前。
“上述款项已于某日支付”的日期，不能早于同一段里写的各个日期；裁判的日期，不能早于案号里的年份。
只比同一段里写明了办什么事的日期；没有写年份的按前文推算；再次来信、补充材料的不比。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对时间）；《信访工作条例》第二十二条、第二十三条。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from replycheck.facts.time.in_turn import backwards
from replycheck.facts.time.timeline import Dated
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_IN = r"^[^。；，、\n]{0,26}?"
_STEPS = (
    (
        0,
        "来信",
        pattern(
            r"^(?:[（(][^（()）\n]{1,6}[）)])?[^。；，、\n收]{0,30}?(?:来信|寄来|寄给|邮寄|寄出|寄达|投寄|写信|写给|写来|来访|走访|来电|打来|致电|提交|递交|投诉|留言|反映|提出|登记的?信访|(?:申请|请求)复[查核])"
        ),
    ),
    (1, "转送", pattern(_IN + r"(?:转送|转来|转交|交办|转办)")),
    (2, "收到", pattern(_IN + r"(?:收到|收悉|接到)")),
    (3, "登记", pattern(_IN + r"登记(?!的|表|证|机)")),
    (4, "受理", pattern(_IN + r"受理(?!的|单|范围|机关)")),
    (5, "办结", pattern(_IN + r"(?:办结|审结|作出本(?!案)|复查终结)")),
)
_MADE = pattern(
    r"^(?:[^。；\n]{0,6}?(?:作出|出具|下发|印发|所作|制作)[^。；\n]{0,20}?|的?《?[^，。；\n《》]{0,14}?)(?:意见|决定|判决|裁定|答复|通知)"
)
_ASKED = pattern(
    r"^[^。；，\n]{0,20}?(?:请求|申请|提起|提出|提交|递交|要求|寄来|寄出|送来|交来)[^。；，\n]{0,8}?(?:复查|复核|复议|再审|上诉|申诉|异议)"
)
_OFFICE = (
    r"(?:[本我](?:院|局|委|办|厅|府|镇|乡|校|所|站|队|会|县|区|市|机关|中心|街道|分局|支队|大队|单位|公司"
    r"|[\u4e00-\u9fff]{1,3}局)"
    r"|办事处"
    r"|[\u4e00-\u9fff]{2,6}(?:热线"
    r"|信箱"
    r"|平台)"
    r"|我们)"
)
_WROTE = pattern(
    r"^(?:[（(][^（()）\n]{1,6}[）)])?[，,]?[你您]?[^。；，、\n收]{0,24}?(?:来信|来访|来电|来函|来件|投进|投递|投寄|寄|写给|打给|打来|致电|走进|找到|递交|提交|交来|留言|发帖|发邮件|上传|反映|写信|写来|写的信|提出|申请|请求|举报|控告|投诉"
    rf"|到{_OFFICE}|向{_OFFICE}|说|问|拨打|填写|登记的)"
)
_THEN_YOU = pattern(r"^(?:[（(][^（()）\n]{1,6}[）)])?(?:[上下]午|晚上?)?[，,]?[你您]")
_BY_YOU = pattern(
    r"(?:[你您]们?|网友|群众|业主|信访人|来信人|来访人|反映人|居民|村民)(?:[两三四五六]人|等人|一家|[^，。；、\n]{1,12}?于)?(?:于|在)?\s?$"
)
_DEALT = pattern(
    r"^(?:[（(][^（()）\n]{1,6}[）)])?(?:[上下]午)?[，,]?"
    rf"(?:{_OFFICE}[^，。；\n]{{0,8}}?)?(?:即|已|便|就|就此|予以|正式|依法|决定|经审查)?(?:收到|收悉|收件|接收|接到|签收|开箱|登记|受理|立案|交办|转办|转送|转到|转至|将[^，。；]{{2,6}}转|批转|交由|启封|拆[封阅])(?!的)"
)
_BY_OFFICE = pattern(rf"{_OFFICE}(?:已|便|就|即)?(?:于|在)?\s?$")
_OFFICE_DID = pattern(
    r"^(?:[（(][^（()）\n]{1,6}[）)])?(?:[上下]午)?[，,]?[^，。；\n]{0,10}?(?:收到|收悉|收件|接到|签收|开箱|取出|登记|受理|立案|交办|转办|转送|指定|派|成立|核查|调查|核实|调取|查阅|联系|通话|约见|接待)"
)
_TELLS_OF = pattern("[，、][^，。；]{0,6}(?:说|称|反映|认为|主张|投诉|举报|指)")
_PETITIONER = pattern(r"(?:[你您]们?|信访人)(?:于|在)?\s?$")
_WRITTEN = pattern(
    r"^(?:[（(][^（()）\n]{1,6}[）)])?的?[，]?(?:[你您]们?)?(?:(?:申请|请求)复[查核]|来信|来访|来电|寄来|在[^，。；\n]{2,16}(?:留言|提出|反映|投诉)"
    r"|通过[^。；\n]{2,20}(?:提交|反映|投诉)|向[本我][^，。；\n]{1,6}(?:提出|提交|请求|申请|邮寄|寄送|反映|投诉))"
)
"""Who wrote, or how: a date on which the office saw somebody is none of a letter."""
_REACH, _LEAD, _HALF = 60, 18, 6
_AT_ONCE = 40
"""Dates in one sentence behind a decision that are held against its date."""
_SENTENCE = 90
_LETTER = (0, 2)
"""The steps that tell when the letter was written and came."""
_CAME = 1
"""The steps by which a matter comes to the office: written, passed on."""
_BESIDE = 14
"""Characters between a date and the number of the judgment made on it."""
_FOLLOWS = tuple(
    (
        pattern(r"^[，,]?(?:[上下]午|晚上?)?[^。；，、\n]{0,30}?(?:" + first + ")"),
        pattern(r"^[^。；，\n]{0,22}?(?:" + then + ")"),
        what,
    )
    for first, then, what in (
        ("完工|竣工|验收合格|修好", "通水|通车|通电|通气|投入使用|启用|恢复供[水电气暖]", "完工"),
        (
            "受理",
            "(?:主持|组织|进行|达成)(?:了)?[^，。；、]{0,4}调解|作出(?:了)?调解|调解(?:成功|终结|结案|不成)",
            "受理",
        ),
        ("送达|送到", "登记审查|登记受理", "送达"),
        ("冻结|查封|扣押|保全", "解除|解冻|解封|撤销(?:冻结|查封)|退还", "冻结、查封"),
        ("扣划|划扣|执行到位|提取", "发还|退还|转付|支付给|汇给", "扣划"),
        ("开工|动工", "完工|竣工|交付", "开工"),
        ("交到|交纳|缴纳|预交|存入|收到[^，。；]{0,10}款", "发还|退还|退回|发放|退费|转付", "交款"),
        ("制作|制定|拟定|形成", "送达|签收", "制作"),
        ("公示|公告|征求意见", "经[^，。；]{0,8}(?:批准|同意|通过|审定)|批准|印发", "公示"),
        ("委托", "出具|作出[^，。；]{0,8}(?:报告|意见)", "委托"),
        ("立案(?!执行|再审|侦查|审查|监督)", "开庭", "立案"),
        ("作出", "送达|签收|退回|退件|领取了?(?:判决|裁定|决定)", "作出"),
        ("邮寄|寄出|寄送|投递", "退回|退件|签收|妥投", "寄出"),
        ("责令|下达", "复查(?!意见|机关)|验收|回访|整改完", "责令"),
        ("检查|检测|测温|监测", "复查|复测|复检", "检查"),
        ("判决(?!书)|裁定(?!书)|作出", "生效|发生法律效力", "裁判"),
        (
            "责令|要求[^，。；]{0,20}(?:支付|清偿|整改|退还|修复)|约谈",
            "将[^，。；]{0,12}(?:打入|汇入|转入|付给|退给|交给)|付清|结清|清偿|(?:全部)?支付|退还|补发|清理|拆除|修复|改正|全部(?:付|退|补)",
            "责令",
        ),
        (
            "要求[^，。；]{0,16}(?:说明|提供|报告|答复)|去函|发函|致函|函询|书面询问|函请|商请",
            "书面(?:回复|答复|说明|报告)|回复|复函|回函|提供|报来|来函",
            "要求",
        ),
        (
            "抽取|抽样|取样|采样|送检|委托(?:检|鉴)",
            "(?:出具|收到|作出|形成|拿到)[^，。；]{0,10}(?:报告|结论|意见)|检出",
            "取样",
        ),
        (
            "召开|组织[^，。；]{0,12}(?:协商|听证|座谈|调解)|协商|调解",
            "签订|签署|达成(?:了)?[^，。；]{0,6}(?:协议|一致)",
            "协商",
        ),
        (
            "签订|签署|达成(?:了)?[^，。；]{0,6}协议",
            "(?:按|依)(?:协议|约定)[^，。；]{0,10}(?:付|退|补|拆|修)|履行完毕|付清",
            "签订协议",
        ),
        (
            "申请|提出|递交|提交",
            "(?:批准|审批|审核)(?:通过|同意)?|发(?:放|给)[^，。；]{0,8}(?:证|款|补)|办结|核发|发证",
            "申请",
        ),
        ("入院|住院", "出院", "入院"),
        ("中标|招标|开标", "开工|进场|签订", "招标"),
        ("报案|报警|接警", "立案|出警|抓获|侦破", "报案"),
        ("死亡|去世|病故", "注销户口|火化|丧葬|停发", "去世"),
        ("受伤|死亡|坍塌|发生事故", "反映|来信|来访|投诉", "事情发生"),
    )
)
"""What must come first, what follows it, and how it is called."""
_AFTER = pattern(r"^[^。；，\n\d]{0,24}(?<![然最先今此])后[，,]")
"""你6月25日补交后，财务室于7月3日提交: the second comes behind the first."""
_UNTIL = pattern(
    r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?:\d{1,2}日)?[^。；\n\d]{0,30}(?:参加工作|入职|入伍|上班|任职|任教|务工|工作|居住|租住|承租|担任|服刑|就读|开始|起|用工|参保|缴费|缴纳|住院|羁押|拘留)[^。；，\n\d]{0,8}"
    r"[，,](?:直|一直|工作|居住|住|干|做)?[至到](?P<end>(?P<year2>(?:19|20)\d\d)年(?P<month2>\d{1,2})月)",
    needs="年",
)
"""1990年5月到林场参加工作，至2018年3月退休: from a day to a later one."""
_NEXT = tuple(
    (
        pattern(r"^[^。；\n]{0,60}?(?:" + first + ")"),
        pattern(ahead + r"(?:于|在)?\s*$"),
        pattern(r"^[^。；，\n]{0,24}?(?:" + then + ")"),
        what,
    )
    for first, ahead, then, what in (
        ("收到|收悉|接到", "[，；]", "由[^，。；]{1,8}(?:立案|登记)|立案登记|批转|批示", "收到"),
        (
            "转来|转送|转办|交办|收到|收悉",
            "(?:[我本](?:局|院|委|厅|镇|办|区|县|市|所|中心|机关|单位|街道)|，)",
            "成立[^，。；]{0,8}(?:组|专班)",
            "收到",
        ),
        (
            "申请|起诉|提起|上诉|请求|报案|投诉|举报|提出|提交|诉讼",
            r"[，；。][^，。；\n\d]{0,6}?(?:[该本我]|人民)(?:院|委|局|厅|机关|所|公司|会|办|单位|镇|中心|部门|法院)",
            "作出|受理|立案|答复|驳回|决定|裁定|判决|出具|以[^，。；]{1,16}为由|不予|准予|收到",
            "提出",
        ),
    )
)
"""In one sentence: what comes first, the words ahead of the second day, what then is done, the name of the first."""
_PAPER = 5
"""The last characters of its kind tell a paper: 处罚决定书."""
_MADE_PAPER = pattern(r"^(?:作出|制作|出具)的?《?(?P<paper>[\u4e00-\u9fff]{2,10}(?:书|意见|决定|判决|裁定))")
_THE_PAPER = pattern(r"(?P<paper>[\u4e00-\u9fff]{2,10}(?:书|意见|决定|判决|裁定))[》]?(?:已)?(?:于|在)$")
_SERVED = pattern(r"^[^，。；\n]{0,8}?(?:送达|签收|寄出|邮寄)")
_OPENING = 2
"""The letter is told of in the first paragraphs."""
_ACTS = pattern(
    r"^(?:[（(][^（()）\n]{1,6}[）)])?(?:[上下]午|晚上?)?[，,]?[^。；，、\n]{0,28}?(?:(?:电话|当面|书面|短信)[^。；，、\n]{0,6}?(?:告知|联系|答复|回复)[了]?(?:[你您]|信访人|反映人|申请人|来信人)"
    r"|派(?:出|员)[^，。；]{0,10}(?:核查|核实|调查|到)|会同[^。；\n]{2,20}(?:检查|核查|查看|调查)|到(?:现场|实地)(?:核查|查看|检查|调查)"
    r"|到[^，。；、\n]{2,16}(?:查阅|调阅|调取|核对|走访|了解情况)了?"
    r"|成立[^，。；]{0,8}(?:核查|调查|工作|专案)组|(?:与|同|和|向|找|约见了?|约谈了?|会见了?|听取了?)(?:[你您]|信访人|反映人|申请人|来信人)(?!方|们单位))"
)
_POSTED = pattern(r"^(?:[（(][^（()）\n]{1,6}[）)])?[，,]?[^。；，\n]{0,16}?(?:寄|投|信)")
_CAME_IN = pattern(r"^(?:[（(][^（()）\n]{1,6}[）)])?(?:[上下]午)?[，,]?(?:收到|收悉|签收|才?送到|送达)")
"""A letter that came by post is read when it has come."""
_DECIDED = pattern(
    r"^(?:[（(][^（()）\n]{1,6}[）)])?(?:[上下]午|晚上?)?[，,]?[^。；，、\n]{0,22}?(?:作出[^，。；]{0,16}(?:处罚|罚款|警告)(?:[^，。；]{0,8}决定)?|作出[^，。；]{0,10}处理决定|(?:下达|发出|送达)[^，。；]{0,8}(?:整改|改正|停工|监督意见)[^，。；]{0,4}(?:通知|意见|建议)?书?"
    r"|责令[^，。；]{0,12}(?:整改|改正|停业|拆除|退还|支付|清理)|约谈|立案(?:查处|调查|侦查)|出具[^，。；]{0,4}(?:检验|检测|鉴定|监测|评估|测绘)[^，。；]{0,4}报告"
    r"|(?:抽|取|采)样|召开[^，。；]{0,12}(?:会|协调会|座谈会|听证会)|全部(?:修复|更换|清理|换好|整改|付清|退清|拆除))"
)
"""What is done because a letter came."""
_NOT_OURS = pattern("不服|撤销|原(?:处理|处罚|决定|复查)|请求|要求|反映|来信|投诉|举报|诉称|认为|称")
_LONG_AGO = 60
"""A talk with the petitioner more than so many days before the letter was about an earlier one."""
_EARLIER = pattern("曾|此前|之前|以前|先前|前期|上次|首次|历次|多次|原先|已就|早在|上一")
_AGAIN = pattern(r"再次|又|多次|补充|补正|另|后又|重新|曾|此前|期间")
_PAID = pattern(
    r"(?:(?:上述|该|此|前述)(?:[^，。；\n]{0,8}?)(?:款项?|费用?|金|工资)[^，。；\n]{0,4}"
    r"|(?:共计|合计|共)[^。；\n]{0,50}?(?:元|整)[）)]?[，,](?:均|都|现|款项)?)已(?:经)?(?:全部)?于$"
)
_LETTER_OF = pattern(r"(?:收到|收悉|接到|签收|拆阅)了?(?:[你您]们?|信访人|来信人|贵[\u4e00-\u9fff]{1,2})(?:于|在)?$")
"""本院收到你4月7日投寄的信: the second day is that of the letter."""
_CLEARED = pattern(
    r"^(?:[（(][^（()）\n]{1,6}[）)])?(?:[上下]午|晚上?)?[，,]?[^。；，、\n]{0,14}?(?:清理|清运|清除|修复|修好|整改|拆除|更换|疏通|恢复|退还|退清|付清|补发|补齐)"
    r"(?:完毕|完成|到位|了|好|给[你您]|[你您]|，|。|；)"
)
_CAUSE = pattern("因为|由于|原因|系因|是因|原来|当时|来信前|你反映前")
_REMEDY_HEAD = pattern(r"^[^。\n]{0,8}(?:处理|整改|办理|解决)(?:情况|结果|意见|措施)")
"""Under such a heading stands what was done because of the letter."""


def check(case: Case) -> Iterator[Hit]:
    """Report steps of the handling whose days cannot follow each other as told, each day once."""
    told: dict[Span, Hit] = {}
    for hit in _found(case):
        told.setdefault(hit.span, hit)
    yield from sorted(told.values(), key=lambda hit: hit.span)


def _found(case: Case) -> Iterator[Hit]:
    text = case.unquoted[: case.body_end]
    paragraphs: dict[int, list[Dated]] = {}
    for dated in case.timeline:
        if dated.span.end <= len(text):
            paragraphs.setdefault(text.rfind("\n", 0, dated.span.start), []).append(dated)
    for inside in paragraphs.values():
        yield from _steps(case, text, inside)
        yield from _remedies(case, text, inside)
        yield from _payments(case, text, inside)
        yield from _pairs(case, text, inside)
        yield from _next(text, inside)
        yield from _afterwards(text, inside)
    yield from _served(text, [one for inside in paragraphs.values() for one in inside])
    yield from _before_the_letter(case, text, list(paragraphs.values()))
    yield from _remedied(case, text, list(paragraphs.values()))
    yield from _decided(text, list(paragraphs.values()))
    yield from _received(text, list(paragraphs.values()))
    yield from _cases(case)
    yield from _in_turn(text, [one for inside in paragraphs.values() for one in inside])
    yield from _due(text, [one for inside in paragraphs.values() for one in inside])
    yield from _by_months(text)
    for match in _UNTIL.finditer(text):
        if (int(match["year2"]), int(match["month2"])) < (int(match["year"]), int(match["month"])):
            yield Hit(
                Span(*match.span("end")),
                f"说的是从{match['year']}年{match['month']}月到{match['end']}，止日却在起日之前。",
                suggestion="对照原始材料，核对这两个日期。",
            )


def _due(text: str, days: list[Dated]) -> Iterator[Hit]:
    """6月9日送达决定书，限6月2日前拆除: what is asked for on a day is due after it."""
    for first, second in pairwise(days):
        between = text[first.span.end : second.span.start]
        if "。" in between or "\n" in between or len(between) > _REACH or not second.before(first):
            continue
        ends = _TERM.search(between) and text.startswith(("届满", "期满", "止，", "止。", "到期"), second.span.end)
        if ends and _earlier_in_year(first, second):  # 12月20日决定延长，至1月19日届满 is of the next year
            yield Hit(
                second.span,
                f"期限到{second.span.of(text)}届满，早于定下期限的{first.span.of(text)}。",
                suggestion="对照原件，核对这两个日期。",
            )
        asked = _ASKS.match(between) and _LIMITS.search(between)
        if asked and text.startswith(("前", "之前", "以前"), second.span.end):
            yield Hit(
                second.span,
                f"期限是{second.span.of(text)}，早于提出要求的{first.span.of(text)}。",
                suggestion="对照原件，核对这两个日期。",
            )


def _afterwards(text: str, days: list[Dated]) -> Iterator[Hit]:
    """3月10日受理。接到事项后，3月3日到派出所查阅: what is said to be done afterwards was done before."""
    for first, second in pairwise(days):
        between = text[first.span.end : second.span.start]
        if len(between) > _SENTENCE or not _earlier_in_year(first, second) or _EARLIER.search(between):
            continue
        if _CAME_TO_US.match(between) and _HAVING_COME.search(between) and _GONE.match(text, second.span.end):
            yield Hit(
                second.span,
                f"{second.span.of(text)}早于受理、收到的{first.span.of(text)}，写的却是在它之后。",
                suggestion="对照登记和调查记录，核对这两个日期。",
            )


_CAME_TO_US = pattern(
    r"^(?:[（(][^（()）\n]{1,6}[）)])?[，,]?[^。；，\n]{0,14}?(?:受理|收到|接到|登记|转来|交办|签收|收悉)"
)
_HAVING_COME = pattern(
    r"[。；，](?:接到|收到|受理|登记|立案|接办|接件)[^，。；]{0,10}(?:之?后|以后|以来)，(?![^。]{0,50}(?:反映|称|说|认为|显示|载明|查明))[^。；]{0,50}$"
)
_GONE = pattern(
    r"(?:[（(][^（()）\n]{1,6}[）)])?(?:[上下]午|晚上?)?[，,]?[^。；，、\n]{0,14}?(?:到|赴|前往|查阅|调取|查看|询问|走访|约见|核查|核实|勘查|检查|听取|会同|召开|向)"
)


def _by_months(text: str) -> Iterator[Hit]:
    """2024年3月签订合同，同年1月解除: two deeds told by their months, the second earlier."""
    for match in _MONTH_THEN_DAY.finditer(text):
        if (int(match["year2"]), int(match["month2"])) < (int(match["year"]), int(match["month"])):
            yield Hit(
                Span(*match.span("second")),
                f"{match['second']}写在{match['year']}年{match['month']}月后面，却比它早。",
                suggestion="对照原始材料，核对这两个时间。",
            )
    for match in _TWO_MONTHS.finditer(text):
        year = int(match["year"])
        if (int(match["year2"] or year), int(match["month2"])) < (year, int(match["month"])):
            yield Hit(
                Span(*match.span("second")),
                f"{match['second']}写在{match['year']}年{match['month']}月后面，却比它早。",
                suggestion="对照原始材料，核对这两个时间。",
            )


_TERM = pattern(
    r"^[^。；，\n]{0,10}(?:决定|批准|同意|商定|约定|通知)[^。\n]{0,30}"
    r"(?:延长|延期|顺延|展期|续期|宽限)[^。\n]{0,24}(?:至|到)$"
)
_ASKS = pattern(r"^[^。；\n]{0,30}?(?:送达|发出|下达|责令|通知|要求|书面告知|张贴|公告)")
_LIMITS = pattern(r"(?:限|责令|要求|须|应当?|限期|限于)[^，。；\d]{0,10}$")
_TWO_MONTHS = pattern(
    r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?!\d)[^，。；、\d的至到起止—-]{2,16}[，、](?:并|又|后)?(?:于)?"
    r"(?P<second>(?:(?P<year2>(?:19|20)\d\d)年|同年|当年)(?P<month2>\d{1,2})月)(?!\d)(?=[^，。；、\d的前至到起止]{2,16}[，。；、])"
)


_MONTH_THEN_DAY = pattern(
    r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?!\d)[，,]?[^。；的至到起止—\-]{0,20}?(?:扣划|划扣|冻结|查封|扣押|收取|拍卖|缴纳|交纳|预交|起诉|申请|立案|签订|开工|借款?|租|购买)[^。；\n的至到]{0,20}[，、](?:并|又|后)?(?:于)?"
    r"(?P<second>(?P<year2>(?:19|20)\d\d)年(?P<month2>\d{1,2})月\d{1,2}日)[^，。；、\d的前《]{0,8}?(?:发还|退还|返还|退回|解除|解冻|过户|付清|还清|交付|竣工|完工|判决|宣判|结案|办结|撤诉|履行完毕)",
    needs="年",
)


def _in_turn(text: str, days: list[Dated]) -> Iterator[Hit]:
    """Days told one behind the other, of which the second lies before the first, whatever was done on them."""
    for one in backwards(text, days):
        yield Hit(
            one.second.span,
            f"{one.second.span.of(text)}写在{one.first.span.of(text)}后面，却比它早。",
            suggestion="对照原始材料，核对这两个日期；确实是先发生的，写明“此前”“已于”。",
            severity=Severity.INFO if one.apart else None,
            confidence=Confidence.LOW if one.apart else None,
        )


def _next(text: str, inside: list[Dated]) -> Iterator[Hit]:
    """What one sentence tells one after the other: you applied, 该委于 an earlier day decided."""
    for first, second in pairwise(inside):
        between = text[first.span.end : second.span.start]
        behind = text[second.span.end :][:_REACH]
        if first.before(second) and "。" not in between and _LETTER_OF.search(between) and _WROTE.match(behind):
            yield Hit(
                second.span,
                f"来信写在{second.span.of(text)}，晚于收到的{first.span.of(text)}。",
                suggestion="对照登记记录，核对这两个日期。",
            )
        if (
            not _earlier_in_year(first, second)
            or _AGAIN.search(between)
            or len(between) > _SENTENCE
            or "。" in between[:-8]
        ):
            continue
        if _AFTER.match(between) and "。" not in between:
            yield Hit(
                second.span,
                f"{second.span.of(text)}早于前面的{first.span.of(text)}，前面说的却是在它之后。",
                suggestion="对照原始材料，核对这两个日期。",
            )
        for opens, ahead, then, what in _NEXT:
            known = opens.match(between) and ahead.search(between) and then.match(text[second.span.end :][:_REACH])
            if known:
                yield Hit(
                    second.span,
                    f"{second.span.of(text)}早于前面{what}的{first.span.of(text)}。",
                    suggestion="对照原始材料，核对这两个日期。",
                )
                break


def _served(text: str, days: list[Dated]) -> Iterator[Hit]:
    """A paper that was served before the day on which it was made, wherever that is told."""
    made: dict[str, Dated] = {}
    for dated in days:
        match = _MADE_PAPER.match(text[dated.span.end : dated.span.end + _REACH])
        if match is not None and dated.told:
            made.setdefault(match["paper"][-_PAPER:], dated)
    for dated in days:
        name = _THE_PAPER.search(text, max(0, dated.span.start - 16), dated.span.start)
        first = made.get(name["paper"][-_PAPER:]) if name else None
        if first is not None and dated.before(first) and _SERVED.match(text[dated.span.end : dated.span.end + _REACH]):
            yield Hit(
                dated.span,
                f"{dated.span.of(text)}送达，早于作出的{first.span.of(text)}。",
                suggestion="对照送达回证，核对这两个日期。",
            )


def _before_the_letter(case: Case, text: str, paragraphs: list[list[Dated]]) -> Iterator[Hit]:
    """What the office says it did about the letter, on a day on which there was no letter yet."""
    opening = [one for inside in paragraphs[:_OPENING] for one in inside if one.told]
    written = [one for one in opening for rank, name in [_step(text, one)] if name and rank in _LETTER]
    if not written:
        return
    letter = min(written, key=lambda one: one.days)
    posted = _POSTED.match(text[letter.span.end :][:_REACH]) is not None
    came = next(
        (one for one in paragraphs[0] if posted and one != letter and _CAME_IN.match(text[one.span.end :])), None
    )
    for dated in (one for inside in paragraphs for one in inside if one.span.start > letter.span.end):
        low = max(text.rfind(mark, 0, dated.span.start) for mark in "。；\n") + 1
        clause = text[low : dated.span.end + _REACH].partition("。")[0]
        recent = (min(letter.days) - max(dated.days)).days <= _LONG_AGO
        acted = _ACTS.match(text[dated.span.end :][:_REACH]) is not None
        if acted and came is not None and not dated.before(letter) and dated.before(came):
            yield Hit(
                dated.span,
                f"{dated.span.of(case.text)}早于收到来信的{came.span.of(case.text)}。",
                suggestion="对照登记和联系记录，核对这两个日期。",
            )
        if not (dated.before(letter) and recent and acted):
            continue
        if not _EARLIER.search(clause):
            yield Hit(
                dated.span,
                f"{dated.span.of(case.text)}早于来信的{letter.span.of(case.text)}。",
                suggestion="对照登记和联系记录，核对这两个日期。",
            )


def _decided(text: str, paragraphs: list[list[Dated]]) -> Iterator[Hit]:
    """What an office does upon a letter, shortly before there was one, told behind what it did when it had come."""
    opening = [one for inside in paragraphs[:_OPENING] for one in inside]
    came = [one for one in opening if len(one.days) == 1 and _step(text, one)[1] and _step(text, one)[0] <= _LETTER[1]]
    if not came:
        return
    first = min(came, key=lambda one: one.days)
    ours = [one for one in opening if len(one.days) == 1]
    behind = [one for inside in paragraphs for one in inside if one.span.start > first.span.end]
    for place, dated in enumerate(behind):
        days = (min(first.days) - max(dated.days)).days
        if not 0 < days <= _LONG_AGO or _DECIDED.match(text[dated.span.end :][:_REACH]) is None:
            continue
        low = max(text.rfind(mark, 0, dated.span.start) for mark in "。；\n") + 1
        clause = text[low : dated.span.end + _REACH].partition("。")[0]
        before = [one for one in behind[:place] if not one.before(first)]
        if before and ours and not any(sign.search(clause) for sign in (_EARLIER, _CAUSE, _NOT_OURS)):
            yield Hit(
                dated.span,
                f"{dated.span.of(text)}早于来信、交办的{first.span.of(text)}，写的却是后来办的事。",
                suggestion="对照原始材料，核对这两个日期。",
            )


def _remedied(case: Case, text: str, paragraphs: list[list[Dated]]) -> Iterator[Hit]:
    """What was put right because of the letter, shortly before there was one: told under 处理情况."""
    heads = [one.span for one in case.paragraphs if _REMEDY_HEAD.match(one.span.of(case.text))]
    opening = [one for inside in paragraphs[:_OPENING] for one in inside if one.told]
    came = [one for one in opening if _step(text, one)[1] and _step(text, one)[0] <= _CAME]
    if not heads or not came:
        return
    first = min(came, key=lambda one: one.days)
    for dated in (one for inside in paragraphs for one in inside if one.span.start > heads[0].start):
        days = (min(first.days) - max(dated.days)).days
        low = max(text.rfind(mark, 0, dated.span.start) for mark in "。；\n") + 1
        clause = text[low : dated.span.end + _REACH].partition("。")[0]
        told_before = _EARLIER.search(clause) is not None or _CAUSE.search(clause) is not None
        if 0 < days <= _LONG_AGO and _CLEARED.match(text[dated.span.end :][:_REACH]) and not told_before:
            yield Hit(
                dated.span,
                f"{dated.span.of(case.text)}早于来信、交办的{first.span.of(case.text)}，写的却是处理的结果。",
                suggestion="对照原始材料，核对这两个日期。",
            )


def _received(text: str, paragraphs: list[list[Dated]]) -> Iterator[Hit]:
    """What the office did with a letter that is told of right before, on a day before it: 5月12日投进, 5月3日开箱."""
    for first, second in (pair for inside in paragraphs[:_OPENING] for pair in combinations(inside, 2)):
        between = text[first.span.end : second.span.start]
        if len(between) > _SENTENCE or _AGAIN.search(between) or not _earlier_in_year(first, second):
            continue
        if not _is_letter(text, first) or _EARLIER.search(between) or _OF_A_CASE.search(between):
            continue
        told = (_TELLS_OF.search(between) is not None and "。" not in between) or _OF_A_CASE.search(between) is not None
        then = text[second.span.end : second.span.end + _REACH]
        office = _BY_OFFICE.search(text, max(first.span.end, second.span.start - _LEAD), second.span.start)
        if not told and (_DEALT.match(then) or (office and _OFFICE_DID.match(then))):
            yield Hit(
                second.span,
                f"{second.span.of(text)}早于前面来信、来访的{first.span.of(text)}。",
                suggestion="对照登记记录，核对这两个日期。",
            )


_OF_A_CASE = pattern(r"法院[^。；]{0,12}(?:判决|裁定|调解书)|案号|[（(]20\d\d[)）][^。；，\d]{1,12}\d+号")
"""区法院已有判决，案号……，2月24日立案: the days of a case, not of what became of the letter."""


def _is_letter(text: str, dated: Dated) -> bool:
    """Whether a day is that on which the petitioner wrote or came."""
    at = dated.span.start
    behind = text[dated.span.end : dated.span.end + _REACH]
    low = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    by_you = _BY_YOU.search(text, max(0, at - _LEAD), at) is not None
    by_you = by_you or (text[low : low + 1] in ("你", "您") and text[at - 1 : at] in ("于", "在", "，"))
    return (by_you or _THEN_YOU.match(behind) is not None) and _WROTE.match(behind) is not None


def _earlier_in_year(first: Dated, second: Dated) -> bool:
    """Whether the second lies before the first, in the first's year where it tells none itself."""
    if second.told:
        return second.before(first)
    day = (second.days[0].month, second.days[0].day)
    here = {(one.month, one.day) for one in first.days}
    return all(day < one and one[0] - day[0] <= _HALF for one in here)


def _steps(case: Case, text: str, inside: list[Dated]) -> Iterator[Hit]:
    known = [(dated, rank, name) for dated in inside for rank, name in [_step(text, dated)] if name]
    told: set[int] = set()
    for (first, rank, name), (second, other, name2) in combinations(known, 2):
        between = text[first.span.end : second.span.start]
        if rank == other or _AGAIN.search(between) or second.span.start in told or _far(between):
            continue
        earlier, later = (first, second) if rank < other else (second, first)
        if later.before(earlier):
            told.add(second.span.start)
            low, high = (name, name2) if rank < other else (name2, name)
            yield Hit(
                second.span,
                f"{high}写在{later.span.of(case.text)}，早于{low}的{earlier.span.of(case.text)}。",
                suggestion="对照登记记录，核对这两个日期。",
            )


def _far(between: str) -> bool:
    """Whether a sentence of its own stands between."""
    return "。" in between[:-1] and len(between) > _REACH


def _step(text: str, dated: Dated) -> tuple[int, str]:
    behind = text[dated.span.end : dated.span.end + 44]
    ahead = text[max(0, dated.span.start - 12) : dated.span.start]
    found = [(match.end(), rank, name) for rank, name, sign in _STEPS if (match := sign.match(behind)) is not None]
    if ahead.endswith(("你", "您")) and ("寄" in behind[:12] or "来信" in behind[:12]):
        return 0, "来信"
    _, rank, name = min(found, default=(0, 0, ""))
    if name == "收到" and _PETITIONER.search(ahead):
        return 0, ""  # 你7月17日收到: a paper that was sent to the petitioner
    wrote = _PETITIONER.search(ahead) or _WRITTEN.match(behind)
    return (rank, name) if rank or wrote else (0, "")


def _pairs(case: Case, text: str, inside: list[Dated]) -> Iterator[Hit]:
    """What can only follow something told before it: nothing is unfrozen before it was frozen."""
    for at, first in enumerate(inside):
        behind = text[first.span.end : first.span.end + _REACH]
        for sign, then, what in _FOLLOWS:
            if sign.match(behind) is None:
                continue
            later = next(
                (one for one in inside[at + 1 :] if then.match(text[one.span.end : one.span.end + _REACH])), None
            )
            if later is None or not later.before(first) or _AGAIN.search(text[first.span.end : later.span.start]):
                continue
            yield Hit(
                later.span,
                f"{later.span.of(case.text)}早于前面{what}的{first.span.of(case.text)}。",
                suggestion="对照原始材料，核对这两个日期。",
            )
            break


def _remedies(case: Case, text: str, inside: list[Dated]) -> Iterator[Hit]:
    made = [at for at, first in enumerate(inside) if _MADE.match(text[first.span.end : first.span.end + 40])]
    for first, second in ((inside[at], second) for at in made for second in inside[at + 1 : at + 1 + _AT_ONCE]):
        between = text[first.span.end : second.span.start]
        if "。" in between or not second.before(first):
            continue
        if _ASKED.match(text[second.span.end : second.span.end + 40]) and not _AGAIN.search(between):
            yield Hit(
                second.span,
                f"请求写在{second.span.of(case.text)}，早于所不服的{first.span.of(case.text)}的决定。",
                suggestion="对照原件，核对这两个日期。",
            )


def _payments(case: Case, text: str, inside: list[Dated]) -> Iterator[Hit]:
    months = [one for one in case.facts.months if one.year is not None]
    for dated in inside:
        if not _PAID.search(text, max(0, dated.span.start - _REACH), dated.span.start) or not dated.told:
            continue
        low, high = text.rfind("\n", 0, dated.span.start), dated.span.start
        years = [(one.days[0].year, one.days[0].month) for one in inside if one.told and one.span.end <= high]
        years += [(one.year or 0, one.month) for one in months if low < one.span.start < high]
        if years and (dated.days[0].year, dated.days[0].month) < min(years):
            yield Hit(
                dated.span,
                f"{dated.span.of(case.text)}早于前面所说的事发生的时间。",
                suggestion="对照凭证，核对这个日期。",
            )


def _cases(case: Case) -> Iterator[Hit]:
    """A judgment is not older than the year in its number."""
    for number in case.facts.case_numbers:
        ahead = [one for one in case.timeline if one.told and one.span.end <= number.span.start]
        if not ahead or not number.year or ahead[-1].days[0].year >= number.year:
            continue
        between = case.text[ahead[-1].span.end : number.span.start]
        if len(between) < _BESIDE and "作出" in between:
            yield Hit(
                ahead[-1].span,
                f"{ahead[-1].span.of(case.text)}早于案号{number.written}里的年份。",
                suggestion="对照裁判文书，核对日期和案号。",
            )


RULE = Rule(
    module=__name__,
    title="日期先后颠倒",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("2024年11月6日（星期三）决定将办理期限延长30日，自原期限届满次日起算，至⟦2024年10月8日⟧届满。"),
        good("2024年11月6日（星期三）决定将办理期限延长30日，自原期限届满次日起算，至2024年12月8日届满。"),
        good("2024年12月20日决定延长30日，至1月19日届满。"),
        bad("2024年12月，法院扣划存款44820元，⟦2024年1月9日⟧发还你40000元。"),
        good("2024年12月，法院扣划存款44820元，2025年1月9日发还你40000元。"),
        bad("你2025年3月4日来访，3月10日本局受理。\n民警与你面谈，⟦3月3日⟧到天河镇派出所查阅了户籍档案。"),
        good("你2025年3月4日来访，3月10日本局受理。\n民警与你面谈，3月13日到天河镇派出所查阅了户籍档案。"),
        bad("登记表载明，你2019年5月到林场参加工作，至⟦2018年3月⟧退休。"),
        good("登记表载明，你1990年5月到林场参加工作，至2018年3月退休。"),
        bad("你2025年5月12日投进意见箱的信，本院⟦5月3日⟧开箱取出，交民二庭办理。"),
        good("你2025年5月12日投进意见箱的信，本院5月13日开箱取出，交民二庭办理。"),
        bad("你为住院报销一事，于2024年7月1日到本局来访，⟦6月4日⟧本局受理。"),
        good("你为住院报销一事，于2024年7月1日到本局来访，7月4日本局受理。"),
        good("你2024年7月1日的来信本局收悉。你与某公司的纠纷，法院已有判决，案号（2024）云0102民初12号，2月4日立案。"),
        good("你2024年7月1日来访，说本局6月4日受理的登记表写错了姓名。"),
        bad("你对县农业局2024年12月18日所作处理意见不服，⟦2024年1月6日⟧请求复查。"),
        good("你对县农业局2024年12月18日所作处理意见不服，2025年1月6日请求复查。"),
        bad("你不服县政府2024年8月9日的复查意见，⟦同年8月2日⟧向本机关请求复核。".replace("⟦同年", "同年⟦")),
        bad("你2024年5月13日寄来的信，本院于⟦5月10日⟧收到，次日登记。"),
        good("你2024年5月13日寄来的信，本院于5月16日收到，次日登记。"),
        bad("2024年3月11日，你通过网上信访平台提交信访事项，3月13日转送本镇，本镇于⟦3月8日⟧受理。"),
        good("2024年3月11日，你通过网上信访平台提交信访事项，3月13日转送本镇，本镇于3月18日受理。"),
        bad("你不服该局2024年6月20日作出的处理意见，于⟦2024年6月8日⟧向本局请求复查，本局7月10日受理。"),
        good("你不服该局2024年6月20日作出的处理意见，于2024年7月8日向本局请求复查，本局7月10日受理。"),
        bad("2023年4月征收你家耕地。上述款项已于⟦2022年11月28日⟧支付。"),
        good("2023年4月征收你家耕地。上述款项已于2023年11月28日支付。"),
        good("你2024年5月13日来信，5月16日收到。你又于5月10日来访。"),
        bad("你于2025年1月6日向本厅提出复核请求。本厅⟦1月3日⟧收到并受理。"),
        good("你于2025年1月6日向本厅提出复核请求。本厅1月13日收到并受理。"),
        bad("本院2024年11月28日作出判决，次日邮寄。邮件因无人签收于⟦11月9日⟧退回。"),
        good("本院2024年11月28日作出判决，次日邮寄。邮件因无人签收于12月9日退回。"),
        bad("本院于2025年4月2日冻结你丈夫的存款，⟦3月29日⟧已经解除。"),
        good("本院于2025年4月2日冻结你丈夫的存款，4月29日已经解除。"),
        bad("你不服2024年8月14日作出的决定书。决定书于⟦2024年8月5日⟧送达你本人。"),
        good("你不服2024年8月14日作出的决定书。决定书于2024年8月15日送达你本人。"),
        bad("你于2025年1月13日（星期一）向本院提交监督申请书，本院于⟦1月2日⟧受理。"),
        good("你于2025年1月13日（星期一）向本院提交监督申请书，本院于1月20日受理。"),
        bad("2025年1月15日制作的分配方案于⟦1月7日⟧送达你本人。"),
        good("2025年1月15日制作的分配方案于1月17日送达你本人。"),
        bad("公司于2025年3月10日至3月24日在站牌公示方案。方案于⟦3月8日⟧经我局批准。"),
        good("公司于2025年3月10日至3月24日在站牌公示方案。方案于3月28日经我局批准。"),
        bad("本案于2025年5月20日立案，⟦4月18日⟧开庭。"),
        bad("管道工程2025年8月4日完工，⟦7月6日⟧通水。"),
        good("管道工程2025年8月4日完工，8月6日通水。"),
        bad("本委2024年8月5日受理，⟦7月30日⟧主持调解。"),
        good("本委2024年8月5日受理，8月30日主持调解。"),
        bad("申请材料2024年9月2日送达，⟦8月5日⟧登记审查。"),
        good("申请材料2024年9月2日送达，9月5日登记审查。"),
        good("本案于2025年5月20日立案，6月18日开庭。执行案件2025年5月20日立案执行，4月18日开庭的另案已结。"),
        bad("你的信件我院于2025年5月6日收到，⟦5月2日⟧由执行局立案登记。"),
        good("你的信件我院于2025年5月6日收到，5月8日由执行局立案登记。"),
        bad("你于2023年7月5日向仲裁委员会申请仲裁，该委于⟦2023年6月12日⟧以超过时效为由不予受理。"),
        good("你于2023年7月5日向仲裁委员会申请仲裁，该委于2023年7月12日以超过时效为由不予受理。"),
        bad("贵办2025年9月8日转来的转送单收悉。我局⟦9月5日⟧成立核查组。"),
        good("贵办2025年9月8日转来的转送单收悉。我局9月9日成立核查组。"),
        bad("你2025年2月24日来访反映劳动关系问题。\n本机关工作人员已于⟦2025年2月3日⟧电话告知你上述内容。"),
        good("你2025年2月24日来访反映劳动关系问题。\n本机关工作人员已于2025年3月3日电话告知你上述内容。"),
        bad("你不服本局2024年8月14日作出的《行政处罚决定书》。\n处罚决定书于⟦2024年8月5日⟧送达你本人。"),
        good("你不服本局2024年8月14日作出的《行政处罚决定书》。\n处罚决定书于2024年8月15日送达你本人。"),
        bad("你6月25日补交身份证后，财务室于⟦5月3日⟧提交审批。\n某某法院\n2025年8月20日"),
        good("你6月25日补交身份证后，财务室于7月3日提交审批。\n某某法院\n2025年8月20日"),
        bad(
            "您于2025年5月26日在市长信箱反映校车问题。\n⟦5月3日⟧上午，区教育局会同交警大队逐一检查。\n某某局\n2025年6月9日"
        ),
        good(
            "您于2025年5月26日在市长信箱反映校车问题。\n6月3日上午，区教育局会同交警大队逐一检查。\n某某局\n2025年6月9日"
        ),
        good("你2025年2月24日来访反映劳动关系问题。\n本机关曾于2025年2月3日电话告知你维权途径。"),
        bad("2025年3月4日（星期二），你到本局来访，反映鱼塘被损坏。本局于⟦3月1日⟧受理。"),
        good("2025年3月4日（星期二），你到本局来访，反映鱼塘被损坏。本局于3月10日受理。"),
        bad("2025年4月9日（星期三），本院收到你⟦4月17日⟧投寄的挂号信。"),
        good("2025年4月9日（星期三），本院收到你4月7日投寄的挂号信。"),
        bad("你2025年7月8日寄来的挂号信，本院7月11日收悉。⟦7月8日⟧上午，法官汪某在接待室与你面谈。"),
        good("你2025年7月8日寄来的挂号信，本院7月11日收悉。7月18日上午，法官汪某在接待室与你面谈。"),
        bad("2025年6月9日，我局送达限期拆除决定书，限⟦6月2日⟧前自行拆除。"),
        good("2025年6月9日，我局送达限期拆除决定书，限6月20日前自行拆除。"),
        bad("你2024年3月签订委托合同，⟦同年1月⟧解除。"),
        good("你2024年3月签订委托合同，同年9月解除。"),
        bad("3月18日拍卖成交，买受人⟦2月25日⟧付清价款。\n某某法院\n2025年5月6日"),
        good("3月18日拍卖成交，买受人3月25日付清价款。对3月2日作出的决定不服，2月已经说明。\n某某法院\n2025年5月6日"),
        bad("你2025年3月4日来局，3月10日本局受理。接到事项后，民警与你面谈，⟦3月3日⟧到派出所查阅档案。"),
        good("你2025年3月4日来局，3月10日本局受理。接到事项后，民警与你面谈，3月13日到派出所查阅档案。"),
        bad("2024年11月6日（星期三）决定将期限延长30日，自次日起算，至⟦2024年10月8日⟧届满。"),
        good("2024年11月6日（星期三）决定将期限延长30日，自次日起算，至2024年12月8日届满。"),
        bad("2024年12月，区法院扣划存款44820元，⟦2024年1月9日⟧发还你40000元。"),
        good("2024年12月，区法院扣划存款44820元，2025年1月9日发还你40000元。"),
        good(
            "您2014年6月10日的来信我局已经收悉。您的案件区法院已有判决，案号（2014）琼01民初166号，"
            "2014年2月24日立案，4月18日判决。"
        ),
        bad("3月13日受理本案。⟦3月9日⟧核查人员到村里走访。\n某某局\n2025年5月6日"),
        good("3月13日受理本案。核查人员3月9日到村里走访。\n某某局\n2025年5月6日"),
        bad("本院2024年5月20日判决曹某还款，判决于⟦5月14日⟧生效。"),
        good("本院2024年5月20日判决曹某还款，判决于6月14日生效。"),
        bad("我局2025年1月16日责令施工方改正，该公司已于⟦1月5日⟧将工资打入你的银行卡。"),
        good("我局2025年1月16日责令施工方改正，该公司已于1月22日将工资打入你的银行卡。"),
        bad("2024年11月11日，本院要求公安机关说明不立案理由，该局⟦11月5日⟧书面回复。"),
        good("2024年11月11日，本院要求公安机关说明不立案理由，该局11月15日书面回复。"),
        bad(
            "你2025年7月7日来信反映种子出苗差。我局7月10日收到。\n7月14日，种业科与你联系。\n"
            "（一）我局立案查处，于⟦6月18日⟧作出行政处罚决定。\n某某局\n2025年8月28日"
        ),
        good(
            "你2025年7月7日来信反映种子出苗差。我局7月10日收到。\n7月14日，种业科与你联系。\n"
            "（一）我局立案查处，于8月18日作出行政处罚决定。该经营部曾于6月18日作出整改。\n某某局\n2025年8月28日"
        ),
        bad("2024年7月主房评估，两项共计343072元，已于⟦2024年6月15日⟧付清。"),
        good("2024年7月主房评估，两项共计343072元，已于2024年9月15日付清。"),
        bad(
            "县局2025年8月18日交办的来信收到。\n三、处理情况\n业主已经雇人清理菜地，⟦8月5日⟧清理完毕。\n某某镇\n2025年9月5日"
        ),
        good(
            "县局2025年8月18日交办的来信收到。\n三、处理情况\n业主已经雇人清理菜地，8月25日清理完毕。\n某某镇\n2025年9月5日"
        ),
        bad("你不服⟦2022年5月6日⟧作出的（2023）云0102民初12号判决。"),
        good("你不服2023年5月6日作出的（2023）云0102民初12号判决。"),
    ),
)
