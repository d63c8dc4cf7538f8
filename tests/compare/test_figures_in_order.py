"""Figures that only look wrong: days told with the next one, what a law sets, sums that the paper has in two parts."""

from __future__ import annotations

import pytest

from replycheck.compare.comparison import Comparison

_THEFT = (
    "云陵县人民法院\n刑事判决书\n（2020）云0422刑初53号\n公诉机关云陵县人民检察院。\n"
    "被告人贺文斌，男，1984年3月9日出生，汉族。因涉嫌犯盗窃罪，于2020年2月12日被刑事拘留，同年2月25日取保候审。\n"
    "云陵县人民检察院以云检刑诉〔2020〕41号起诉书指控被告人贺文斌犯盗窃罪，于2020年5月18日向本院提起公诉。\n"
    "经审理查明，2020年1月30日，贺文斌窃得田秀兰的手机，经鉴定价值2870元。2020年2月11日，贺文斌主动到青杨派出所投案。"
    "截至2020年5月6日，贺文斌已退赔田秀兰800元，尚欠2070元。血样检出乙醇每百毫升95毫克。\n"
    "本院认为，贺文斌系自首。判决如下：\n被告人贺文斌犯盗窃罪，判处拘役五个月，并处罚金3000元。\n"
    "审判员　方志明\n二〇二〇年六月九日\n书记员　叶青"
)
_OPEN = "田秀兰：\n你的来信收悉，现就贺文斌盗窃一案（（2020）云0422刑初53号）答复如下：\n"


def _differs(words: str) -> set[str]:
    comparison = Comparison("r.txt", _OPEN + words, (("j.txt", _THEFT),), None, "云陵县人民法院")
    return {one.statement.role for one in comparison.differences}


@pytest.mark.parametrize(
    "words",
    [
        "2020年2月11日贺文斌自己到青杨派出所投案，第二天被刑事拘留，25日改为取保候审。",
        "盗窃罪的起点刑是三年有期徒刑，贺文斌有自首情节。",
        "贺文斌判了五个月，还要交罚金3000元。",
        "醉酒的标准是每百毫升80毫克，贺文斌的血样是95毫克。",
        "食品安全法第一百四十八条规定，赔偿不足一千元的，按一千元算。贺文斌的罚金是3000元。",
        "手机价款是340元，十倍就是3400元。",
        "云陵县自然资源局2020年4月3日作出公告，与贺文斌案无关。",
        "血样是95毫克，超过80毫克/100ml，属于醉酒。",
        "从2017年5月9日到2020年2月11日不满三年，他又犯了罪，罚金是3000元。",
        "贺文斌先后退赔三次，分别是300克、250克、250克黄金，合计800克。",
        "检察院指控贺文斌盗窃，他当庭认罪。",
    ],
)
def test_a_figure_that_is_in_order_is_no_difference(words: str) -> None:
    assert not _differs(words)


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("other-date", "2020年2月17日贺文斌自己到青杨派出所投案。"),
        ("sentence", "法院判处贺文斌有期徒刑九个月。"),
        ("other-figure", "贺文斌的血样检出乙醇每百毫升59毫克。"),
    ],
)
def test_the_same_figure_told_of_the_case_is_one(role: str, words: str) -> None:
    assert role in _differs(words)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("起诉是5月18日，判决是6月9日，中间相隔三十二天。", "起诉是5月18日，判决是6月9日，中间相隔二十二天。"),
        (
            "2018年3月2日批准逮捕，2020年4月11日抓获，前后相隔三年多。",
            "2018年3月2日批准逮捕，2020年4月11日抓获，前后相隔两年多。",
        ),
        (
            "评估费15940元由两家各担一半，折合每家7790元。",
            "评估费15940元由两家各担一半，折合每家7970元。",
        ),
        ("每天误工120元，误工14天，两者相乘得出1860元。", "每天误工120元，误工14天，两者相乘得出1680元。"),
        (
            "你先说收了307000元，后来说是283872.50元，相差23217.50元。",
            "你先说收了307000元，后来说是283872.50元，相差23127.50元。",
        ),
        (
            "前一笔50000元，后一笔8000元。两笔相加，总额是85000元。",
            "前一笔50000元，后一笔8000元。两笔相加，总额是58000元。",
        ),
        ("判决第一项：判处拘役五个月，并处罚金2000元。", "判决第一项：判处拘役五个月，并处罚金3000元。"),
    ],
)
def test_what_is_worked_out_or_ordered_otherwise_is_found_and_its_right_twin_is_not(wrong: str, right: str) -> None:
    assert _differs(wrong)
    assert not _differs(right)


_LETTER = (
    "云陵县人民法院：\n我是田秀兰。请求："
    "一、判贺文斌实刑；二、叫他再补4600元；三、冻结他账上的75000元。\n田秀兰\n2020年7月6日"
)


def _against_letter(name: str, words: str) -> set[str]:
    text = f"{name}：\n{words}\n贺文斌盗窃一案（（2020）云0422刑初53号）已经生效。"
    comparison = Comparison("r.txt", text, (("j.txt", _THEFT),), ("l.txt", _LETTER), "云陵县人民法院")
    return {one.statement.role for one in comparison.differences}


@pytest.mark.parametrize(
    ("role", "name", "words"),
    [
        ("letter-date", "田秀兰", "你7月16日递交的申诉请求我院已阅。"),
        ("letter-demand-figure", "田秀兰", "函内请求有三：判实刑；冻结57000元存款。"),
        ("letter-name", "田秀芝", "你7月6日的来信收悉。"),
    ],
)
def test_what_the_reply_says_of_the_letter_is_held_against_it(role: str, name: str, words: str) -> None:
    assert role in _against_letter(name, words)


def test_what_the_reply_rightly_says_of_the_letter_is_no_difference() -> None:
    words = "你7月6日递交的申诉请求我院已阅。函内请求有三：判实刑；再补4600元；冻结75000元存款。"
    assert not _against_letter("田秀兰", words)
