"""The flow of a reply: a right one is left alone, a cut one is noticed, and what is proposed is always an order."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.flow.examine import Disorder, borne_out, examine
from replycheck.flow.foreign.strangers import LEAST, telling
from replycheck.flow.proofs import Proof
from replycheck.flow.reading import read, units
from replycheck.model.document import plain
from replycheck.model.flow import Flow, Seam
from replycheck.model.profile import Profile
from replycheck.model.span import Span
from replycheck.rules.flowing import believed, flow_of

RIGHT = (
    "云泽县自然资源局\n云自然资信〔2023〕14号\n关于王桂香反映养殖棚征收补偿问题的信访事项处理意见书\n\n王桂香：\n"
    "你2023年3月2日通过网上信访平台提出的信访事项，本局于3月8日受理。现提出如下处理意见。\n"
    "你请求按照实际面积补偿养殖棚，公开征收红线图。\n"
    "3月13日，本局工作人员鲁平电话与你联系，听取了你的意见。3月20日，鲁平会同村委会到现场重新测量，调阅了测量记录。\n"
    "经查，2022年的测量记录把养殖棚登记为二百一十平方米，重新测量为二百四十六平方米，你反映的情况属实。\n"
    "依照《中华人民共和国土地管理法》第四十八条的规定，本局决定予以支持，漏登的三十六平方米按同一标准补偿。\n"
    "如不服本处理意见，可以自收到本意见书之日起30日内，向云泽县人民政府请求复查。\n\n云泽县自然资源局\n2023年4月10日"
)


def _read(text: str):  # noqa: ANN202 - the engine's own value
    document = plain(text)
    return document, examine(text, [paragraph.span for paragraph in document.paragraphs])


def _lines(*order: int) -> str:
    """The reply with its running paragraphs (lines 5 to 10) in another order."""
    lines = RIGHT.split("\n")
    return "\n".join([*lines[:5], *(lines[5 + at] for at in order), *lines[11:]])


def test_a_right_reply_has_no_flow_to_report() -> None:
    document, reading = _read(RIGHT)
    assert flow_of(document, reading, Profile.PETITION_OPINION) is None


@pytest.mark.parametrize(
    "order",
    [(5, 4, 3, 2, 1, 0), (3, 4, 0, 1, 2, 5), (0, 4, 1, 2, 3, 5)],
    ids=["reversed", "receipt in the middle", "opinion before the facts"],
)
def test_paragraphs_out_of_order_are_put_back(order: tuple[int, ...]) -> None:
    document, reading = _read(_lines(*order))
    assert reading.disorder is not None
    flow = flow_of(document, reading, Profile.PETITION_OPINION)
    assert flow is not None
    words = [document.paragraphs[number - 1].span.of(document.text) for number in flow.proposed_order]
    signs = ("现提出", "决定予以", "如不服")
    signs = ("现提出", "决定予以", "如不服")
    receipt, view, remedy = (next(at for at, line in enumerate(words) if sign in line) for sign in signs)
    assert receipt < view < remedy


def test_what_proves_is_put_right_with_as_few_moves_as_it_takes() -> None:
    title, to, letter, says, called, found, leave, done = (
        "关于退还水费的答复", "罗师傅：",
        "您在三月头上托孙子写来的信，信访专员姜蕾3月8日拆开，看完就去找了水利站。",
        "您信中只提了一件事：水站多收了三年的水费，要求退钱，并且想知道是谁定的价。",
        "3月12日，姜蕾到您家坐了半个钟头，听您把三年的收据一张张讲了一遍。",
        "水站的底册上，您家三年用水四百二十吨，收钱的单价比县里核定的高出一块钱。",
        "有什么不明白的，打电话找姜蕾，0831-5550133，或者到镇上三楼来坐坐。",
        "多收的四百二十元3月20日已经由水站全部退到您的存折上，您孙子当天就发来了到账的照片。",
    )  # fmt: skip
    document, reading = _read(f"{title}\n{to}\n{says}\n{letter}\n{called}\n{found}\n{leave}\n{done}")
    assert reading.disorder is not None
    order = [span.of(document.text) for span in reading.disorder.order]
    assert order == [title, to, letter, says, called, found, done, leave]


def test_an_order_is_believed_where_it_proves_or_where_the_usual_order_is_known() -> None:
    found = Disorder((), (), (), sure=True)
    assert believed(found, Profile.COURT_REPLY)
    assert not believed(found, Profile.PETITION_NOTICE)
    assert not believed(found, Profile.GENERIC)
    assert believed(replace(found, whole=True), Profile.GENERIC)
    assert believed(replace(found, proved=True), Profile.PETITION_NOTICE)
    assert believed(replace(found, exchanged=True), Profile.ONLINE_REPLY)


def test_a_proof_told_by_words_is_believed_only_where_the_weights_bear_it_out() -> None:
    firm, told = Proof(1, 0, "numbers"), Proof(2, 1, "receipt", firm=False)
    assert borne_out([told], 0.4)
    assert not borne_out([told], -0.4)
    assert borne_out([told, firm], -0.4)
    assert not borne_out([firm], -6.0)


def test_a_paper_broken_by_hand_throughout_is_left_alone() -> None:
    text = "\n".join(RIGHT.replace("\n", "")[at : at + 28] for at in range(0, 420, 28))
    assert _read(text)[1].broken_off == ()


def test_what_the_letter_says_is_never_strange() -> None:
    strange = (
        "2019年9月6日，执行法官尤立与您面谈，告知您本院已经查封被执行人的两处房产，"
        "评估、拍卖正在进行，请您尽快更正账号。"
    )
    lines = RIGHT.split("\n")
    text = "\n".join([*lines[:8], strange, *lines[8:]])
    spans = [paragraph.span for paragraph in plain(text).paragraphs]
    assert [one.span.of(text) for one in examine(text, spans).strangers] == [strange]
    assert examine(text, spans, known=strange).strangers == ()


@given(st.permutations(range(6)), st.integers(0, 400))
def test_a_proposal_is_always_an_order_of_all_paragraphs(order: list[int], end: int) -> None:
    text = _lines(*order)[: len(RIGHT) - end]
    document, reading = _read(text)
    flow = flow_of(document, reading, Profile.PETITION_OPINION)
    if flow is not None:
        assert sorted(flow.proposed_order) == list(range(1, len(document.paragraphs) + 1))
        assert all(0 <= seam.after <= len(document.paragraphs) for seam in flow.seams)


@given(st.text(alphabet="一二（）、。：，\n 年月日1该本院局你《》", max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    document, reading = _read(text)
    flow_of(document, reading, Profile.PETITION_OPINION)
    found = units(text, [paragraph.span for paragraph in document.paragraphs])
    assert all(front.span.end <= behind.span.start for front, behind in pairwise(found))


def test_a_flow_that_is_no_permutation_is_refused() -> None:
    with pytest.raises(ValueError, match="permutation"):
        Flow((1, 3))
    with pytest.raises(ValueError, match="seam"):
        Seam(-1, "…")


@pytest.mark.parametrize(("size", "told"), [(LEAST, []), (LEAST + 1, [0])])
def test_a_paragraph_tells_where_it_belongs_from_its_least_length_on(size: int, told: list[int]) -> None:
    text = ("经查测量记录属实" * 9)[: size - 1] + "。"

    assert telling([read(text, Span(0, len(text)))]) == told


@pytest.mark.parametrize(
    ("line", "heading"),
    [("一、处理意见", True), ("一、处理意见，", False), ("处理意见：", False), ("一、处理意见。", False)],
)
def test_a_heading_ends_without_a_mark(line: str, *, heading: bool) -> None:
    assert read(line, Span(0, len(line))).heading is heading


_BEFORE = "罗大勇：\n你2023年2月20日的来信，本局于2月22日收到。\n你反映锦屏路的水费收得不对，要求退钱。\n"


@pytest.mark.parametrize(
    ("line", "torn"),
    [
        ("水费，县里核定每吨两元，实际收了三元，多收的由水站逐户退还，3月底前退完。", False),
        ("也就是说，钱没有退，不是水站没有钱，而是登记的门牌号错了，已经更正过来。", False),
        ("能，带上户口簿和水费单到水站的窗口登记，当场就退，不必再跑第二趟，也不用另写申请。", False),
        ("撤。收费的牌子是水站自己挂上的，没有报县里批准，2月28日已经摘下，多收的逐户退还。", False),
        ("意见。一、多收水费的诉求，支持，二百八十五元已于2月底分别退到各户的存折上。", False),
        ("其余三十三户由水站承担费用，到县里重新校验水表，到2月底已经完成了二十九户。", False),
        ("其其格家的水表是去年三月换的，换表时没有登记底数，因此多算了十二吨的水费。", False),
        ("也请各位放心，多收的水费由水站逐户退还，3月底前退完，退款名单贴在公告栏上。", False),
        ("情况，我们已经告诉水站，由水站的人逐户登记，3月底前全部退还，并且公布名单。", True),
        ("限公司已经更换了全部水表，水站逐户核对了读数，多收的在3月底以前退还。", True),
        ("万元、水站的帐目也已经公开，贴在村口的公告栏上，大家随时都可以去看。", True),
        ("00元计算，多收的水费一共是两千八百五十元，2月底已经全部逐户退还。", True),
        ("日程表2月底贴在了村口，水站照着逐户上门换表，换完一户由户主签一次字。", False),
        ("022年7月换的水表，表底没有登记，因此多算了十二吨的水费，现在已经退清。", True),
        ("6亩。三户合起来多收了两百元，2月底以前已经全部退还，名单贴在村口。", True),
        ("合《水费收缴办法》第七条的规定，多收的部分应当退还，2月底以前已经全部退还。", True),
        ("照《水费收缴办法》第七条，多收的部分应当退还，2月底以前已经全部退还到户。", False),
        ("能退。带上水费单到水站的窗口登记，当场就退，不必再跑第二趟，也不用写申请。", False),
        ("水表一节，是去年三月换的，换表时没有登记底数，因此多算了十二吨的水费。", False),
        ("是真的，水费按每吨两元收，多收的由水站逐户退还，带上水费单就能领，不用另外申请。", False),
        ("其中二十九户已经退清，另外四户因为不在家，由水站的人在三月底以前送上门去。", False),
        ("元宵节前水站派人逐户核对了读数，多收的水费2月底以前已经全部退还。", False),
    ],
)
def test_a_matter_before_a_comma_begins_a_paragraph_and_the_rest_of_a_word_does_not(line: str, *, torn: bool) -> None:
    assert bool(_read(f"{_BEFORE}{line}\n特此答复。")[1].begun) is torn


@pytest.mark.parametrize(
    ("line", "torn"),
    [
        ("偿多收的水费。水站于2月22日登记受理，派人逐户核对了底册。", True),
        ("多收水费的事，你们二十户2月20日联名写信反映，水站于2月22日登记受理。", False),
        ("水费多收了两百八十五元，水站已经全部退还，名单贴在村口。", False),
    ],
)
def test_a_first_text_without_reader_letter_or_day_that_goes_on_asking_is_torn(line: str, *, torn: bool) -> None:
    text = f"罗大勇：\n{line}\n经查，水站换表时没有登记底数。\n多收的已经退还。"
    assert bool(_read(text)[1].begun) is torn


@pytest.mark.parametrize(
    ("line", "torn"),
    [
        ("你2023年2月20日写信反映水费多收、要求退钱，2月27日本局工作人员与你通了电话。现答复如下。", False),
        ("2月20日你到本局信访室，说水费多收了，2月27日本局工作人员到水站查了底册。现答复如下。", False),
        ("度单价，并把多收的退还。2月27日，本局工作人员邓凯到水站查了底册，核对了读数。现答复如下。", True),
    ],
    ids=["the letter", "a visit", "the rest of what was asked"],
)
def test_what_leads_in_the_answer_says_what_is_answered(line: str, *, torn: bool) -> None:
    assert bool(_read(f"罗大勇：\n{line}\n水费多收了，已经退还。\n特此答复。")[1].begun) is torn


@pytest.mark.parametrize(
    ("line", "cut"),
    [("承办人：邓凯　　联系电话：0831-12345", False), ("承办人：邓凯　　联系电话：0831-5550", True)],
    ids=["a hot line", "figures that lack"],
)
def test_a_telephone_number_is_cut_off_only_where_figures_lack(line: str, *, cut: bool) -> None:
    assert bool(_read(f"{_BEFORE}已经退还。\n{line}\n青川市水利局\n2023年3月15日")[1].broken_off) is cut


def test_a_title_above_the_addressee_needs_no_stop() -> None:
    title = "关于青龙坝放水晚了、秧田旱坏的事情，给下游三组的回话"
    assert _read(f"{title}\n{_BEFORE}已经退还。\n特此答复。")[1].broken_off == ()


def test_a_list_without_stops_is_not_cut_off() -> None:
    lines = "\n".join(f"{at}.{name}，购买{at}-301号" for at, name in enumerate(("邓凯", "石磊", "罗大勇的妻子"), 1))
    assert _read(f"{_BEFORE}要退的住户如下：\n{lines}\n特此答复。")[1].broken_off == ()


def test_a_paper_that_was_handed_in_later_is_no_receipt_out_of_place() -> None:
    line = "水站核对了水表。你3月2日提交了退费申请，水站应退你二百元，已于3月5日退到你的账户。"
    assert _read(f"{_BEFORE}{line}\n特此答复。")[1].shuffled == ()
