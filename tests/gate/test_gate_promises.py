"""What docs/gate.md promises: each sentence there is the name of a test here, and there is no other."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from gate_room import ERROR, FAR, GOOD, IMPOSSIBLE, POLICY, TWO_ERRORS, Room, waiver

_GUIDE = Path(__file__).resolve().parents[2] / "docs" / "gate.md"
_CASE = Path(__file__).resolve().parents[2] / "examples" / "case" / "text"
Promise = Callable[[Room], None]
PROMISES: dict[str, Promise] = {}


def bears(sentence: str) -> Callable[[Promise], Promise]:
    """The function shows that the sentence is true."""

    def kept(show: Promise) -> Promise:
        PROMISES[sentence] = show
        return show

    return kept


@bears("没有读全的文件不算通过。")
def _unread(room: Room) -> None:
    room.put(policy=POLICY, reply=b"%PDF-1.7 nothing more")

    assert room.gate("reply.txt").code == 3


@bears("出错的、没有轮到的规则，让公文不算通过。")
def _out_of_time(room: Room) -> None:
    room.put(policy=POLICY, long=GOOD + "路口积水已经修好，一、二、三、四。" * 3_000)

    told = room.gate("long.txt", "--limit", "rules_seconds=1", "--format", "json")

    assert told.code in {1, 3}
    assert "没有轮到" in told.out


@bears("一份文件也没有，不算通过。")
def _nothing(room: Room) -> None:
    room.put(policy=POLICY)

    assert room.gate("*.docx").code == 2


@bears("清空的、有不认识的键的制度文件，不受理。")
def _emptied(room: Room) -> None:
    for policy in ("", "disabled = []\n", f"{POLICY}[blocks]\nseverity = 'error'\n"):
        room.put(policy=policy, reply=GOOD)
        assert room.gate("reply.txt").code == 2


@bears("整族停用、停用不写理由的制度，不受理；“错误”不能改成不拦。")
def _disarmed(room: Room) -> None:
    for policy in (
        POLICY + "disabled = ['dates.impossible']\n",
        POLICY + "[disabled]\n'dates.*' = '不查'\n",
        POLICY + "[block]\nseverity = 'none'\n",
    ):
        room.put(policy=policy, reply=ERROR)
        assert room.gate("reply.txt").code == 2


@bears("公文旁边的配置文件改不了查什么。")
def _terms(room: Room) -> None:
    room.put(policy=POLICY)
    folder = room.folder / "unit"
    folder.mkdir()
    (folder / "reply.txt").write_text(ERROR, encoding="utf-8")
    (folder / "replycheck.toml").write_text(f"disabled = ['{IMPOSSIBLE}']\nprofile = 'letter'\n", encoding="utf-8")

    assert room.gate("unit/reply.txt").code == 1


@bears("裁判文书是另一案的，照搬算没有查；要求查照搬的制度不放行。")
def _foreign(room: Room) -> None:
    judgment = (
        "民事判决书\n（2019）青0102民初7号\n原告：海某，男。\n被告：江某，女。\n"
        "本院认为，养殖合同有效。\n判决如下：驳回。\n"
    )
    room.put(policy=POLICY + "[require]\nfamilies = ['copying']\n", reply=GOOD, judgment=judgment)

    told = room.gate("reply.txt", "--source", "judgment.txt")

    assert told.code == 3
    assert "另一案" in told.out


@bears("整篇引用裁判文书，制度能拦。")
def _quoted(room: Room) -> None:
    judgment = (_CASE / "judgment.txt").read_text("utf-8")
    reply = f"沈某：\n你的来信收悉。该判决认定：“{judgment[400:1400]}”特此答复。\n"
    room.put(policy=POLICY + "[block.measures]\nforeign_share = 0.5\nown_words = 100\n", reply=reply, judgment=judgment)

    told = room.gate("reply.txt", "--source", "judgment.txt")

    assert told.code == 1
    assert "裁判文书内容合计比例" in told.out


@bears("没有理由、放行人、期限的放行，过期的放行，都不算数。")
def _loose(room: Room) -> None:
    for wrong in ({"reason": '""'}, {"by": '""'}, {"until": ""}, {"until": "2020-01-01"}):
        room.put(policy=POLICY + "[waivers]\nallow = ['*']\n", reply=ERROR, waivers=waiver(**wrong))
        assert room.gate("reply.txt").code in {1, 2}


@bears("没有给裁判文书，正文几乎全是引号里的裁判文书、没有一句自己的话的，拦下。")
def _all_quoted(room: Room) -> None:
    judgment = (_CASE / "judgment.txt").read_text("utf-8").replace("“", "").replace("”", "")
    room.put(policy=POLICY, reply=f"关于来信的答复\n沈某：\n你的来信收悉。“{judgment[400:1400]}”特此答复。\n")

    told = room.gate("reply.txt")

    assert told.code == 1
    assert "structure.mostly-quoted" in told.out


@bears("放行只管写明的那一处：同样的错再多一处，照拦。")
def _one_place(room: Room) -> None:
    room.put(policy=POLICY + "[waivers]\nallow = ['*']\n", reply=ERROR, waivers=waiver())
    assert room.gate("reply.txt").code == 0

    room.put(reply=TWO_ERRORS)
    assert room.gate("reply.txt").code == 1


@bears("集中放的放行文件里，写了文件的只管那个路径上的那一份，别的文件夹里同名的不管。")
def _one_folder(room: Room) -> None:
    room.put(policy=POLICY + "[waivers]\nallow = ['*']\nfile = 'book.toml'\n")
    (room.folder / "book.toml").write_text(waiver(file='"甲/reply.txt"'), encoding="utf-8")
    for unit in "甲乙":
        (room.folder / unit).mkdir()
        (room.folder / unit / "reply.txt").write_text(ERROR, encoding="utf-8")

    assert [room.gate(f"{unit}/reply.txt").code for unit in "甲乙"] == [0, 1]


@bears("说的是全文的放行只管那一份，文字一改就要重新放行。")
def _whole_paper(room: Room) -> None:
    court = "临江市云溪区人民法院"
    paper = f"{court}\n关于张某来信的答复\n{GOOD}{court}\n2023年6月5日\n"
    room.put(policy=POLICY + "[block]\nrules = ['process.no-contact']\n[waivers]\nallow = ['*']\n", reply=paper)
    assert room.gate("reply.txt").code == 1
    options = ("--reason", "匿名来信", "--by", "李某", "--until", FAR, "--yes", "--policy", "policy.toml")
    assert room.call("waive", "reply.txt", "--rule", "process.no-contact", *options).code == 0
    assert room.gate("reply.txt").code == 0

    room.put(reply=paper.replace("属实", "完全属实"), other=paper.replace("张某", "李某"))
    assert room.gate("reply.txt").code == 1
    assert room.gate("other.txt").code == 1


@bears("公文改动一个字节，凭据就不再成立。")
def _touched(room: Room) -> None:
    room.put(policy=POLICY, reply=GOOD)
    room.gate("reply.txt", "--receipt", "r.jsonl")
    assert room.call("verify", "reply.txt", "--receipt", "r.jsonl").code == 0

    room.put(reply=GOOD + " ")
    assert room.call("verify", "reply.txt", "--receipt", "r.jsonl").code == 1


@bears("凭据改动一个字、抽掉中间一份，核对不成立。")
def _tampered(room: Room) -> None:
    room.put(policy=POLICY, one=GOOD, two=ERROR, three=GOOD + "又及。\n")
    room.gate("one.txt", "two.txt", "three.txt", "--receipt", "r.jsonl")
    lines = (room.folder / "r.jsonl").read_text("utf-8").splitlines(keepends=True)

    for changed in ([lines[0], lines[2]], [lines[0], lines[1].replace("blocked", "pass"), lines[2]]):
        (room.folder / "r.jsonl").write_text("".join(changed), encoding="utf-8")
        assert room.call("verify", "three.txt", "--receipt", "r.jsonl").code == 1


@bears("记下了凭据头的，末尾被截去也看得出来。")
def _cut(room: Room) -> None:
    room.put(policy=POLICY, one=GOOD, two=GOOD + "又及。\n")
    told = room.gate("one.txt", "two.txt", "--receipt", "r.jsonl")
    head = re.search(r"凭据头：(\w+)", told.err)
    assert head is not None
    lines = (room.folder / "r.jsonl").read_text("utf-8").splitlines(keepends=True)
    assert room.call("verify", "one.txt", "--receipt", "r.jsonl", "--head", head[1]).code == 0

    (room.folder / "r.jsonl").write_text(lines[0], encoding="utf-8")
    assert room.call("verify", "one.txt", "--receipt", "r.jsonl", "--head", head[1]).code == 1


@bears("没有通过的、什么也没有查的，凭据核对不成立。")
def _blocked(room: Room) -> None:
    room.put(policy=POLICY, reply=ERROR, unread=b"%PDF-")
    room.gate("reply.txt", "unread.txt", "--receipt", "r.jsonl")

    assert room.call("verify", "reply.txt", "--receipt", "r.jsonl").code == 1
    assert room.call("verify", "unread.txt", "--receipt", "r.jsonl").code == 1


@bears("“通过”文件夹里的，一个字节不差是检查过的那一份。")
def _passed(room: Room) -> None:
    room.put(policy=POLICY)
    (room.folder / "in").mkdir()
    (room.folder / "in" / "reply.txt").write_text(GOOD, encoding="utf-8")
    with (room.folder / "in" / "reply.txt").open("r+b") as editor:
        room.call(
            "watch", "in", "--passed", "p", "--blocked", "b", "--policy", "policy.toml", "--settle", "0", "--once"
        )
        editor.write(ERROR.encode())

    passed = room.folder / "p" / "reply.txt"
    assert passed.read_text("utf-8") == GOOD
    receipt = json.loads((room.folder / "p" / "reply.txt.receipt.json").read_text("utf-8"))
    assert receipt["predicate"]["verdict"] == "pass"
    assert room.call("verify", str(passed), "--receipt", f"{passed}.receipt.json").code == 0


@bears("存量只免已经记下的那几处，新的照拦。")
def _baseline(room: Room) -> None:
    room.put(policy=POLICY, reply=ERROR)
    assert room.gate("reply.txt", "--write-baseline", "known.json").code == 1
    room.put(policy=POLICY + "baseline = 'known.json'\n")
    assert room.gate("reply.txt").code == 0

    room.put(reply=TWO_ERRORS)
    assert room.gate("reply.txt").code == 1


@pytest.mark.parametrize("sentence", PROMISES, ids=PROMISES)
def test_the_gate_keeps_its_word(sentence: str, room: Room) -> None:
    PROMISES[sentence](room)


def test_the_guide_promises_what_is_tested_and_nothing_else() -> None:
    section = _GUIDE.read_text("utf-8").partition("## 关口保证什么")[2].partition("\n## ")[0]

    assert re.findall(r"^- (.+)$", section.partition("### 不保证什么")[0], re.MULTILINE) == list(PROMISES)
    assert section.partition("### 不保证什么")[2].count("\n**") >= 6
