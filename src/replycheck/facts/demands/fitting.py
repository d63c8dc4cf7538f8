"""Whether words of the office answer what a demand asks: a step for a request, yes or no for a question, a cause.

What a reader would get wrong: likeness does not tell. 水渠全长1.8公里 is on the canal and answers nothing that was
asked of it; 能补。 shares no word with the demand and answers it whole. So the sort of the demand is held against signs
of what was said, and each pair has a weight that was learned (``benchmarks/demands/run.py``; model ``fits``).
"""

from __future__ import annotations

import math
from functools import lru_cache

from replycheck.facts.demands.outcomes import without_abstract, without_hollow
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.words import character_weight

_WHY = pattern(r"为什么|为何|为啥|凭什么|原因|理由|怎么会|怎么(?:变|就|老是|还|不)|何以|依据|缘由|是何道理")
_WHETHER = pattern(
    r"[吗么][？?，。！]?|能不能|能否|可否|可不可以|是不是|是否|有没有|有无|算不算|该不该|行不行|要不要|合不合|够不够|给不给|认不认|管不管|让不让|退不退|补不补|作不作数|返不返|赔不赔|还不还|归不归|查不查|发不发|办不办|修不修|换不换|拆不拆|还是"
)
_WHAT = pattern(
    r"多少|多久|多长|多远|何时|什么时候|什么时间|几[时点天个月年号岁级元]|哪[个里些天年儿位一]|谁|什么|怎么办|怎么|怎样|如何|准日子|给个时间|找谁|下落|到哪"
)
_LOOK = pattern(
    r"查清|查明|查一?查|查查|核实|核查|调查|弄清|弄明白|弄个?明白|说清|说明|解释|公开|告诉|告知|看看|看一?看|讲清|给个?说法|作出?说明|公布|交代|确认|去向|调[取看]|复核|重新(?:核|算|审)|知道|明白"
)
_DONE = pattern(
    r"(?:已|已经|均已|都已|业已|现已|当天|当场|当日|连夜|现)(?:就|便)?(?:由|把|向|将|对|给|被|按|从|于|在)?[^，。；]{0,14}(?:了|退|还|补|修|换|拆|清|立案|处罚|罚|到账|恢复|解除|改|办|撤|发|付|装|完成|送|打到|停|处分|辞退|道歉)"
    r"|(?:确认|认定|核定)为|责令|责成|处罚|罚款|罚金|没收|立案|约谈|辞退|免职|罢免|停职|停岗|记过|警告|诫勉|处分|扣(?:发|除|分|三?分)|吊销|取缔|注销|撤销|退(?:还|回|给|到|款|费)|补(?:发|给|缴|办|齐|上)|付清|赔(?:付|偿|给|了)|道(?:了)?歉|赔了?礼|赔个?不是|认了错|修好|换(?:好|上|成|了)|拆(?:下|除|了|掉)|清(?:空|运|走|理)|恢复|改(?:为|成|过来|正|到)|更正|打(?:到|回|给|进)|划(?:到|给|付)|汇(?:到|给|入)|还给|交还|发(?:到|给|放)|送(?:回|到)|装(?:好|上|了)|查封|扣押|冻结|拘留|移送|挂(?:在|上)|贴(?:在|了|到)|开通|启用|归还|追回|撤(?:了|掉|出)|叫停|停(?:用|业|止)"
)
_COMING = pattern(
    r"(?:将|拟|会|定于|定在|预计|计划|承诺|答应|保证|安排|要求)[^，。；]{0,24}(?:前|内|起|日|月|天|旬|底|年)|(?:月底|年底|日)(?:之?前|以前)|(?:日|月|下周|明天|下月|年)起|限[^，。；]{1,12}(?:内|前)|三?个?工作日(?:之?内|左右)|下(?:周|月|季度)[^，。；]{0,8}(?:施工|开工|动工|完工|装|到)|排在|列入|定在"
)
_REFUSED = pattern(
    r"不(?:予|能|会|可以|可|行|退|补|给|再|作|得|支持|同意|符合|具备|属于|归|成立|属实|挪|改|调整|收|准许|启动|立案|抗诉|受理)|无法|难以|驳回|没有(?:依据|权力|办法|发现|查到|证据|理由)|未发现|查无|做不到|办不(?:到|了|成)|行不通|下不了|管不(?:到|了)|无权|不在[^，。；]{0,16}(?:范围|之列)|维持原"
)
_STRAIGHT = pattern(
    r"(?:^|[。；！？\n：])(?:[^，。；！？：]{0,12}?)(?:不用|不必|不须|不行|不算|不能|不会|不是|不归|不合|不该|不给|可以|能|会|行|要|算|是|有|认|管|给|该|应当|应该|应|属于|归|够|做不到|抓到了|查实了?|属实|没有|合格|不合格|有效|无效)[^，。；！？：]{0,10}[，。；！？：]"
    r"|(?:应当|应该|须|需|要|可以|由)[^，。；]{0,10}(?:找|向|到|由|归|赔|付|退|申请|起诉|办理|负责|承担)|(?:责任|过错)(?:在|由|归)|视(?:同|为)|您说得(?:对|有道理)|冤枉"
)
_CAUSE = pattern(
    r"因(?![此素果而])|由于|原因|所以|因而|是为了|之所以|在于|出在|理由|因此|故(?=[，不未])|才(?:没|不|会|能|改|发|到)|没有(?:按|做|清|办|交|通知|经|征|登|安|刮|请|报)|漏(?:了|报|登|缴)|责任在|录错|套错|算错|搞错|忘了|误"
)
_FOUND = pattern(
    r"查(?:明|实|到|出|清|了|看|得)|经查|核(?:实|对|算)|录像|监控|显示|记录|承认|属实|确(?:有|实|已|系|属|是)|发现|证实|证明|鉴定|检测|实测|测得|量(?:了|得|出)|比对|认定|认为|看得|没有(?:发现|查到)|与[^，。；]{1,12}(?:一致|不符|吻合)|不符|不存在|不属实|查无"
)
_DAY = pattern(
    r"\d{1,2}月\d{1,2}日|\d{1,2}月(?:初|底|中旬|上旬|下旬)|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}[日号]"
)
_FIGURE = pattern(
    r"\d[\d.,]{0,12}(?:元|万|米|度|分|个|人|户|次|天|亩|%|％|公里|吨|套)|[一二三四五六七八九十百千万]{1,8}(?:元|万元|米|个|人|户|次|天|亩)"
)
_NUMBER = pattern(r"(?<![\d.])\d[\d.]{1,12}(?![\d年月日])")
_READER = pattern(r"[您你](?:们)?")
_SOMEBODY = pattern(
    r"[\u4e00-\u9fff]某|店主|房东|经理|所长|局长|院长|施工(?:方|队)|公司|物业|保安|厂[方里]|校长|护[士工]|民警|法官|会计"
)
_GENERAL = pattern(
    r"一般|通常|每(?:年|月|季度|次|周|天|班|个|套|副|人|平方米|吨|亩)|分(?:为|成)|[两二三四五六七八九十\d]+(?:类|种|档|等|级|期|部分|个环节|步)|由[^，。；]{2,14}(?:组成|负担|供应|制作|提供|编制|代收|聘请|列支|定价|承担|审定|出具|作出)"
    r"|共有|现有|设有|共计有|(?:全|本|辖)(?:市|县|区|长|省|院|局)(?:共)?有?|建于|始建|成立于|投资|编制|有效期|面积|包括|规模|职工|属于[^，。；]{2,16}(?:工程|项目|用电|范围|线路)|是指|指的是|持[^，。；]{1,10}证|可以在(?:手机|网)|向[^，。；]{2,10}采购|统一(?:制作|印制|管理|更换)|以上|以下|年检|保修|负责[^，。；]{2,16}(?:工作|管理|登记)|主要(?:分布|用于|集中)|需要[^，。；]{2,20}(?:证|材料|表)|平均|由来|历史|最(?:高|多|大|常)"
)
_HEART = pattern(
    r"理解|体谅|重视|关注|关心|感谢|谢意|放心|努力|争取|积极|认真|妥善|尽快|尽早|加强|完善|提升|优化|改进|持续|不断|相信|等[待候]|祝|愿|同情|深[表感]|感同身受|支持|监督|满意|稳步|推进|统筹|研究|汲取|吸取|举一反三|责任重大|常抓不懈|按(?:规定|程序|有关)|依法|协调|沟通|高度|切实|进一步|引起"
)

_STEP = pattern(
    r"已(?:经|为[你您]|将|把|向|在|由|用|于|全部)?[^，。；不未无]{0,14}|(?:我们|我[局院所镇办]|公司|[所县馆村里]里|双方|学校)[^，。；]{1,14}了|随[信函]|附[寄上后]|张贴|贴在"
)
_WHOM = pattern(
    r"属于|归[^，。；]{1,10}(?:管|所有)?|由[^，。；]{2,16}(?:负责|管|承担|出|赔|支付|办)|(?:可以?|请)?(?:直接)?(?:找|打)[^，。；]{1,14}(?:电话|他|她|联系|所长|站长)|(?:站长|所长|承办人|法官|主任)[\u4e00-\u9fff]{2,3}|电话"
)
_HOW = pattern(
    r"(?:可以?|请|能)[你您]?(?:现在|直接|随时|当场|凭|带|持|携带|到|向|在|去|用|拿)|带[^，。；]{2,20}(?:到|来|去|即可)|提[出交]|填[^，。；]{1,6}表|即可|办理?[，。]|三?日内|申请[^，。；]{0,10}[，。]"
)
_CHANGED = pattern(
    r"[从自][^，。；]{1,8}起|延长|改[收成为到在由]|加装|新增|增[设加]|重铺|加[了固]|换[了成好]|定下来|打印|公示|报了?[^，。]{0,10}名|暂不"
)
_GROUND = pattern(
    r"第[\d一二三四五六七八九十百]{1,7}[条款项]|《[^》]{2,30}》|依照|涉及|符合|[约规]定[^，。；]{0,6}[，。；]|写明|载明|意思是|所以|并不|不等于|不是[^，。；]{1,12}而是|两(?:码|回|件)事|这[是属]|前提|条件"
)
"""What an explanation rests on."""

_SORTS = ("why", "whether", "what", "look", "do")
_SIGNS: tuple[Pattern, ...] = (
    _DONE,
    _COMING,
    _REFUSED,
    _STRAIGHT,
    _CAUSE,
    _FOUND,
    _DAY,
    _FIGURE,
    _READER,
    _SOMEBODY,
    _GENERAL,
    _HEART,
)
_MORE_SIGNS: tuple[Pattern, ...] = (_STEP, _WHOM, _HOW, _CHANGED, _GROUND)
_MOST = 2
"""Signs of one sort beyond these say no more."""
_LONG = 160.0
"""Characters from which an answer is a long one."""
_ECHOES, _BY_SORT = 6, 2
"""How many measures of an echo there are, and how many of them count apart for every sort."""
COUNT = (len(_SIGNS) + len(_MORE_SIGNS) + 3) * (len(_SORTS) + 1) + _ECHOES + _BY_SORT * len(_SORTS)
"""How many features there are."""
_ASKING_WORDS = pattern(
    r"能不能|能否|可否|可不可以|可以|是不是|是否|有没有|有无|算不算|该不该|行不行|要不要|什么时候|什么时间|为什么|为何|为啥|怎么办|怎么样|怎么|怎样|如何|什么|多少|多久|哪[个里些天年儿位一]?|何时|几[时点天个月年号]|谁"
    r"|吗|呢|到底|究竟|还有|另外|请问|请|希望|要求|请求|想问|想|我们?|你们?|您|他们?|这|那|的|了|也|就|都|给|把|被|又|再|个|是|有|没|不|要|能|会|一下|告诉|说明|知道|贵局|贵院"
)
_ASKS_FOR = pattern(r"请|希望|要求|能|给|退|补")
_CLAUSE = pattern(r"[，；。！？：、\n]")
_TELLS = 0.5
"""Weight from which a character tells anything."""
_MUCH_NEW = 80.0
"""Weight of what is new at which more of it says no more."""
_FEW, _FEW_PAIRS = 3.0, 2
"""Weight of characters, and number of pairs, at which there are hardly few any more."""


def sorts(asked: str) -> tuple[bool, ...]:
    """Which sorts of demand the words are of (``_SORTS``); a request for a step where they are no other."""
    why, whether, what, look = (shape.search(asked) is not None for shape in (_WHY, _WHETHER, _WHAT, _LOOK))
    what = what and not why
    return (why, whether, what, look, not (why or whether or what or look))


def says_something(words: str) -> bool:
    """Whether a step, a refusal, a plain yes or no or a cause is told."""
    return any(shape.search(words) is not None for shape in (_DONE, _COMING, _REFUSED, _CAUSE))


def refuses(words: str) -> bool:
    """Whether something is refused, or a cause told."""
    return _REFUSED.search(words) is not None or _CAUSE.search(words) is not None


def same_figure(asked: str, said: str) -> bool:
    """Whether a figure of the demand (伙食费每月420元的依据) is taken up."""
    return not set(_NUMBER.findall(asked)).isdisjoint(_NUMBER.findall(said))


def fitting_features(asked: str, said: str) -> list[float]:
    """The signs in what was said, how it echoes the demand, and each again for every sort that the demand is of."""
    signs, echo = _signs(said), _echo(asked, said)
    more = [_counted(shape, said) for shape in _MORE_SIGNS]
    found, others = list(signs), [*more, *echo]
    for is_so in sorts(asked):
        found += signs if is_so else [0.0] * len(signs)
        others += [*more, *echo[:_BY_SORT]] if is_so else [0.0] * (len(more) + _BY_SORT)
    return [*found, *others]


def _counted(sign: Pattern, said: str) -> float:
    return min(_MOST, sum(1 for _ in sign.finditer(said))) / _MOST


def _echo(asked: str, said: str) -> list[float]:
    """How much of the clause that asks, and of the whole demand, stands in what was said.

    每年要认证一次 answers 要不要每年认证 in its words. By characters, since people and offices cut
    words in other ways, and by pairs of them.
    """
    last = _asking_clause(asked)
    any_pair, _ = _pairs_in(last, said)
    any_of_all, of_all = _pairs_in(asked, said)
    echo = [_characters_in(last, said), _characters_in(asked, said), any_pair, any_of_all, of_all]
    return [*echo, _added(asked, said)]


def _added(asked: str, said: str) -> float:
    """How much is told that the demand did not hold, without what may be said of any matter."""
    new = set(without_abstract(without_hollow(said))) - set(asked)
    return min(1.0, math.sqrt(sum(character_weight(one) for one in new if "\u4e00" <= one <= "\u9fff") / _MUCH_NEW))


@lru_cache(maxsize=512)
def _asking_clause(asked: str) -> str:
    """The last clause that asks; the last of all where none does."""
    clauses = [clause for clause in _CLAUSE.split(asked) if len(clause) > 1] or [asked]
    asking = [clause for clause in clauses if any(sorts(clause)[:-1]) or _ASKS_FOR.search(clause) is not None]
    return (asking or clauses)[-1]


def _characters_in(words: str, said: str) -> float:
    weights = {
        one: character_weight(one) if "\u4e00" <= one <= "\u9fff" else 1.0
        for one in _ASKING_WORDS.sub("", words)
        if "\u4e00" <= one <= "\u9fff" or one.isdigit()
    }
    telling = {one: weight for one, weight in weights.items() if weight > _TELLS}
    return sum(weight for one, weight in telling.items() if one in said) / (sum(telling.values()) + _FEW)


def _pairs_in(words: str, said: str) -> tuple[float, float]:
    """Whether any pair of characters without words of asking stands there, and the share that does."""
    pairs = {words[at : at + 2] for at in range(len(words) - 1)}
    pairs = {pair for pair in pairs if _ASKING_WORDS.search(pair) is None}
    shared = sum(pair in said for pair in pairs)
    return float(shared > 0), shared / (len(pairs) + _FEW_PAIRS)


_AGREES: tuple[tuple[str, str, Pattern], ...] = (
    ("why", "a cause", _CAUSE),
    ("why", "what was found", _FOUND),
    ("whether", "straight", _STRAIGHT),
    ("whether", "a refusal", _REFUSED),
    ("what", "a day", _DAY),
    ("what", "a figure", _FIGURE),
    ("look", "what was found", _FOUND),
    ("look", "somebody", _SOMEBODY),
    ("do", "a step", _DONE),
    ("do", "a step to come", _COMING),
    ("do", "a refusal", _REFUSED),
)


def agreements(asked: str, said: str) -> dict[str, float]:
    """Which signs of an answer to that sort of demand are in what was said, by name."""
    so = dict(zip(_SORTS, sorts(asked), strict=True))
    return {f"{sort}: {name}": float(so[sort] and sign.search(said) is not None) for sort, name, sign in _AGREES}


def _signs(said: str) -> list[float]:
    told = without_hollow(said)
    return [
        *(_counted(shape, said) for shape in _SIGNS),
        min(1.0, math.sqrt(len(said) / _LONG)),
        len(told) / max(1, len(said)),
        1.0,
    ]
