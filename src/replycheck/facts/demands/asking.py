"""How one sentence of a letter asks: for something, rhetorically, for nothing but attention, or not at all.

What a reader would get wrong: most questions in complaints ask nothing (难道就没有人管吗？), and most requests
beg for attention (请领导为民做主). Neither is a demand that a reply could answer.
"""

from __future__ import annotations

from enum import Enum, auto

from replycheck.facts.demands.outcomes import without_abstract
from replycheck.facts.demands.terms import substance
from replycheck.text.patterns import pattern


class Asking(Enum):
    """What a sentence asks for."""

    SOMETHING = auto()
    ATTENTION = auto()
    """A request at the end of a complaint: what is wanted is told by the complaint."""
    BRIEF = auto()
    """A question of a word or two (费用多少？), which only means something beside another one."""
    PLEA = auto()
    RHETORIC = auto()
    NOTHING = auto()
    GREETING = auto()


_BODY_ENDS = (
    "局|院|委|办|部门|公安|派出所|街道|镇|村|社区|学校|医院|厂里?|公司|队|站|所|中心|物业|领导|同志|他们?|老师|庭|府"
)
_BODIES = rf"[\u4e00-\u9fff]{{0,8}}?(?:{_BODY_ENDS})"
"""Whom a letter asks: 请教育局查清楚."""
ASKS = pattern(
    r"请求|恳请|恳求|(?:得|该|要)有(?:个)?人(?=[^，。]{2})|给(?:我们?)?一个(?:准话|说法|交代|明白|答复|期限|准日子)|评评|评个理|知不知道|还是[^，。]{2,30}[，,][^。]{0,10}(?:说不(?:上来|清)|不知道|不清楚)|请(?:贵|你|您|法院|院|政府|领导|各|市|县|区|相关|有关|上级|予|尽|解释|说明|求|依法|查|给|重视|能|在|将|把|对|按|问"
    r"|调整|党|主管|职能|交警|城管|部门|及时|协调|帮|督促|物业|小区|退|解|撤|追|公开)|敬请|烦请|麻烦(?=[您你给帮把请贵局各]|领导)|要求|希望|盼望|期望|期盼|渴望|呼吁|建议"
    r"|提议|(?:^|[，。：:；、\s]|特|现|谨|我们?|本人|故|再次|向你院|拟)申请(?![^，。]{0,14}(?:那天|时|过|了|后|被|的时候|[，。]))|(?<![期盼失绝渴希愿])望(?=[^，。！？]{2})|能否|能不能|可否|可不可以|是否|是不是|有没有|有无|何时|什么时候|什么时间|为什么"
    r"|为何|为啥|咋[^，。]{2}|谁[^，。]{1,6}谁(?:该|就|来|要)?(?:赔|管|修|负责|还)|最好能?(?=[^，。]{4})"
    r"|怎么|怎样|如何|多少|多久|哪[个里些]|什么|咨询|请问|想问|想了解|想知道|不知|[吗呢](?=[。，！ ]?$)|[？?]"
    r"|(?:应该|应当|理应|必须)(?:由|怎|如|把|对|给|加|尽|退|补|赔|公[布开]|道歉|查|追究|恢复|拆|还给?我)|诉求"
    r"|请(?:派|核|调|批|管|修|拆|换|发|通知|告诉|回复|落实|恢复|出面)"
    r"|(?<![申聘邀宴约恳烦敬有])请(?![问假客柬战帖愿示教功罪安缨命辞不]|律师|人吃|了|来了|过|专家|工|保姆|护工|神|吃|大家|[^，。]{0,4}(?:吃饭|喝))(?=[^，。！？]{2})"
    r"|算不算|该不该|行不行|要不要|合不合|够不够|给不给|认不认|管不管|让不让|退不退|补不补|作不作|返不返|赔不赔|还不还|归不归|查不查|发不发|办不办|修不修|换不换|拆不拆"
    r"|(?:归谁|找谁|由谁|该谁|找哪个|找哪家|向谁)[^，。]{0,6}(?:管|要|赔|负责|说理|办)|够得?上|说给我[们]?听|弄明?白|[也总都](?:该|得|应该?)(?:有(?:人|个)|给|让|把|赔|退|管)|别(?:再|让)(?=[^，。]{2})"
    r"|请(?=[清查补退修换还办删拆撤][。；！，]|安排)|([\u4e00-\u9fff])没\1(?![\u4e00-\u9fff]{0,2}(?:的事|关系))"
    r"|谁(?:出(?:钱|这笔)?(?=[，。？；]|$)|给(?:恢复|修|补|赔)|管(?=[，。？；]|$)|赔(?=[，。？；]|$)|负责(?=[，。？；]|$))"
    r"|(?:只|就|但)求(?=[^，。]{2})(?!(?:个|一个)?公[平道正]|按)|不求别的[，,]|(?:我们?|俺们?)(?:就|只|也)?要(?:个)?(?:知道|明白|晓得)|就(?:退|还|赔|补)给(?:我|她|他|俺)们?家?(?=[。；，]|$)"
    r"|我们?要(?=退(?!休|伍|了|出去)|换(?!了)|领回|拿回|查(?!了))|我们?(?:就|只|也|还|更)?(?:要(?=[他她它你您这那讨求对把回拿法政镇村厂])|想(?=[^，。]{0,10}(?:要|让|知道|晓得|转|办|弄|回)))|要是[^，。]{2,40}[，,]?(?:那)?(?:就|也)[^，。]{0,6}(?:谢天谢地|好|感激|感谢)"
    rf"|请{_BODIES}[^，。！？]{{0,8}}(?:查|管|给|补|退|修|改|办|安|解|处|帮|把|尽|派|督|说|公|恢|落|协|出面|调|告|回|赔|拆|还)"
    r"|想(?:要回|讨|查|把|让|请|申请|弄|问)|讨(?:个|回|还|要)|给(?:我们?)?个(?:说法|交代|答复|准日子|准信|准话|时间|期限|日子|痛快话|明白话?|理由|数)|求(?:您|你|领导|政府|法院|帮|给|解决)|盼着?(?=[^，。！？]{2})|反对|抗议|(?:可以|能够?|予以|请)考虑|如果?能.{4,80}(?:就?好|甚好|最好)"
)
COMPLAINS = pattern(
    r"赌博|套取|虚列|贪|私|擅自|强行|恶|霸|非法|舞弊|紧张|浪费|没有?|不|无|未|难|差|乱|脏|坏|违|污染|噪音|收费|拖|影响|严重|困难|危险"
    r"|隐患|欺|骗|漏|停|堵|占|臭|破|缺|少|迟"
)
_QUESTION = pattern(r"[？?]|吗|是否|为什么|为何|如何|怎么|多少|何时|什么")
_SHORT_QUESTION = pattern(r"[？?]|是否|能否|能不能|可不可以|有没有|去了?哪|凭什么|行不行|谁出|多少|吗")
_IN_EARNEST = pattern(
    r"请问|咨询|想问|希望|建议|请求|要求|请(?:查|给|还|退|补|说|讲|告|用|把|县|市|局|院)|(?:讲|说|算|查)清楚?|能不能|我们?想把|谁(?:出|给(?:恢复|修|补|赔))|我不懂[，,]|有没有(?!人|王法|天理|良心)[^，。]{2}|想要个?(?:明白|说法|答案)|到底(?:归|是不是|算不算|能不能|该不该|哪|谁|为什么|有没有(?!人管|王法|天理|良心))|究竟(?:归|是不是|算不算|能不能|哪|谁)"
)
_POLITE = pattern(r"请问|咨询|想问")
_RHETORIC = pattern(
    r"难道|天理|王法|何在|情何以堪|良心|岂|凭什么|[这那](?:就|不|还|真)?[是叫能].{0,12}吗|不是.{0,25}吗|还有.{0,8}[吗么]|真的.{0,12}吗"
    r"|(?<![归该由找])谁(?:来|能|敢|给|还|会|愿|不|管)|怎么(?:能|会|敢|可能|放心|办|过|活|住|得了)|怎能|(?<!花到)(?<!用到)哪里去|(?<!用)去了哪|哪儿去|何以|何忍|何用"
    r"|如何(?:体现|让|能|面对|保障|相信|是好)|有谁|干什么[吃的]|睁一只|见不得|猫腻|保护伞|公平[何吗]|说得过去|多么|有[什何]么?意义|该不该管"
    r"|(?:考虑|想|顾及|关心|体谅)过[^，。]{0,12}吗|真当|忙什么|太忙|[^，。]{0,8}(?:素养|素质|良知|责任心)(?:在|到)?哪"
)
_QUOTES_LAW = pattern(
    r"任何(?:单位|组织)|不得以任何|《[^》]{1,60}》[^。]{0,20}第?[^。]{0,12}条|规定[：:，,]|明确[^。]{0,6}[：:]",
    needs=("任何", "不得以任何", "《", "规定", "明确"),
)
_IN_SPITE = pattern(r"请问|咨询|想问|希望|建议|请求|恳请|是否|为什么|[？?]")
_GREETING = pattern(
    r"(?:(?:尊敬|敬爱|亲爱)的[^，。！？：:]{0,30}[：:，,!！。]?"
    r"|[^，。！？：:]{0,16}(?:书记|市长|县长|区长|局长|厅长|省长|主任|院长|法官|领导|同志|先生|网友|政府|平台)们?[：:，,！!。]?"
    r"|[^，。！？：:]{0,24}[你您]们?好|大家好)?(?:[，,：:]?\s*(?:[你您]们?好|大家好))?[！!。，,：:\s]*"
)
_CLOSING = pattern(
    r"此致|敬礼|谢谢|感谢|多谢|感激|感恩|附[件：:]|投诉人|举报人|反映人|报告人|申请人[：:]|联系人|联系电话|电话|日期|祝"
    r"|(?:\d{4}|二[〇○0零]).{0,3}年?\d*.{0,12}$"
)
_VAGUE = pattern(
    r"[^。]{0,40}(?:提出?|有|说)(?:以下|如下)?[一二两三四五六七八九\d几](?:个|条|点|项|件)(?:请求|要求|诉求|问题|建议|意见|请示)[。：:！]?|请(?:给我们?)?回个?(?:信|话|音)[。！!]?|请人代(?:写|笔)[^。]{0,30}|(?:[^，。：:]{0,12}[：:])?[^，。]{0,6}(?:回答|答复|解答|回复)[^，。]{0,6}[一二两三四五六七八九十\d几](?:个|条|点|项|件)[^，。]{0,6}[，。：:！]*|(?:[^，。]{0,12}[，,])?(?:我们?)?[^，。]{0,6}(?:望|请|盼|期待)[^，。]{0,14}"
    r"(?:采纳|斟酌|海涵|酌情|(?:加以|予以|认真)考虑|实际行动|回复|答复|(?:能|能够|得到|引起|给予|予以|加以|务必)(?:高度)?重视)"
    r"(?:本人的?|我们?的?|以上|此|该)?(?:建议|意见|请求|诉求)?(?:并执行)?[，。！!]*(?:谢谢[，。！!]*)?"
)
"""Begging for an answer or for care, whatever the matter."""
_PLEADS = pattern(
    r"多?担待|有人来?|别的意思|难处|弄个?明白|愁死了?|指条?明?路|一家人|都快|恳请|恳求|请求|盼望|期盼|期待|呼吁|跪求|拜托|强烈|真心|迫切|衷心|再次|尊敬的|敬爱的|书记|市长|县长|厅长|局长|青天|父母官|老百姓|村民|居民|业主|家长|学生|农民|弱势|公平|公正|公道|正义|阳光|法治|法制"
    r"|为民做主|主持|做主|帮帮?忙?|救救|伸出|援手|援助|幸福感?|美好|和谐|实地|派人?|查看|考察|走访|引起|尽早|彻底|真正|正面|一次|如何|怎么|怎样|什么|能否|可以|早点|快点|马上|立即|立刻|赶紧|尽力|他们?|她们?|咱们?|俺们?|广大|各位|贵|出面|介入|过问|调查|查处|严惩|严肃|严查|追究|给我们?|还我们?|一个|一片|说法|交代|答案|明白|还|为盼|百忙|抽空|心|安全|生命|财产|[、“”\"!！?？~～…]"
)
"""Words of which a plea is made, beside those that may be said of any matter."""
_LEFT_OF_PLEA = 2
"""Characters that are left of a sentence that only pleads."""
_NOT_MINE = pattern(
    r"比我(?:请求|要求)的|请[你您]们?多?(?:担待|体谅|包涵|见谅)|盼着?(?:有人来?|早点?|早日)(?:看看|回[信音话])|[块元]请人|(?<![到久])哪(?:次|回)[^，。]{0,4}不是|哪有什么"
    r"|(?:被|他们?|对方|老师|校方|物业|开发商|教练员?|公司|学校|单位|村里|店家|商家|经理)[^，。！？]{0,8}要求|要求(?:我们?|俺们?|同期|学员|家长|业主|员工|住户|大家|所有)"
    r"|我们?(?:要求|想)[^，。！？]{1,14}[，,](?:他们?|她|对方|人家|法官|窗口|店家|物业|镇里|村里|厂里|公司|学校|老板)[^，。！？]{0,6}(?:说|不|回|答)"
    r"|(?:年|月|天|时候|那时|当时)[^，。]{0,4}我们?想[^，。]{1,20}[，,]|请[^，。]{1,14}(?:喝了?|吃了?|描|画)[^，。]{0,6}"
    r"|我们?[^，。！？]{0,4}(?:多次|多年|曾|一直|反复)[^，。！？]{0,4}(?:要求|请求|申请)|(?:任何|着|有|没有?|到|的|抱|一线|寄予|唯一|不?给)希望(?=[，。！？]|$)|欢迎[^，。]{0,8}(?:致电|咨询)|不(?:知道|知)道?去了?哪"
)
"""What others demanded, what was asked before, hope as a noun: nothing that this sentence asks for."""
_QUOTED = pattern(r"“[^”]{0,200}”|「[^」]{0,200}」")
_OTHERS_SAY = pattern(
    r"(?:他们?|她们?|对方|人家|有人|别人|法官|律师|医生|护士|大夫|保安|主管|经理|老板|店长|所长|站长|科长|局长|院长|校长|主任|村长|书记|会计|班主任|老师|民警|警察|窗口|值班|客服|物业"
    r"|商家|厂[里方]|公司|单位|学校|医院|银行|平台|村[里上]|镇上|市政|渔政|城管|工商所|公安|残联|法院|[\u4e00-\u9fff]{1,4}(?:的人|的同志|的年轻人|的小伙子|的胖子|所的|局的))"
    r"[^，。！？：:“”]{0,16}(?:(?<!听)说|讲(?!解)|(?<!请)问|答(?!复)|回(?:我|一句|了句)|喊|骂|告诉我们?|让我们?|叫我们?|推说|答复我们?)[^，。！？]{0,60}"
)
"""What others said or asked, and what they sent the writer to do."""
_TOLD_OF = pattern(
    r"(?:哪里?|谁|怎|如何)(?:晓得|知道|想到|料到|舍得|懂|见过)|我们?[^，。]{0,4}(?:去|又|再|打电话)[^，。]{0,4}问[^，。]{0,30}|哪天(?:看到|我不在|再)|连[^，。]{1,14}都(?:不(?:知道?|晓得))?|(?:真|又|也)?不知道?(?:跟|对|向|找)谁(?:说|讲|去)|(?:爸爸|妈妈|孩子|爹|娘|儿子|女儿|老婆|丈夫|我[爹娘爸妈])[^，。]{0,8}问[^。]{0,40}|(?<![请想])问(?:爸爸|妈妈|我|他|她)[^，。]{0,40}"
    r"|哪(?:有|来)|什么[^，。]{0,4}(?:也|都)(?:没|不)|了个什么|叫我[^，。]{0,6}哪|不晓得|没有?[^，。]{0,4}(?:什么|多少)|说不清|算(?:什么|老几)"
)
"""哪里晓得, 连她住哪里都不知道, 问爸爸是不是去上班: words of asking in a story that ask nobody anything."""
_ORDERS = pattern(
    r"(?:[^\u4e00-\u9fff]|[一二三四五六七八九十]{1,2}[、.．]|第[一二三四五六][，、]){0,6}(?:我[^，。]{0,6}要|尽快|立即|依法|[把将对给为按退补赔换拆修撤查公恢解责停说启安增减取追处发返归认确重改清移搬装降提落保支承协])"
)
_JUDGES = pattern(r"(?:不合理|不合规|不公平|不公|太高|太贵|违法|违规)[。；！]?$")
_NEXT = pattern(
    r"另外|此外|同时|还有(?!.{0,8}[吗么])|顺便|其次|再[者次则]|第[二三四五](?![天年次遍期届轮季胎页款])|[二三][、是]|并且?建议|也?希望"
)
_TOLD, _ASKED = 3, 2
"""Pairs of characters that make a request, or a question, be about something."""
_LONG = 40


def asking(sentence: str) -> Asking:
    """What the sentence, without surrounding white space, asks for."""
    if _GREETING.fullmatch(sentence) or _CLOSING.match(sentence):
        return Asking.GREETING
    if _VAGUE.fullmatch(sentence):
        return Asking.PLEA
    if not ASKS.search(mine(sentence)):
        return Asking.NOTHING
    if _RHETORIC.search(sentence) and not begins_another(sentence) and not _IN_EARNEST.search(sentence):
        return Asking.RHETORIC
    if len(sentence) > _LONG and not _QUESTION.search(sentence) and len(substance(_last_clauses(sentence))) < _ASKED:
        return Asking.ATTENTION
    return _by_substance(sentence)


def mine(sentence: str) -> str:
    """The sentence without what others said or wanted, and without words of asking that only tell."""
    rest = _QUOTED.sub("“”", sentence)
    for other in (_NOT_MINE, _OTHERS_SAY, _TOLD_OF):
        rest = other.sub("，", rest)
    return rest


def tells_only(demand: str) -> bool:
    """Whether a demand neither asks nor orders but complains: 水管裸露在水沟里。"""
    return ASKS.search(demand) is None and (_ORDERS.match(demand) is None or _JUDGES.search(demand) is not None)


def begins_another(sentence: str) -> bool:
    """Whether the sentence goes on to another matter: 另外……, 同时……"""
    return _NEXT.match(sentence) is not None


def _by_substance(sentence: str) -> Asking:
    if len(without_abstract(_PLEADS.sub("", sentence))) <= _LEFT_OF_PLEA:
        return Asking.PLEA
    question = _SHORT_QUESTION.search(sentence) is not None
    pairs = len(substance(sentence))
    if pairs and _QUESTION.search(sentence) is not None and _POLITE.search(sentence) is not None:
        return Asking.SOMETHING
    if pairs < (_ASKED if question else _TOLD):
        return Asking.BRIEF if question and pairs else Asking.PLEA
    if _QUOTES_LAW.search(sentence) and not _IN_SPITE.search(sentence):
        return Asking.NOTHING
    return Asking.SOMETHING


def _last_clauses(sentence: str) -> str:
    """From the clause that first asks to the end."""
    first = ASKS.search(sentence)
    at = first.start() if first else 0
    return sentence[max(sentence.rfind("，", 0, at), sentence.rfind(",", 0, at)) + 1 :]
