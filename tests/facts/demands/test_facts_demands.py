"""Demands: where a letter states them, and where a reply answers them in words of its own that decide something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.demands.answers import answers
from replycheck.facts.demands.asking import Asking, asking
from replycheck.facts.demands.letter import asked

LETTERS: dict[str, tuple[str, list[str]]] = {
    "numbered list": (
        "我叫周某。\n我请求：\n1．退还购房合同原件。\n2．说明账户没有解除冻结的原因。\n此致\n敬礼",
        ["1．退还购房合同原件。", "2．说明账户没有解除冻结的原因。"],
    ),
    "Chinese numbers": (
        "为此提出下面两项要求：\n一、请法院解除对我工资账户的冻结。\n二、请法院退还收据原件。\n周某\n2023年5月8日",
        ["一、请法院解除对我工资账户的冻结。", "二、请法院退还收据原件。"],
    ),
    "一是二是": (
        "我请求法院：一是解除对我工资账户的冻结；二是退还收据和合同原件。谢谢。",
        ["一是解除对我工资账户的冻结；", "二是退还收据和合同原件。"],
    ),
    "第一第二": (
        "要求如下：第一，解除对我工资账户的冻结。第二，退还收据和合同原件。",
        ["第一，解除对我工资账户的冻结。", "第二，退还收据和合同原件。"],
    ),
    "one request in a sentence": (
        "我去年交了装修押金。希望物业公司把装修押金两千元退给我。",
        ["希望物业公司把装修押金两千元退给我。"],
    ),
    "a question": (
        "小区三栋电梯停运两个月了，什么时候能修好电梯？",
        ["小区三栋电梯停运两个月了，什么时候能修好电梯？"],
    ),
    "story before the list": (
        "一、事实经过\n房屋漏水多年，一直没有维修。\n二、我的诉求：\n1．更换主卫防水层。\n2．赔偿楼下住户损失。",
        ["1．更换主卫防水层。", "2．赔偿楼下住户损失。"],
    ),
    "list before the story": (
        "请求事项：\n1．更换主卫防水层。\n2．赔偿楼下住户损失。\n事实和理由：\n1．房屋漏水多年。\n2．一直没有维修。",
        ["1．更换主卫防水层。", "2．赔偿楼下住户损失。"],
    ),
    "list of annexes behind the greeting": (
        "我请求：\n1．退还购房合同原件。\n2．说明账户没有解除冻结的原因。\n此致\n敬礼\n1．收据复印件\n2．合同复印件",
        ["1．退还购房合同原件。", "2．说明账户没有解除冻结的原因。"],
    ),
    "thanks in the last item": (
        "我请求：\n1．退还购房合同原件。\n2．说明账户没有解除冻结的原因，谢谢！",
        ["1．退还购房合同原件。", "2．说明账户没有解除冻结的原因，谢谢！"],
    ),
    "windows line ends": (
        "我请求：\r\n1．退还购房合同原件。\r\n2．说明账户没有解除冻结的原因。\r\n",
        ["1．退还购房合同原件。", "2．说明账户没有解除冻结的原因。"],
    ),
    "several sentences of one demand": (
        "孩子九月上小学，要准备哪些材料？或者先在网上登记？另外，小区南门的路灯坏了三个月，什么时候能修好？",
        ["孩子九月上小学，要准备哪些材料？或者先在网上登记？", "另外，小区南门的路灯坏了三个月，什么时候能修好？"],
    ),
    "half-width marks without line breaks": (
        "现提出如下诉求: 1.更换主卫防水层;2.赔偿楼下住户损失;3、公开维修资金账目.",
        ["1.更换主卫防水层;", "2.赔偿楼下住户损失;", "3、公开维修资金账目."],
    ),
    "a list in the last item that goes on behind a sum": (
        (
            "反映以下问题：\n一、村干部上班时间聚众打牌，影响很坏，群众多次反映无人处理。\n二、套取集体资金。"
            "1、借清运垃圾的名义签订四份合同套取资金，合同都没有公示过，群众要求查账被拒绝。以上合同可以提供。"
            "2、借宣传广告的名义签订虚假合同套取资金，领到现金以后私分，至今钱款不知去向。"
        ),
        [
            "一、村干部上班时间聚众打牌，影响很坏，群众多次反映无人处理。",
            "1、借清运垃圾的名义签订四份合同套取资金，合同都没有公示过，群众要求查账被拒绝。以上合同可以提供。",
            "2、借宣传广告的名义签订虚假合同套取资金，领到现金以后私分，至今钱款不知去向。",
        ],
    ),
    "numbers that stand right before the request": (
        "我在养老院住着，有三件事。\n一要求把扣下的医保卡还给我。\n二要求换一张能升降的床。\n三请你们派人修好轮椅。",
        ["一要求把扣下的医保卡还给我。", "二要求换一张能升降的床。", "三请你们派人修好轮椅。"],
    ),
    "stems in brackets": (
        "关于停车费，问题有三个。（甲）夜间停车费凭什么翻倍；（乙）月卡余额能不能退；（丙）收费牌没有挂，请补。",
        ["（甲）夜间停车费凭什么翻倍；", "（乙）月卡余额能不能退；", "（丙）收费牌没有挂，请补。"],
    ),
    "letters in brackets behind a dash": (
        "请求如下——（A）退还多收的取暖费；（B）换掉漏水的阀门；（C）公布锅炉的检测报告。",
        ["（A）退还多收的取暖费；", "（B）换掉漏水的阀门；", "（C）公布锅炉的检测报告。"],
    ),
    "questions counted as such": (
        "这次只问三件。问一为何不给我看化验单；问二签字的不是我家属，是谁；问三复印费每页两元，标准是多少。",
        ["问一为何不给我看化验单；", "问二签字的不是我家属，是谁；", "问三复印费每页两元，标准是多少。"],
    ),
    "steps behind 现提出": (
        "我们是纺织厂女工八人。现提出：补发两个月的夜班津贴；退掉进厂时收的工具押金；厂里扣发奖金的通知请认定无效。",
        ["补发两个月的夜班津贴；", "退掉进厂时收的工具押金；", "厂里扣发奖金的通知请认定无效。"],
    ),
    "a request in the story beside the list": (
        (
            "区法院：\n开庭那天书记员把我的证据退回来，我觉得不公，想请院里查一查。\n我请求：\n1．说明二审为什么拖了一年。\n"
            "2．把保全费的收据补给我。\n还有，我寄去的鉴定材料一直没有回音，去哪里了？"
        ),
        [
            "开庭那天书记员把我的证据退回来，我觉得不公，想请院里查一查。",
            "1．说明二审为什么拖了一年。",
            "2．把保全费的收据补给我。",
            "还有，我寄去的鉴定材料一直没有回音，去哪里了？",
        ],
    ),
    "what was asked for before, and begging for an answer": (
        "我要求复印病历，窗口说主任不在。请给我一份完整的住院病历。请回个信。",
        ["请给我一份完整的住院病历。"],
    ),
    "two questions in one sentence": (
        "我想给车上牌，请问要准备哪些材料，多久能办完上牌？",
        ["我想给车上牌，请问要准备哪些材料", "多久能办完上牌？"],
    ),
    "begging in the same sentence": (
        "我要求物业公司退还装修押金，望领导们能给予回复！",
        ["我要求物业公司退还装修押金"],
    ),
    "rhetoric and pleas": (
        "难道就没有王法了吗？还有人管吗？我要求物业公司退还装修押金。请领导为民做主！",
        ["我要求物业公司退还装修押金。"],
    ),
    "a quoted article": (
        "《物业管理条例》第三十六条规定，物业服务企业应当按照合同约定提供服务。希望物业公司修好三栋电梯。",
        ["希望物业公司修好三栋电梯。"],
    ),
    "a complaint that asks for nothing": (
        "尊敬的领导：您好！\n小区南门的路灯坏了三个月，没有人来修。\n晚上走路很不方便。",
        ["小区南门的路灯坏了三个月，没有人来修。"],
    ),
    "a complaint that only begs": (
        "小区南门的路灯坏了三个月，晚上走路磕磕碰碰，老人摔倒了好几次，请有关部门尽快处理。",
        ["小区南门的路灯坏了三个月，晚上走路磕磕碰碰，老人摔倒了好几次，请有关部门尽快处理。"],
    ),
    "title and body say the same": (
        "希望修好小区南门的路灯\n小区南门的路灯坏了三个月，希望尽快修好南门路灯。",
        ["小区南门的路灯坏了三个月，希望尽快修好南门路灯。"],
    ),
    "a title beside other demands": (
        "希望给三号楼安装电梯\n我们楼住的多是老人。请问加装电梯要什么手续？补贴有多少？",
        ["请问加装电梯要什么手续？", "补贴有多少？"],
    ),
    "a title alone": ("希望给三号楼安装电梯\n我们楼住的多是老人。", ["希望给三号楼安装电梯"]),
    "a demand that points back": (
        "我上月去办事，发现办公室主任是院长的夫人。请问，这样的人事安排符合规定吗？",
        ["我上月去办事，发现办公室主任是院长的夫人。请问，这样的人事安排符合规定吗？"],
    ),
    "a demand that points back to another": (
        "小区的电梯为什么停运？请问，这样的安排符合规定吗？",
        ["小区的电梯为什么停运？", "请问，这样的安排符合规定吗？"],
    ),
    "a demand that tells what it is about": (
        "我上月去过医院。请问，这样拖着不退还购房合同原件和收据原件符合规定吗？",
        ["请问，这样拖着不退还购房合同原件和收据原件符合规定吗？"],
    ),
    "more behind the last item than the others have": (
        "我请求：1、退还合同原件。2、解除账户冻结。3、公布评审细则。4、公布评审结果。这件事关系到全村老人。为什么不公开？",
        ["1、退还合同原件。", "2、解除账户冻结。", "3、公布评审细则。", "4、公布评审结果。"],
    ),
    "a last item of as many sentences as the others": (
        "我请求：1、退还合同。原件也要。2、解除冻结。当天就办。3、公布细则。细则要全。4、公布结果。结果要盖章。",
        ["1、退还合同。原件也要。", "2、解除冻结。当天就办。", "3、公布细则。细则要全。", "4、公布结果。结果要盖章。"],
    ),
    "leaders called upon behind the last item": (
        "我请求：1、退还合同原件。原件也要。2、解除账户冻结。住建局领导，将心比心，你们也会着急。",
        ["1、退还合同原件。原件也要。", "2、解除账户冻结。"],
    ),
    "nothing asked": ("小区三栋的电梯很好用。", []),
    "politeness only": ("盼复。谢谢！", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("letter", "expected"), LETTERS.values(), ids=LETTERS)
def test_the_demands_of_a_letter_are_found_where_they_stand(letter: str, expected: list[str]) -> None:
    assert [demand.span.of(letter) for demand in asked(letter)] == expected


LETTER = LETTERS["numbered list"][0]
CONTRACT = "你提交的购房合同原件，已于6月1日退还给你。"
ACCOUNT = "你的账户冻结到期以后，因系统没有更新，没有解除冻结，现已于6月2日解除。"
RESTATED = "你来信请求退还购房合同原件、说明账户没有解除冻结的原因等问题收悉。"
REPLIES = {
    "both answered": (f"周某：\n{CONTRACT}\n{ACCOUNT}", [True, True]),
    "one answered": (f"周某：\n{CONTRACT}\n特此答复。", [True, False]),
    "the other answered": (f"周某：\n{ACCOUNT}\n特此答复。", [False, True]),
    "only restated": (f"周某：\n{RESTATED}\n特此答复。", [False, False]),
    "restated and answered": (f"周某：\n{RESTATED}\n{CONTRACT}\n{ACCOUNT}", [True, True]),
    "empty phrases": ("周某：\n我院高度重视，认真核查，将一如既往改进作风。", [False, False]),
    "farewell only": ("周某：\n如有其他疑问，请与立案庭联系，电话0712-1234567。特此答复。", [False, False]),
    "another matter": ("周某：\n人民公园的停车场已经建成，收费标准由发改局核定。", [False, False]),
    "heading without an answer": (
        f"周某：\n一、关于退还购房合同原件的问题。\n二、关于账户没有解除冻结的问题。\n{ACCOUNT}",
        [False, True],
    ),
    "nothing": ("", [False, False]),
}


@pytest.mark.parametrize(("reply", "answered"), REPLIES.values(), ids=REPLIES)
def test_a_demand_is_answered_only_where_the_reply_takes_it_up_and_decides(reply: str, answered: list[bool]) -> None:
    found = answers(LETTER, reply, ())
    assert [demand.answered for demand in found] == answered
    for demand in found:
        assert demand.text == demand.span.of(LETTER)
        assert demand.why
        assert not demand.answered or demand.reply is not None


def test_the_place_of_an_answer_holds_the_answer() -> None:
    reply = f"周某：\n{CONTRACT}\n{ACCOUNT}\n特此答复。"
    contract, account = answers(LETTER, reply, ())
    assert contract.reply is not None
    assert account.reply is not None
    assert "购房合同" in contract.reply.of(reply)
    assert "账户" in account.reply.of(reply)


JUDGMENT = "本院认为，原告应当退还购房合同原件。判决如下：被告退还购房合同原件。"


def test_a_demand_is_new_where_no_judgment_dealt_with_it() -> None:
    assert [demand.new for demand in answers(LETTER, "", (JUDGMENT,))] == [False, True]
    assert [demand.new for demand in answers(LETTER, "", ("与此无关的另一份文书。", JUDGMENT))] == [False, True]


def test_without_a_judgment_nothing_is_called_new() -> None:
    assert not any(demand.new for demand in answers(LETTER, "", ()))


ITEMS = {
    "路灯": ("1．修好小区南门的路灯。", "一、南门路灯因线路老化不亮，现已更换线路，路灯恢复照明。\n"),
    "电梯": ("2．公布三栋电梯的年检结果。", "二、三栋电梯上月检验合格，检验报告已张贴在电梯轿厢内。\n"),
    "押金": ("3．退还业主的装修押金。", "三、物业公司已承诺在本月底前把装修押金退到业主账户。\n"),
}


@pytest.mark.parametrize("cut", ITEMS)
def test_the_demand_whose_answer_is_cut_out_is_the_one_that_is_unanswered(cut: str) -> None:
    letter = "我们请求：\n" + "\n".join(asked for asked, _ in ITEMS.values())
    reply = "业主代表：\n现答复如下：\n" + "".join(said for name, (_, said) in ITEMS.items() if name != cut)
    assert [demand.answered for demand in answers(letter, reply, ())] == [name != cut for name in ITEMS]


def test_a_list_that_only_repeats_the_demands_answers_none_of_them() -> None:
    letter = "我们请求：\n1．修好小区南门的路灯。\n2．公布三栋电梯的年检结果。"
    repeated = "你反映的两个问题：一、请求修好小区南门的路灯。二、请求公布三栋电梯的年检结果。现答复如下：\n"
    lamp = "一、南门路灯因线路老化不亮，现已更换线路，路灯恢复照明。\n"
    lift = "二、三栋电梯上月检验合格，检验报告已张贴在电梯轿厢内。\n"
    assert [one.answered for one in answers(letter, repeated + lamp + lift, ())] == [True, True]
    assert [one.answered for one in answers(letter, repeated + lamp, ())] == [True, False]


def test_a_demand_that_no_heading_names_is_unanswered_where_every_answer_has_a_heading() -> None:
    letter = (
        "反映以下问题：一、不按规定安装消火栓，间距超过一百二十米。二、水管裸露在水沟里。三、安装水表收费二百元不合理。"
    )
    pipes = "关于水管裸露的问题。水管施工尚未完工，埋设不到位的地方正在整改，竣工前按规定验收。\n"
    meters = "关于安装水表收费的问题。收费含安装工资和材料成本，按规定由农户自愿选择。\n"
    hydrants = "关于安装消火栓间距的问题。消火栓按农村供水标准安装，间距不超过一百二十米。\n"
    assert [one.answered for one in answers(letter, hydrants + pipes + meters, ())] == [True, True, True]
    assert [one.answered for one in answers(letter, pipes + meters, ())] == [False, True, True]


def test_an_unanswered_demand_tells_what_the_nearest_words_lack() -> None:
    _, account = answers(LETTER, f"周某：\n{CONTRACT}\n特此答复。", ())
    assert "没有提" in account.why
    assert "解除冻结" in account.why


def test_listed_demands_are_marked_as_such() -> None:
    assert all(demand.numbered for demand in answers(LETTER, "", ()))
    assert not any(demand.numbered for demand in answers("什么时候能修好小区南门的路灯？", "", ()))


WORDS = st.text(alphabet="请求退还合同账户冻结法院是否为什么一二三1、．。；：？\n\r （）“”", max_size=80)


@given(WORDS, WORDS, st.lists(WORDS, max_size=2))
def test_no_letter_and_no_reply_break_the_search(letter: str, reply: str, judgments: list[str]) -> None:
    found = answers(letter, reply, tuple(judgments))
    assert [demand.span for demand in found] == sorted(demand.span for demand in found)
    for demand in found:
        assert demand.text == demand.span.of(letter) != ""
        assert demand.reply is None or demand.reply.end <= len(reply)


@given(st.integers(2, 9))
def test_as_many_demands_are_found_as_the_list_has(count: int) -> None:
    letter = "我请求：\n" + "".join(f"{n}．退还第{n}份合同原件和收据。\n" for n in range(1, count + 1))
    assert len(asked(letter)) == count


def test_short_requests_under_their_name_are_a_list() -> None:
    letter = "我被狗咬伤。\n我的请求：\n1．要求处罚狗主人。\n2．要求对方赔钱。\n3．要求说明出警为什么用了四十分钟。"
    assert [one.numbered for one in asked(letter)] == [True, True, True]


ASKING = {
    "a body": "这位老师听说没有教师证，请教育局查清楚。",
    "what ought to be": "伙食费到底花在哪儿了，应当给家长公布。",
    "somebody is sent for": "夜里还在划拳唱歌，请派人管一管。",
    "what is wanted back": "去年打工的一万七千元，我想讨回来。",
    "done or not": "立案材料递上去一个月了，立没立案。",
    "who pays": "医药费三千四，谁出。",
    "who makes it good": "冲垮的鱼塘谁给恢复？",
    "nothing else": "不求别的，先把井里的水化验一下。",
    "that only": "只求有个地方让我把工龄续上。",
    "or else give it back": "查不到就退给我。",
    "a single verb": "垃圾站渗水，请清。",
    "why, and back with it": "补贴扣了两千凭什么，请还给我。",
    "how to change something": "以后我想把摊位换到里面，怎么办？",
    "back to the shop": "我要退掉上周买的那台洗衣机，因为漏电。",
    "can or cannot": "堤上的树苗这笔钱我能不能领。",
    "where the money went": "请查查这笔押金去了哪里；",
}


@pytest.mark.parametrize("sentence", ASKING.values(), ids=ASKING)
def test_a_sentence_that_asks_in_the_words_of_a_letter_is_a_demand(sentence: str) -> None:
    assert asking(sentence) is Asking.SOMETHING


TOLD = {
    "a drink": "判决下来我请隔壁老孙喝了一顿酒。",
    "what one would not do": "我家三代种茶，哪里舍得往里掺假！",
    "what one asked before": "我去问能不能留个座位，前台说没有规定。",
    "trouble": "房东怕沾上麻烦不肯租给她。",
    "what was answered": "我要求复检，他们说样品用完了。",
    "what one wanted then": "今年三月我想回家照顾母亲，找主任请假。",
    "an answer to the letter": "请回个话。",
    "who wrote it": "请人代笔　王某",
}


@pytest.mark.parametrize("sentence", TOLD.values(), ids=TOLD)
def test_a_sentence_that_only_tells_is_no_demand(sentence: str) -> None:
    assert asking(sentence) is not Asking.SOMETHING
