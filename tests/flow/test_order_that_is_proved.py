"""What proves that paragraphs are out of order: each proof is seen in a cut reply, and not in the right one."""

from __future__ import annotations

import pytest

from replycheck.flow.proofs import proofs
from replycheck.flow.reading import units
from replycheck.model.document import plain

TITLE = "关于王桂香反映养殖棚征收补偿问题的答复意见书"
TO = "王桂香："
RECEIPT = "你2023年3月2日的来信，本局3月3日收到，3月8日受理。现将处理意见答复如下。"
ASKED = "你反映养殖棚漏登面积，请求按照实际面积补偿养殖棚，并且公开征收红线图。"
SPOKE = "3月13日，本局工作人员鲁平电话与你联系，听取了你的意见。鲁平会同村委会到现场重新测量。"
FOUND = "经查，2022年的测量记录把养殖棚登记为二百一十平方米，重新测量为二百四十六平方米。"
DECIDED = "你的请求有事实依据，予以支持。漏登的三十六平方米按同一标准补偿，4月底前付清。"
REMEDY = "如不服本意见，可以自收到本意见书之日起30日内，向云泽县人民政府请求复查。"
CONTACT = "联系人：鲁平，联系电话：0831-5550133。"
FIRST, SECOND = (
    "关于第一项请求。棚的面积应当重新登记，补偿照此计算，已经办理。",
    "关于第二项请求。红线图已经在村公告栏公开，你可以前去查看。",
)
RIGHT = (TITLE, TO, RECEIPT, ASKED, SPOKE, FOUND, DECIDED, REMEDY, CONTACT)


def _kinds(*lines: str) -> set[str]:
    text = "\n".join(lines)
    return {proof.kind for proof in proofs(units(text, [one.span for one in plain(text).paragraphs]))}


@pytest.mark.parametrize(
    "lines",
    [
        RIGHT,
        (TITLE, TO, RECEIPT, ASKED, SPOKE, FIRST, SECOND, REMEDY),
        (
            TO,
            "你好！你反映的养殖棚问题，现答复如下。",
            "收到来信后，本局3月13日派鲁平到现场测量，听取了你的意见。",
            FOUND,
            DECIDED,
        ),
        (TO, RECEIPT, "一、你的请求", ASKED, "二、调查经过", SPOKE, "三、处理意见", DECIDED, REMEDY),
        (
            TITLE,
            TO,
            ASKED,
            SPOKE,
            "申请人档案里的《养殖登记表》与测量记录一致，登记的是二百一十平方米。",
            DECIDED,
            REMEDY,
        ),
        (
            TITLE,
            TO,
            "你3月2日托邻居交来的信，已由本局登记。",
            "副局长鲁平带队到现场重新测量。",
            FOUND,
            "另外，你问能否申请救助。你符合条件，本局已受理你的申请，3月底前作出决定。",
            "工作人员鲁平，电话0831-5550133。",
        ),
        (TITLE, TO, "您好，工单号0071。", "您3月2日的来电，话务员记下后派给了本局。", FOUND, DECIDED),
        (
            TITLE,
            TO,
            "您3月2日投进意见箱的纸条，本局次日开箱取出。",
            "3月8日，本局到村里逐户登记；又向镇里调来去年的举报登记本。",
            DECIDED,
        ),
        (TITLE, TO, RECEIPT, FOUND, "3月9日，您打电话询问，接听的工作人员只说“请等通知”。", DECIDED, REMEDY),
        (TITLE, TO, RECEIPT, "你提出，县里没有向你说明补偿标准，测量也没有叫你到场。", ASKED, FOUND, DECIDED, REMEDY),
        (
            TITLE,
            TO,
            "对县局2月1日的处理意见，你有异议，3月2日请求复查，本局3月8日受理。",
            ASKED,
            FOUND,
            DECIDED,
            REMEDY,
        ),
        (TITLE, "信访人王桂香、王桂兰，姐妹二人，跃进村村民。", RECEIPT, FOUND, DECIDED, REMEDY),
        (TITLE, TO, ASKED, SPOKE, FOUND, DECIDED, "申请人仍以同一事实提出信访请求的，各级机关不再受理。"),
    ],
    ids=[
        "plain",
        "two demands",
        "without receipt",
        "headings",
        "a paper that registers",
        "another request further down, and who is to be called",
        "a greeting with a number",
        "registers of others",
        "the reader rings up",
        "a demand that speaks of explaining",
        "a request for review with the word 异议",
        "who they are",
        "what is received no more",
    ],
)
def test_a_right_reply_proves_nothing(lines: tuple[str, ...]) -> None:
    assert _kinds(*lines) == set()


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("receipt", (TITLE, TO, FOUND, RECEIPT, ASKED, DECIDED)),
        ("receipt", (TITLE, TO, ASKED, "您好！" + RECEIPT, FOUND, DECIDED)),
        ("frame", (RECEIPT, ASKED, FOUND, TITLE, DECIDED)),
        ("remedy", (TITLE, TO, RECEIPT, REMEDY, FOUND, DECIDED)),
        ("remedy", (TITLE, TO, RECEIPT, FOUND, CONTACT, REMEDY)),
        ("remedy", (REMEDY, RECEIPT, FOUND, DECIDED)),
        ("contact", (TITLE, TO, RECEIPT, FOUND, SPOKE, DECIDED)),
        ("demands", (TITLE, TO, RECEIPT, SPOKE, ASKED, FOUND)),
        ("numbers", (TITLE, TO, RECEIPT, SECOND, FIRST, REMEDY)),
        ("names", (TITLE, TO, RECEIPT, "鲁平又到现场测量，当场告诉你结果，你签字确认。", SPOKE, DECIDED)),
        ("lead-in", (TITLE, TO, DECIDED + "依照规定办理。", RECEIPT, FOUND)),
        ("view", (TITLE, TO, RECEIPT, "据此，对你的请求予以支持，漏登的部分照同一标准补偿。", FOUND, REMEDY)),
        ("explanation", (TITLE, TO, RECEIPT, "鲁平已当面向你说明了以上情况，你表示接受。", DECIDED, REMEDY)),
        ("headings", (TO, RECEIPT, "一、你的请求", SPOKE, "二、调查经过", ASKED, "三、处理意见", DECIDED)),
        (
            "headings",
            (
                TO, RECEIPT, "一、关于养殖棚面积的问题", "征收红线图已经在村公告栏公开。", "二、关于公开红线图的问题",
                "养殖棚面积重新登记。",
            ),
        ),
        (
            "numbers",
            (TITLE, TO, RECEIPT,
             "对第2项请求，不予支持，没有依据。", "对第1项请求，予以支持，照标准补偿。", REMEDY),
        ),
        ("numbers", (TITLE, TO, RECEIPT, "第二步，测算面积。", "第一步，核对图纸。", DECIDED)),
        (
            "receipt",
            (TITLE, TO, "接到申请后，本局工作人员于3月9日给你打了电话。",
             "你3月2日递交的《补偿申请书》收悉，你要求补发。", DECIDED),
        ),
        ("receipt", (TITLE, TO, DECIDED, "你们三人于2023年3月2日联名来访，反映漏登一间，请求补登。", FOUND)),
        (
            "view",
            (TITLE, TO, RECEIPT,
             "至此可以认定，漏登一间，责任在测量人员。", "复测发现，北边的一间没有画进图里。", DECIDED),
        ),
        ("leaning", (TO, RECEIPT, "第一，" + FOUND, "这些材料足以说明漏登。", "第二，" + DECIDED, REMEDY)),
        ("leaning", (TO, RECEIPT, "然后走访邻居，都说棚是旧的。", "首先核对图纸，图上没有这一间。", DECIDED)),
        ("remedy", (TO, RECEIPT, "一、" + FOUND, "你寄来的照片随本答复退还，请保存好。", "二、" + DECIDED, REMEDY)),
        (
            "pointers",
            (TO, RECEIPT, "那么这125元为什么没有退呢？账号写错了。",
             "按规定应退你125元，由本局退还。", DECIDED),
        ),
        (
            "asked",
            (TO, "你请求补登养殖棚、公开红线图。", FOUND,
             "对于公开红线图，予以支持。", "对于补登养殖棚，予以支持。", REMEDY),
        ),
        ("leaning", (TO, RECEIPT, "其一，" + FOUND, "综上，本局不予支持。", "其二，" + DECIDED, REMEDY)),
    ],
)  # fmt: skip
def test_a_cut_reply_proves_it(kind: str, lines: tuple[str, ...]) -> None:
    assert kind in _kinds(*lines)


DAYS = (
    "6月3日，执法人员第一次到砂场，场区大门紧锁，负责人没有到场。",
    "6月9日，执法人员第二次到砂场，看到两台破碎机正在作业，制作了笔录。",
    "6月14日，检测单位在砂场下风向布点，取了三组样品。",
)


def test_neighbours_that_begin_with_days_run_on() -> None:
    assert not _kinds(TITLE, TO, RECEIPT, ASKED, *DAYS, DECIDED)
    assert "dates" in _kinds(TITLE, TO, RECEIPT, ASKED, DAYS[0], DAYS[2], DAYS[1], DECIDED)


@pytest.mark.parametrize(
    ("front", "behind"),
    [
        ("2024年3月道路完工，你开始向村里要补偿。", "2023年11月，道路开工，占到你家的地。"),
        ("4月17日，大队委托鉴定机构检验货车。", "2023年4月16日早上，葛某驾驶货车撞倒行人。"),
        ("同年9月5日，你把租金交给向某。", "2023年8月6日，你与向某商定承包茶园。"),
    ],
    ids=["months of two years", "the year is told only behind", "of the same year"],
)
def test_days_and_months_run_on(front: str, behind: str) -> None:
    assert "dates" in _kinds(TITLE, TO, RECEIPT, ASKED, front, behind, DECIDED)
    assert "dates" not in _kinds(TITLE, TO, RECEIPT, ASKED, behind, front, DECIDED)


def test_a_day_of_another_year_or_a_paragraph_in_between_proves_nothing() -> None:
    earlier = "2024年6月1日，砂场取得采矿许可证，有效期三年。"
    assert "dates" not in _kinds(TITLE, TO, RECEIPT, ASKED, DAYS[1], earlier, DECIDED)
    assert "dates" not in _kinds(TITLE, TO, RECEIPT, ASKED, DAYS[1], FOUND, DAYS[0].replace("第一次", ""), DECIDED)


def test_a_day_on_which_one_thing_more_was_asked_goes_back() -> None:
    told, asked_too = "5月6日，我们受理了你的补偿申请。", "4月25日通话时你还问，红线图在哪里看。"
    assert "dates" not in _kinds(TITLE, TO, RECEIPT, ASKED, told, asked_too, DECIDED)
    assert "dates" in _kinds(TITLE, TO, RECEIPT, ASKED, told, "4月25日，我们到现场测量。", DECIDED)


def test_the_second_time_stands_behind_the_first() -> None:
    first, second = (line.partition("，")[2] for line in DAYS[:2])
    assert "numbers" not in _kinds(TITLE, TO, RECEIPT, ASKED, first, second, DECIDED)
    assert "numbers" in _kinds(TITLE, TO, RECEIPT, ASKED, second, FOUND, first, DECIDED)


def test_who_says_that_the_third_comes_first_has_put_it_there() -> None:
    turned = ("三、测量有错。重新测量为二百四十六平方米。", "一、补偿。漏登的面积照同一标准补偿。")
    assert "numbers" in _kinds(TITLE, TO, RECEIPT, ASKED, *turned, DECIDED)
    told = f"{RECEIPT.partition('。')[0]}。三项请求，从第三项讲起。"
    assert "numbers" not in _kinds(TITLE, TO, told, *turned, DECIDED)
