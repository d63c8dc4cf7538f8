"""该写实的地方写着××、XX、某某。

单位、日期、文号、金额、电话写成××的，多半是模板里没有换掉的字。
网页排版用的成对星号（**重点**）不是遮盖。
姓氏加某、某某、×、××是遮盖的人名，不报；人名全部遮盖的（公开用的文本）全文不报；只遮中间几位的电话、证件号是遮盖，不报。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对人名、地名、时间、数字）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.overlaps import Taken
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.role import Role
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_M = r"(?:[×✕╳＊]{1,8}|[XxＸ*]{2,8}|某某|某{3,4}|○○|〇〇)"
_ONE = r"[×✕╳＊XxＸ*]{1,4}"
_END = (
    r"省|市|县|区|旗|镇|乡|街道|村|社区|路|街|局|厅|委(?:员会)?|院|法院|检察院|政府|公司|企业|单位|中心|银行|学校|大队"
    r"|派出所|厂|医院|小区|项目|合同|办法|养老院|幼儿园|中学|小学|大学|酒店|超市|商场|市场|车站|楼盘|花园|物业"
)
_HOUSES = r"养老院|幼儿园|学校|中学|小学|医院|公司|酒店|超市|商场|派出所|银行|企业|单位|法院"
_PLACES = (
    (
        pattern(
            rf"(?<![A-Za-z0-9\u4e00-\u9fff×✕╳＊*Ｘ〇○]){_M}(?:{_END})",
        ),
        "单位或地名",
    ),
    (pattern(rf"(?<=[在由与向到和及对为被于属经从是]){_M}(?:{_END})"), "单位或地名"),
    (pattern(rf"(?<=[省市县区镇乡村]){_M}(?:{_HOUSES})"), "单位"),
    (
        pattern(
            rf"(?:(?<=法官为)|(?<=检察官为)|(?<=承办人为)|(?<=承办人是)|(?<=联系人为)|(?<=经办人为)|(?<=工作人员)|(?<=承办人)|(?<=承办法官)|(?<=联系人：)|(?<=经办人：)|(?<=民警)){_M}(?:、{_M}){{0,3}}"
        ),
        "姓名",
    ),
    (
        pattern(
            r"(?<![\u4e00-\u9fffA-Za-z0-9×✕╳XxＸ*])[×✕╳XxＸ*]{2,3}(?=出具|作出|提供|开具|签发|制作|盖章|受理|承办|办理|负责|核发|发放)"
        ),
        "单位",
    ),
    (
        pattern(
            r"(?<=附上|提交|持有|需要|凭借|携带|通过|经过)[×✕╳XxＸ*]{2,3}(?=出具|作出|提供|开具|签发|盖章|证明|介绍)"
        ),
        "单位",
    ),
    (pattern(r"(?<![\u4e00-\u9fffA-Za-z0-9×✕╳])[×✕╳]{2,3}、[\u4e00-\u9fff]{2,4}(?=[与和向同到对找两二三于])"), "姓名"),
    (
        pattern(
            r"(?<=[科室股队组所站办处庭局院镇员任师])[×✕╳XxＸ]{2,3}(?:、[\u4e00-\u9fff]{2,4})?(?=[与和向同到对找两二三于，。、])"
        ),
        "姓名",
    ),
    (pattern(r"(?<=\n)(?:[×✕╳]{2,3}|[XxＸ]{2,3}|某某某?)(?:同志|先生|女士)?(?=[：:][ \u3000]*\n)"), "姓名"),
    (
        pattern(
            rf"(?:\d{{2,4}}|20{_ONE}|{_M})年(?:\d{{1,2}}|{_ONE})月{_ONE}日?|(?:20{_ONE}|{_M})年(?:\d{{1,2}}|{_ONE})月|(?<!\d){_ONE}月{_ONE}日"
        ),
        "日期",
    ),
    (pattern(rf"[〔\[（(](?:20{_ONE}|{_M})[〕\]）)][^\n，。]{{0,10}}?号|[〔\[]\d{{4}}[〕\]]{_ONE}号"), "文号"),
    (
        pattern(r"(?<=[局庭院处科室所队人员])[×✕╳xXＸ]{1,2}(?:法官|检察官|科长|庭长|局长|主任|同志|警官|所长|队长)"),
        "姓名",
    ),
    (pattern(r"《[×✕╳xXＸ*]{2,8}[^》\n]{0,20}》|第[×✕╳xXＸ*]{1,4}条"), "法律、条款"),
    (pattern(rf"(?<![A-Za-z0-9]){_ONE}(?:余)?(?:万|亿)?元(?![A-Za-z])"), "金额"),
    (
        pattern(
            r"(?:0\d{2,3}[-－—])[XxＸ×*＊]{6,8}|(?<![XxＸ×*＊A-Za-z0-9])[XxＸ×*＊]{3,4}[-－—][XxＸ×*＊]{7,8}(?![XxＸ×*＊A-Za-z0-9])|(?:电话|手机)[：:为是]?\s?[XxＸ×*＊]{4,12}(?![\dA-Za-z])|(?:电话|拨打|热线|传真)[^，。；\d]{0,6}0\d{2,3}[-－—]\d{3,6}[XxＸ×*＊]{1,4}(?!\d)"
        ),
        "电话",
    ),
)
_MASKED_NAME = pattern(r"[\u4e00-\u9fff](?:某[某甲乙丙丁]?|××?)(?=[，。：:、（(）)\s的与和诉来反提称因对于因])")
_BORN = pattern(r"(?:出生|生(?![产活效]))")
_WHERE = frozenset({"单位", "单位或地名"})
"""What judgments mask before they are published, as they do with days of birth."""
_LEAD = 60
_SHOWS_HOW = pattern(r"(?:[例比]如|[，,（(；]如|则写|格式|示例|举例|样例|模板)[为是]?[：:“\"]")
"""What follows shows how something is to be written."""
_EXAMPLES, _ROWS = pattern("举例|示例|样例|范例"), 240
"""A column of a form that shows how it is filled in."""
_EMPHASIS = pattern(r"\*{1,3}[^*\n]{1,80}\*{1,3}")
"""Words between asterisks that stand out on a web page."""
_MOST = 3
"""A text with more different masks than this is masked throughout, for publication."""


def check(case: Case) -> Iterator[Hit]:
    """Report masks that stand for a body, a date, a number, a sum."""
    text = _EMPHASIS.sub(lambda words: words.group().replace("*", " "), case.unquoted[: case.body_end])
    found: dict[int, tuple[Span, str]] = {}
    taken = Taken()
    for place, what in _PLACES:
        for match in place.finditer(text):
            span = Span(*match.span())
            if _is_meant(case, text, span, what):
                continue
            if taken.add(span):
                found[span.start] = (span, what)
    if len({span.of(text) for span, _ in found.values()}) > _MOST or _masks_names(case):
        return
    for span, what in (found[start] for start in sorted(found)):
        yield Hit(span, f"“{span.of(case.text)}”这里的{what}没有写实。", suggestion="换成实际的名称、日期或者数字。")


def _is_meant(case: Case, text: str, span: Span, what: str) -> bool:
    """Whether the mask is an address, an example of how to fill in, or hides somebody in a published judgment."""
    low = max(text.rfind("\n", 0, span.start) + 1, span.start - _LEAD)
    if text.startswith("@", span.end) or _SHOWS_HOW.search(text, low, span.start) or _BORN.match(text, span.end):
        return True
    if case.profile is Profile.GENERIC and _EXAMPLES.search(text, max(0, span.start - _ROWS), span.start):
        return True
    return case.role is Role.JUDGMENT and what in _WHERE


def _masks_names(case: Case) -> bool:
    """Whether the paper masks its people: then it masks the rest too, and means to."""
    people = case.facts.persons
    masked = sum(person.masked for person in people) + len(_MASKED_NAME.findall(case.text))
    return masked > sum(not person.masked for person in people)


RULE = Rule(
    module=__name__,
    title="没有写实的××",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("你有疑问的，请找执行局⟦×法官⟧，0500-6852203。"),
        good("你有疑问的，请找执行局王法官，0500-6852203。"),
        bad("依照⟦《×××条例》⟧的规定办理。"),
        bad("⟦××市⟧青山区人民法院\n张建国：\n你的来信收悉。"),
        good("武汉市青山区人民法院\n张建国：\n你的来信收悉。"),
        bad("张建国：\n本院于⟦2024年×月×日⟧收到你的来信。"),
        good("张建国：\n本院于2024年5月6日收到你的来信。李卫东，××年×月×日生，未到场。"),
        bad("张建国：\n应退⟦××元⟧，请到⟦XX法院⟧领取。"),
        bad("联系电话：⟦0500-XXXXXXX⟧。"),
        bad("联系人：田家骏，联系电话：⟦×××-×××××××⟧。"),
        bad("还有不明白的，请拨打⟦×××-×××××××⟧咨询。"),
        good("张建国：\n请写明开户行，如：XX省XX银行XX支行。"),
        good("联系电话：0500-5553300，手机138****1234。"),
        bad("张建国：\n你母亲在东河区⟦××养老院⟧摔伤。"),
        good("张建国：\n你母亲在东河区康宁养老院摔伤。"),
        bad("张建国：\n本机关工作人员⟦某某、某某⟧到你家听取意见。"),
        bad("张建国：\n承办检察官为⟦×××⟧。"),
        good("张建国：\n承办检察官为田家骏。"),
        good("张建国：\n本机关工作人员田家骏、乔雨到你家听取意见。"),
        bad("某某问题的答复\n⟦××⟧：\n你的来信收悉，李卫东法官已与你面谈。"),
        good("某某问题的答复\n张某：\n你的来信收悉，李卫东法官已与你面谈。"),
        good("姓名\n举例\n王伟\n××公司项目经理", profile=Profile.GENERIC),
        good("张某：\n你与李某某诉××市××公司一案，2024年×月×日立案。"),
        good("你信中说的“××公司”，经查没有登记。"),
        bad("张建国：\n由⟦某某街道⟧负责办理。"),
        bad("张建国：\n应退⟦**元⟧，请来领取。"),
        bad("张建国：\n请⟦拨打0500-55512xx⟧。"),
        bad("张建国：\n请附上⟦XX⟧出具的收入证明。7月14日，种业科⟦×××、宋佳⟧与你联系。"),
        good("张建国：\n请附上村民委员会出具的收入证明。7月14日，种业科田家骏、宋佳与你联系。"),
        good("张建国：\n**项目进展：** 已经完工，请于* 2022年4月*到场查看。"),
    ),
)
