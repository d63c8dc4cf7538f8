"""What may pass although something is wrong: waivers that somebody wrote, and what was known from before."""

from __future__ import annotations

import tomllib

import pytest
from gate_room import ERROR, FAR, GOOD, IMPOSSIBLE, POLICY, TWO_ERRORS, Room, Tell

_ALLOW = POLICY + '[waivers]\nallow = ["dates"]\n'


def _waive(room: Room, *more: str, until: str = FAR) -> Tell:
    who = ("--reason", "原件“如此”\\无误", "--by", "李某", "--until", until)
    return room.call("waive", "reply.txt", "--rule", IMPOSSIBLE, *who, *more)


def test_waive_shows_what_it_covers_and_the_gate_then_lets_it_pass(room: Room) -> None:
    room.put(reply=TWO_ERRORS, policy=_ALLOW)

    told = _waive(room, "--policy", "policy.toml", "--yes")

    assert told.code == 0
    assert told.out.count("日期不存在") == 2
    assert "“2023年2月30日”" in told.out
    assert room.gate("reply.txt").code == 0
    table = tomllib.loads((room.folder / "replycheck.waivers.toml").read_text("utf-8"))
    assert [waiver["reason"] for waiver in table["waiver"]] == ["原件“如此”\\无误"] * 2


def test_waive_covers_one_finding_where_it_is_named(room: Room) -> None:
    room.put(reply=TWO_ERRORS, policy=_ALLOW)

    assert _waive(room, "--quote", "2023年2月30日", "--yes").out.count("日期不存在") == 1
    assert room.gate("reply.txt").code == 1


def test_a_waiver_keeps_what_stands_in_the_file(room: Room) -> None:
    before = "schema = 1\n# 说明\n"
    room.put(reply=ERROR, waivers=before)

    assert _waive(room, "--yes").code == 0

    assert (room.folder / "replycheck.waivers.toml").read_text("utf-8").startswith(before)


@pytest.mark.parametrize(
    ("policy", "until", "said"),
    [
        pytest.param(POLICY, FAR, "制度不允许放行", id="not allowed"),
        pytest.param(_ALLOW + 'severity = "warning"\n', FAR, "分量超过", id="too heavy"),
        pytest.param(_ALLOW + "days = 9\n", FAR, "超过制度允许的 9 天", id="too long"),
        pytest.param(_ALLOW, "2020-01-01", "到期", id="expired already"),
    ],
)
def test_waive_writes_nothing_that_the_gate_would_not_accept(policy: str, until: str, said: str, room: Room) -> None:
    room.put(reply=ERROR, policy=policy)

    told = _waive(room, "--policy", "policy.toml", "--yes", until=until)

    assert told.code == 2
    assert said in told.err
    assert not (room.folder / "replycheck.waivers.toml").exists()


@pytest.mark.parametrize(
    ("reply", "more", "said"),
    [
        pytest.param(GOOD, ("--yes",), "没有可放行的", id="nothing is wrong"),
        pytest.param(ERROR, ("--quote", "别的话", "--yes"), "没有可放行的", id="another quote"),
        pytest.param(ERROR, ("--rule", "dates.imposible", "--yes"), "是不是“dates.impossible”", id="no such rule"),
        pytest.param(ERROR, (), "--yes", id="nobody to ask"),
    ],
)
def test_waive_refuses_what_makes_no_sense(reply: str, more: tuple[str, ...], said: str, room: Room) -> None:
    room.put(reply=reply)

    told = _waive(room, *more)

    assert told.code == 2
    assert said in told.err


def test_a_broken_waiver_file_is_left_alone(room: Room) -> None:
    room.put(reply=ERROR, waivers="[[")

    assert _waive(room, "--yes").code == 2
    assert (room.folder / "replycheck.waivers.toml").read_text("utf-8") == "[["


def _known(room: Room, reply: str) -> None:
    """Take what is wrong today as known, under a policy that says so."""
    room.put(reply=reply, policy=POLICY)
    assert room.gate("reply.txt", "--write-baseline", "known.json").code == 1
    room.put(policy=POLICY + 'baseline = "known.json"\n')


def test_what_was_known_does_not_block_and_is_counted(room: Room) -> None:
    _known(room, ERROR)

    told = room.gate("reply.txt")

    assert told.code == 0
    assert "存量 1 处" in told.out


def test_a_new_finding_blocks_beside_the_known_one(room: Room) -> None:
    _known(room, ERROR)
    room.put(reply=TWO_ERRORS)

    assert room.gate("reply.txt").code == 1


def test_the_same_mistake_made_once_more_is_new(room: Room) -> None:
    _known(room, ERROR)
    room.put(reply=ERROR + "另查，2023年2月30日已修。\n")

    assert room.gate("reply.txt").code == 1


def test_what_was_known_of_one_file_does_not_help_another(room: Room) -> None:
    _known(room, ERROR)
    room.put(other=ERROR)

    assert room.gate("other.txt").code == 1


def test_a_file_that_can_no_longer_be_read_is_not_known(room: Room) -> None:
    _known(room, ERROR)
    room.put(reply=b"")

    assert room.gate("reply.txt").code == 3


def test_a_baseline_is_never_written_over_something_else(room: Room) -> None:
    room.put(reply=ERROR, policy=POLICY, notes="my notes")

    assert room.gate("reply.txt", "--write-baseline", "notes.txt").code == 2
    assert (room.folder / "notes.txt").read_text("utf-8") == "my notes"


# judgments and letters beside the reply


def test_the_judgment_beside_the_reply_is_compared_with(room: Room) -> None:
    policy = POLICY + '[require]\nrules = ["copying.unattributed"]\n[sources]\nbeside = ["来源/{stem}-*.txt"]\n'
    room.put(reply=GOOD, policy=policy)
    assert room.gate("reply.txt").code == 3

    (room.folder / "来源").mkdir()
    (room.folder / "来源" / "reply-判决.txt").write_text(
        "民事裁定书\n原告张某与被告某镇人民政府纠纷一案，不予立案。\n", encoding="utf-8"
    )

    assert room.gate("reply.txt").code == 0


def test_two_files_that_could_be_the_letter_are_not_guessed_between(room: Room) -> None:
    room.put(reply=GOOD, policy=POLICY + '[petition]\nbeside = ["{stem}-来信*.txt"]\n')
    for number in (1, 2):
        (room.folder / f"reply-来信{number}.txt").write_text("我反映的问题如下。\n", encoding="utf-8")

    told = room.gate("reply.txt")

    assert told.code == 3
    assert "不知道该对照哪一份" in told.out


def test_a_pattern_that_fits_the_reply_itself_does_not_compare_it_with_itself(room: Room) -> None:
    room.put(reply=GOOD, policy=POLICY + '[sources]\nbeside = ["*.txt"]\n[block.measures]\ncopied_share = 0.5\n')

    assert room.gate("reply.txt").code == 3  # there is nothing to compare with, which is not nothing copied
