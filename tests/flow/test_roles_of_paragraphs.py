"""What a paragraph is beyond doubt, and which paragraphs stand the wrong way round."""

from __future__ import annotations

from itertools import permutations

import pytest

from replycheck.flow import reading
from replycheck.flow.reading import read, units
from replycheck.flow.roles import Role, misplaced, role
from replycheck.model.document import plain
from replycheck.model.span import Span

COURSE = (
    "您3月14日寄给市长的信收悉，我局于3月18日受理，现将办理情况答复如下：",
    "您反映石庙巷的路灯坏了两个月，要求尽快修好。",
    "受理后，路灯所所长闵涛到石庙巷查看了线路，走访了附近的住户。",
    "经查，电缆被施工单位挖断，九盏路灯停亮，您反映的情况属实。",
    "因此，我局责令施工单位于3月底前更换电缆，恢复照明。",
    "以上情况，闵涛已于3月25日打电话告知您，您表示满意。",
    "如对本答复不服，您可自收到之日起三十日内向白沙县人民政府申请复查。",
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (COURSE[0], Role.RECEIPT),
        ("你不服城关镇人民政府的处理意见，于5月29日向本机关提出复查申请。", Role.RECEIPT),
        ("收到来信后，本局派人到现场查看，听取了你的意见。", Role.HEARD),
        ("您收到的材料有缺页，可以在十五日内与档案室联系补寄。", None),
        ("你有新的证据材料，可以在2024年11月22日前提交。", None),
        (COURSE[1], Role.ASKED),
        ("来电人反映：楼道里养了十几只猫，气味很大。", Role.ASKED),
        ("你反映的情况属实，本局予以支持。", None),
        (COURSE[2], Role.HEARD),
        ("受理后，本局将先由路灯所查看线路，走访附近的住户。", None),
        (COURSE[3], Role.FOUND),
        ("现答复如下：经查，录像显示书记员念了两遍协议。", Role.FOUND),
        ("经办人：季海波，电话5550163。", Role.PARTING),
        (COURSE[4], Role.CONCLUDED),
        ("依照《信访工作条例》第三十五条的规定，本机关决定撤销原处理意见。", Role.DECIDED),
        (COURSE[5], Role.EXPLAINED),
        ("你们三人于2025年3月6日（星期四）联名来访，反映路灯坏了两个月。", Role.RECEIPT),
        ("您于2024年3月4日向本局递交书面意见，不同意移走路灯，理由是巷子太暗。", Role.RECEIPT),
        ("经报请白沙县公安局审核，本所决定对你的申请不予批准。", Role.DECIDED),
        ("根据协商结果，街道的意见是：原方案不再报批。", Role.DECIDED),
        ("至此可以认定，登记的面积有误，责任在测绘公司。", Role.CONCLUDED),
        ("这些材料足以证明电缆是施工单位挖断的。", Role.CONCLUDED),
        ("复测发现，九盏路灯中有两盏电压不足。", Role.FOUND),
        ("后台日志显示，您的报修排在第163位。", Role.FOUND),
        ("接到申请后，路灯所于3月22日给您打电话，请您补交照片。", Role.HEARD),
        ("你今后如果找到施工图纸，可以再次提出申请。", Role.PARTING),
        ("你交来的照片八张，随本答复退还，请保存好。", Role.PARTING),
        ("下一步，我局将每月检查一次线路。", Role.OUTLOOK),
        (COURSE[6], Role.PARTING),
        ("没有及时退还的原因，是9月6日汇款被退回。10月17日，方静电话联系你，更正了卡号。", None),
    ],
)
def test_a_paragraph_shows_by_its_beginning_what_it_is(words: str, expected: Role | None) -> None:
    assert role(read(words, Span(0, len(words)))) is expected


def _misplaced(*lines: str) -> set[tuple[int, int]]:
    text = "\n".join(lines)
    return {(one.front, one.behind) for one in misplaced(units(text, [one.span for one in plain(text).paragraphs]))}


def test_the_course_of_a_reply_is_left_alone() -> None:
    assert _misplaced("罗大勇：", *COURSE) == set()


@pytest.mark.parametrize("place", range(len(COURSE) - 1))
def test_neighbours_that_change_places_are_told(place: int) -> None:
    lines = [*COURSE[:place], COURSE[place + 1], COURSE[place], *COURSE[place + 2 :]]
    assert (place, place + 1) in _misplaced(*lines) or COURSE[place] in {COURSE[5], COURSE[4]}


def test_every_other_order_of_the_first_four_is_told() -> None:
    for order in permutations(range(4)):
        told = _misplaced(*(COURSE[at] for at in order), *COURSE[4:])
        assert bool(told) is (order != (0, 1, 2, 3))


def test_answers_to_several_matters_have_no_course_of_their_own() -> None:
    told = (COURSE[0], "关于路灯。因此，我局责令换缆。", "关于井盖。经查，井盖已经换好。", COURSE[6])
    assert _misplaced(*told) == set()
    assert _misplaced(told[0], told[3], told[1], told[2]) == set()
    assert _misplaced(told[1] + "施工单位于3月底前更换电缆，恢复照明，费用由施工单位承担。", *told[:1]) == {(0, 1)}


@pytest.mark.parametrize(("line", "row"), [("水电押金租合1234", False), ("水电押金租合12345", True)])
def test_a_line_is_a_row_where_less_than_six_of_ten_characters_are_words(line: str, *, row: bool) -> None:
    (one,) = plain(line).paragraphs
    assert reading._tabular(line, read(line, one.span)) is row
