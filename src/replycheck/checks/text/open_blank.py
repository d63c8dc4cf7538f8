"""留着没有填的空白。

模板里的下划线、空括号、方框、“此处填写”“单击此处输入”“待补”，没有数字的“年　月　日”、“第　号”“〔2024〕　号”，
冒号后面没有内容的联系人、电话；别的案号、金额、日期写全了，只有一两处写成 XXX 的。
附件、引号里的不报；请信访人填表的话不报；表单、合同这类认不出文种的文件里的空白是给人填的，只作提示。
稿子（--draft）不查日期和文号。

依据：《党政机关公文处理工作条例》第二十条、第二十五条（核发前复核文字、日期、文号）。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.facts.overlaps import Taken
from replycheck.model.document import ParagraphKind
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import Pattern, pattern

_S = r"[ \u3000\t_＿]"
_TEMPLATE = "模板里的提示"
_KIND_OF = r"[\u4e00-\u9fff]{0,5}?"
_FIELD = (
    rf"{_KIND_OF}(?:电话|号码|热线号?|手机号?|联系方式|姓名|名字|承办人|经办人|联系人|信访人|来信人|反映人|负责人|单位|单位名称|名称|部门|科室|地址|地点"
    r"|日期|时间|年月日|金额|数额|数字|数量|编号|案号|文号|案由|事由|事项|内容|职务|职称|条款|小区名|村名|人名)"
)
"""What a template calls the thing that belongs there."""
_FIELD_ALONE = (
    r"(?:联系|咨询|办公|服务|监督|投诉|值班)电话|电话号码|手机号码?|热线号码|(?:承办|经办|联系|来信|信访|工作)?人?员?姓名|(?:办公|详细|具体)地[址点]"
    r"|金额|(?:单位|部门|科室|事项|小区|机关)名称|(?:受理|收到|来信|办结|具体)日期|文号|案号|具体(?:时间|数字|数额)"
)
"""The same where nothing else is meant: round brackets explain, too."""
_BLANKS = (
    (pattern(r"[_＿﹍]{3,200}|[_＿﹍]{2}(?=[名元万户份年月日人件项次亩吨天号])"), "下划线"),
    (
        pattern(r"【[ \u3000]{0,20}】|〔[ \u3000]{1,20}〕|（[ \u3000]{2,20}）|《[ \u3000]{0,20}》|“[ \u3000]{2,20}”"),
        "空的",
    ),
    (
        pattern(
            r"[\[【〔（(<]\s?(?:此处|这里|请(?:在此)?|待)[^\]】〕）)>\n]{0,14}"
            r"(?:填写|填入|填上|补充|插入|输入|添加|补|填|核实|核对|确认|定|写)[^\]】〕）)>\n]{0,20}[\]】〕）)>]"
        ),
        _TEMPLATE,
    ),
    (
        pattern(r"(?:单击|点击|请在)(?:或(?:单击|点击))?此处(?:输入|添加|填写|键入)[^，。；\n]{0,12}", needs="此处"),
        _TEMPLATE,
    ),
    (pattern(r"\{\{[^{}\n]{0,40}\}\}|\$\{[^{}\n]{0,40}\}"), _TEMPLATE),
    (pattern(r"(?<=[：:])\s?【[\u4e00-\u9fff、/]{1,10}】(?=[，。；）)\s]|$)", needs="【"), _TEMPLATE),
    (
        pattern(
            r"[【\[＜<〈｛{](?:TODO|todo|电话|联系电话|联系人|时间|地点|承办人|经办人|信访人|姓名|日期|金额|地址|单位名称|案号|文号|事由|内容)"
            r"[】\]＞>〉｝}]"
        ),
        _TEMPLATE,
    ),
    (
        pattern(rf"(?:联系人|联系电话|咨询电话|承办人|经办人)[：:]{_S}{{0,20}}(?=[，。；）)]|(?:联系)?电话[：:])"),
        "没有内容的项目",
    ),
    (
        pattern(r"(?:电话|热线|传真)[：:为是]?[ \u3000]?0\d{2,3}[-－—](?![\d－—-])", needs=("电话", "热线", "传真")),
        "没有填完的电话",
    ),
    (
        pattern(
            r"(?:人|方式|电话|热线|手机|传真|邮箱|邮编|地址|账号|账户|户名|开户行|时间|日期|姓名|法官|检察官|干部|民警|金额|编号|案号|文号|单位|科室|机关)[：:]\s?"
            r"(?P<blank>[（(\[［<＜〈【](?:姓名|名字|联系人|承办人|经办人|电话|号码|手机号?|联系方式|单位|部门|职务|地址|时间|日期|年月日|金额|数字|编号|账号|内容|待[\u4e00-\u9fff]{1,4}|[\u4e00-\u9fff]{0,4}(?:填|补|写|定))[^）)\]］>＞〉】\n]{0,6}[）)\]］>＞〉】]"
            r"|待(?:补充?|定|填写?|核实?|确认|查|明确|通知)|暂(?:无|缺|空|略|未定)|(?:未|没)填写?|空缺?|TBD|tbd|TODO|N/A|[-—－]{1,4}|[/／]|[?？]{1,6}|…{1,3}|\.{3,6}|0{5,12}|1{7,12}|123456\d{0,6})(?=[，。；、）)\s]|$)",
            re.MULTILINE,
        ),
        "没有内容的项目",
    ),
    (
        pattern(
            r"(?<=[，、：:；科局院处室办\s])[（(【\[](?:联系)?(?:电话|手机|姓名|联系人|承办人|经办人|地址|日期|金额|单位名称|职务|编号|年月日|数字|名称)(?:号码)?"
            r"[）)】\]](?=[，。；、）)\s]|$)|[【\[（(](?:请)?(?:填写|填入|输入|插入|补填|填报|写明)[\u4e00-\u9fff]{1,8}[】\]）)]",
            re.MULTILINE,
        ),
        _TEMPLATE,
    ),
    (pattern(r"[□■◇◆▢▣]{2,20}|(?<=[：:])[ \u3000]?[□■◇◆▢▣○●](?=[，。；）)\n]|$)", re.MULTILINE), "没有换掉的方框"),
    (
        pattern(
            r"[（(\[【<〈](?:(?:这里|此处|以下|下面|具体)?(?:待(?:补充?|定|填写?|核实|确认|查|续|完善)|TBD|TODO|待[\u4e00-\u9fff]{2,6}(?:后补|再填|填写|补充))"
            r"|(?:姓名|某某某|单位名称|具体(?:日期|时间|金额|名称|内容|数字|地址)|[xX×]{2,4}年[xX×]{1,3}月))[）)\]】>〉]"
        ),
        _TEMPLATE,
    ),
    (pattern(rf"(?:人民币|金额|共计|合计)[：:]?{_S}{{2,20}}(?:万?元|名|份|户)"), "没有填的数"),
    (pattern(rf"[【\[〈<〔][ \u3000]?{_FIELD}[ \u3000]?[】\]〉>〕](?![：:])"), _TEMPLATE),
    (pattern(r"(?<!\{)\{[\u4e00-\u9fff]{1,8}\}(?!\})"), _TEMPLATE),
    (
        pattern(
            rf"(?:(?<=[拨打到向由与为于在至经和给你您的：，。找])|(?<=[\u4e00-\u9fff]{{2}}(?<![方信材资证登记表式息料件单])))[（(](?:{_FIELD_ALONE})[）)](?=[，。；、元]|或|和|[\u4e00-\u9fff]{{1,2}}(?<![：:]))"
        ),
        _TEMPLATE,
    ),
    (
        pattern(
            r"(?:电话|热线|手机|联系人|联系方式|承办人|经办人|地址|日期|金额|文号)(?:号码)?[、，]?(?P<blank>待(?:补充?|定|填写?|查|核实)|(?:未|没)填|空缺?)(?=[，。；、）)\s]|$)",
            re.MULTILINE,
        ),
        "没有内容的项目",
    ),
    (pattern(rf"第{_S}{{1,12}}[条款](?![例件])"), "没有填的条款"),
    (pattern(rf"(?<![\d一二三四五六七八九十]){_S}{{1,12}}年{_S}{{1,12}}月(?!{_S}{{1,12}}日)"), "没有填的日期"),
    (pattern(rf"(?<=[于在至自到为]){_S}{{1,12}}月{_S}{{1,12}}日"), "没有填的日期"),
    (
        pattern(
            r"[（(][^（()）\n]{0,12}待[^（()）\n]{0,4}(?:承办|经办|科室|业务|后续)[^（()）\n]{0,6}(?:补充|填写|完善|核实|提供)[）)]"
        ),
        _TEMPLATE,
    ),
    (
        pattern(
            r"(?<=[\u4e00-\u9fff])(?:…{1,2}|[?？]{1,6}|[*＊]{1,6}|[ \u3000]{3,20})万?元(?=[，。；、（）]|$)"
            r"|(?<=[到付缴交的了额款费为共计])[ \u3000]{3,20}万?元(?=[\u4e00-\u9fff])",
            re.MULTILINE,
        ),
        "没有填的数",
    ),
)
_DATES = (
    (
        pattern(
            rf"(?:(?<!\d)\d{{2,4}}|[二〇○零一三四五六七八九]{{4}})?年{_S}{{1,12}}月{_S}{{1,12}}日"
            rf"|(?<!\d)\d{{4}}年{_S}{{0,12}}月{_S}{{0,12}}日|(?<!\d)\d{{4}}年\d{{1,2}}月{_S}{{1,12}}日"
            rf"|(?<!\d)\d{{1,2}}月{_S}{{2,12}}日|(?:\d{{4}}年)?[*＊?？]{{1,2}}月[*＊?？]{{1,2}}日|\d{{1,2}}月[*＊?？]{{1,2}}日"
        ),
        "没有填的日期",
    ),
    (
        pattern(
            rf"第{_S}{{1,12}}号|[（(]\d{{4}}[）)][^\s，。；：）)]{{2,12}}[民刑行执赔初终再监保]{_S}{{1,12}}号|[〔\[（(](?:19|20)\d\d[〕\]）)]{_S}{{1,12}}号|[〔\[]{_S}{{1,12}}[〕\]]{_S}{{0,12}}\d{{0,4}}号"
        ),
        "没有填的文号",
    ),
)
_GAP = pattern(
    r"(?<=[\u4e00-\u9fff，][由向])[ \u3000]{3,20}(?=[\u4e00-\u9fff])|(?<=[已，并]对)[ \u3000]{3,20}(?=[\u4e00-\u9fff])"
)
"""A word that takes a name, and none: what is left of a template, if not of a layout."""
_FOR_PETITIONER = pattern(r"附表|表格|填表|请[你您][^，。；]{0,12}(?:填|写|签|在)|登记表")


_FILL = "填上实际内容；用不着的，删去。"
_MASKED_NUMBER = pattern(r"[（(〔]\d{4}[）)〕][^\s，。；：XxＸ×]{2,12}[XxＸ]{2,6}号")
_CASE_NUMBER = pattern(r"[（(〔]\d{4}[）)〕][^\s，。；：XxＸ×]{1,12}?[初终再申监执]字?第?\d{1,6}号")
"""A paper that masks throughout gives no case number whole."""
_X = "XxＸ×"
_MASKED_BESIDE_WHOLE = (
    (
        pattern(rf"(?<![A-Za-z\d{_X}])[{_X}]{{2,8}}(?:[.．][{_X}]{{1,2}})?[万亿]?元"),
        pattern(r"\d[万亿]?元"),
        "没有填的数",
    ),
    (
        pattern(rf"(?:20\d\d年)?(?:\d{{1,2}}|(?<!\d)[{_X}]{{1,2}})月[{_X}]{{1,2}}日(?!生|出生)"),
        pattern(r"\d月\d{1,2}日"),
        "没有填的日期",
    ),
)
"""What stands for a sum or a date, and what a paper has that does not mask them: a few whole ones beside it."""
_FEW, _SEVERAL = 2, 3


def check(case: Case) -> Iterator[Hit]:
    """Report every blank that was left open in the paper's own words."""
    blanks = (*(() if case.draft else _DATES), *_BLANKS)
    if _CASE_NUMBER.search(case.text):
        blanks += ((_MASKED_NUMBER, "没有填的案号"),)
    blanks += tuple((masked, what) for masked, whole, what in _MASKED_BESIDE_WHOLE if _alone(masked, whole, case.text))
    text = case.unquoted[: case.body_end]
    taken = Taken(one.span for one in case.reply.paragraphs if one.kind is ParagraphKind.TABLE_CELL)
    for blank, what in blanks:
        for match in blank.finditer(text):
            span = Span(*match.span())
            if _asks(text, span) or not taken.add(span):
                continue
            shown = " ".join(span.of(case.text).split()) or "空白"
            yield Hit(span, f"“{shown[:30]}”是{what}，没有换成实际内容。", suggestion=_FILL)
    for match in _GAP.finditer(text):
        span = Span(*match.span())
        if not _asks(text, span) and taken.add(span):
            yield Hit(span, "这里空着几格，看来没有填。", suggestion=_FILL, severity=Severity.WARNING)


def _alone(masked: Pattern, whole: Pattern, text: str) -> bool:
    """Whether few are masked where several are whole: nobody hides one sum and shows the others."""
    return len(masked.findall(text)) <= _FEW and len(whole.findall(text)) >= _SEVERAL


def _asks(text: str, span: Span) -> bool:
    """Whether the petitioner is the one to fill it in."""
    low = max(text.rfind(mark, 0, span.start) for mark in "。；") + 1
    return _FOR_PETITIONER.search(text, low, span.start) is not None


RULE = Rule(
    module=__name__,
    title="空白没有填写",
    severity=Severity.ERROR,
    severity_in={Profile.GENERIC: Severity.INFO},
    check=check,
    examples=(
        bad("可以拨打供水服务热线⟦【热线号码】⟧，也可以到营业厅咨询。"),
        bad("请拨打⟦（电话号码）⟧或者12368。"),
        bad("请到⟦（办公地点）⟧领取，退还你⟦（金额）⟧元。"),
        bad("联系人赵某，⟦电话待补⟧。"),
        bad("依照《信访工作条例》⟦第　条⟧的规定办理。"),
        bad("由⟦{单位}⟧负责落实。"),
        bad("自⟦　　年　　月⟧起补发，⟦（待承办科室补充）⟧。"),
        good("登记表上的联系方式（电话号码）由你自己写，各户的金额（元）见表。"),
        good("你提交的材料（姓名、住址）已经核对，附表的列名是【金额】：户数。"),
        bad("张某：\n承办法官于⟦（此处填写联系时间）⟧与你联系。"),
        good("张某：\n承办法官于2023年5月10日与你联系。"),
        bad("六、⟦[此处填写办理情况]⟧，于⟦　　年　月　日⟧送达。".replace("⟦　　年", "　　⟦年")),
        bad("本院认为，⟦【待补】⟧。"),
        bad("张某：\n联系电话：⟦【电话】⟧。"),
        good("张某：\n联系电话：0500-5550118【工作日】。"),
        bad("张某：\n来电由⟦＜经办人＞⟧受理。"),
        good("张某：\n来电由接待员受理，见《＜民法典＞解读》。"),
        bad("本院已对⟦    ⟧进行批评教育。"),
        good("本院已对高某进行批评教育。"),
        bad("本院冻结存款⟦XXXX元⟧，发放3000元、200元，退还50元。"),
        good("本院冻结存款XXXX元，发放XXX元、XX元，退还50元。"),
        bad("5月6日来信收悉，5月8日登记，本院于⟦5月X日⟧与你联系，5月20日办结。"),
        good("你2006年×月×日出生，5月6日来信，5月8日登记，5月20日办结。"),
        bad("你交纳的款项⟦    元⟧，已经退还。"),
        bad("本院冻结存款⟦……元⟧。"),
        good("本院冻结存款40000元……元旦前解除。"),
        bad("本院于⟦*月*日⟧与你联系。"),
        bad("本院以⟦（2023）某0101执   号⟧裁定冻结账户。"),
        good("本院以（2023）某0101执36号裁定冻结账户。"),
        bad("你的申请于⟦2024年  月  日⟧收到。"),
        good("你的申请于2024年 5 月 6 日收到。"),
        bad("某法信复⟦〔2024〕　号⟧\n张某："),
        good("某法信复〔2024〕　号\n张某：\n2024年　月　日", draft=True),
        bad("张某：\n⟦单击此处输入文字⟧。", draft=True),
        bad("联系电话⟦____________⟧。"),
        bad("⟦联系人：　　，⟧联系电话：0500-5550118。".replace("　　，⟧", "　　⟧，")),
        good("联系人：韩某，联系电话：0500-5550118。"),
        bad("咨询⟦电话：0516-⟧（工作日9：00—17：00）。"),
        good("咨询电话：0516-5550329（工作日9：00—17：00）。"),
        bad("联系⟦人：（姓名）⟧，联系电话：0500-5550118。"),
        bad("学校值班⟦电话：待补⟧"),
        bad("学校值班电话：⟦□□□□⟧。"),
        bad("联系⟦电话：—⟧"),
        bad("联系农机科，⟦（联系电话）⟧"),
        bad("夜间打值班电话⟦【填写电话】⟧，半小时内回话。"),
        good("请用口头（电话）方式联系。"),
        bad("补助标准见文件⟦（待核实）⟧。"),
        good("□同意　□不同意"),
        good("联系人：韩某（立案庭），电话：0500-5550118。"),
        bad("共补偿⟦人民币　　元⟧。"),
        good("共补偿人民币 500元。"),
        good("请你在附表（见附件）的空格____里填写姓名后寄回。"),
        good("你问表格中“（此处填写姓名）”怎样填写，请写身份证上的姓名。"),
        good("张某：\n特此答复。\n附件1\n姓名____"),
        good("请写明出生年月日。"),
        bad("本院调阅了⟦（2022）云0102民初XXX号⟧案卷和（2023）云0102执286号案卷。"),
        good("本院调阅了（2022）云0102民初XXX号案卷。"),
    ),
)
