"""What proves that paragraphs of a letter that tells stand the wrong way round, and what does not."""

from __future__ import annotations

import pytest

from replycheck.flow.reading import units
from replycheck.flow.stories import turned
from replycheck.model.document import plain

TO = "罗大爷："
LETTER = "您在三月头上托孙子写来的信，信访专员姜蕾3月8日拆开，看完就去找了水利站。"
SAYS = "您信中只提了一件事：水站多收了三年的水费，要求退钱，并且想知道是谁定的价。"
CALLED = "3月12日，姜蕾到您家坐了半个钟头，听您把三年的收据一张一张讲了一遍。"
FOUND = "水站的底册上，您家三年用水四百二十吨，收钱的单价比县里核定的高出一块钱。"
DONE = "多收的四百二十元3月20日已经由水站全部退到您的存折上，您孙子当天就发来了到账的照片。"
LEAVE = "有什么不明白的，打电话找姜蕾，0831-5550133，或者到镇上三楼来坐坐。"
RIGHT = (TO, LETTER, SAYS, CALLED, FOUND, DONE, LEAVE)


def _turned(*lines: str) -> list[tuple[str, str, str]]:
    text = "\n".join(lines)
    found = units(text, [one.span for one in plain(text).paragraphs])
    return [(found[front].words, found[behind].words, kind) for front, behind, kind in turned(found)]


@pytest.mark.parametrize(
    "lines",
    [
        RIGHT,
        (TO, LETTER, CALLED, FOUND, DONE, LEAVE),
        (TO, LETTER, CALLED, "您信里说收据丢了两张，我们已查到底册，予以认可。", FOUND, DONE, LEAVE),
        (TO, SAYS, CALLED, FOUND, DONE, LEAVE),
        (TO, "感谢您对水站工作的关心和支持，也谢谢您的耐心等待。", LETTER, SAYS, FOUND, DONE),
        (TO, LETTER, SAYS, FOUND, LEAVE, "新的收费牌将在4月15日以前挂到村口，届时请大家监督。"),
        (TO, LETTER, SAYS, "1.3月20日，水费已经退清。", "2.3月15日，收费牌已经换下。", LEAVE),
        (TO, LETTER, "1月6日，收水费的人到您家抄表，多写了二十吨，您当时没有在家。", CALLED, FOUND, DONE, LEAVE),
        (TO, LETTER, SAYS, CALLED, "经查，1月6日收水费的人到您家抄表，多写了二十吨。", DONE, LEAVE),
        (TO, LETTER, SAYS, "2023年3月，水站换了新表，旧表的底数没有抄下来。",
         "2023年3月15日，水站补抄了旧表的底数，交给您的孙子签了字。", LEAVE),
        (TO, LETTER, SAYS, "牌子没有挂错。3月20日起按新价收，公告贴在村口。",
         "关于押金。3月15日已经全部退清了。", LEAVE),
    ],
    ids=["as it is told", "without a summary", "an answer that begins so", "without a receipt", "a greeting first",
         "what is still to come", "matter by matter", "what had happened before the letter", "what was found out",
         "a month and a day in it", "the days of each matter"],
)  # fmt: skip
def test_a_right_letter_is_left_alone(lines: tuple[str, ...]) -> None:
    assert _turned(*lines) == []


@pytest.mark.parametrize(
    ("front", "behind", "kind", "lines"),
    [
        (LETTER, SAYS, "receipt", (TO, SAYS, LETTER, CALLED, FOUND, DONE, LEAVE)),
        (LETTER, FOUND, "receipt", (TO, FOUND, LETTER, SAYS, CALLED, DONE, LEAVE)),
        (SAYS, CALLED, "demands", (TO, LETTER, CALLED, SAYS, FOUND, DONE, LEAVE)),
        (DONE, LEAVE, "remedy", (TO, LETTER, SAYS, CALLED, FOUND, LEAVE, DONE)),
        (
            "3月15日，收费的牌子已经摘下，新的价目表贴在了村口。",
            "3月20日，水费已经逐户退清，退款的名单一并贴出。",
            "dates",
            (TO, LETTER, SAYS, "3月20日，水费已经逐户退清，退款的名单一并贴出。",
             "3月15日，收费的牌子已经摘下，新的价目表贴在了村口。", LEAVE),
        ),
        (
            "2019年4月，您家接了自来水，押金五百元交给了水站的会计。",
            "2022年7月，您家换了新表，会计没有把押金的收据转到新户头上。",
            "dates",
            (TO, LETTER, SAYS, "2022年7月，您家换了新表，会计没有把押金的收据转到新户头上。",
             "2019年4月，您家接了自来水，押金五百元交给了水站的会计。", LEAVE),
        ),
        (
            "收到您的信后，本局于3月9日调来三年的底册，逐页核对。",
            "3月12日，姜蕾到您家坐了半个钟头，听您把三年的收据一张一张讲了一遍。",
            "dates",
            (TO, LETTER, SAYS, CALLED, "收到您的信后，本局于3月9日调来三年的底册，逐页核对。", DONE, LEAVE),
        ),
    ],
    ids=["what it says before the letter", "an answer before the letter", "a call before what it says",
         "leave before the end", "days that fall", "years that fall", "what began with the letter"],
)  # fmt: skip
def test_what_stands_the_wrong_way_round_is_told(front: str, behind: str, kind: str, lines: tuple[str, ...]) -> None:
    assert (front, behind, kind) in _turned(*lines)
