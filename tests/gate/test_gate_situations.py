"""Papers × policy × waivers × mishaps: what the gate does in each situation, and its exit code."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from gate_room import ANNOUNCED, ERROR, GOOD, IMPOSSIBLE, POLICY, TWO_ERRORS, WARNING, Room, waiver

from replycheck.checks import all_rules

_ALLOW = POLICY + '[waivers]\nallow = ["dates"]\n'
_FINGERPRINT = "f" * 16


@dataclass(frozen=True)
class Situation:
    """Files, arguments, the exit code, and words that must be said on either stream."""

    code: int
    said: tuple[str, ...] = ()
    papers: dict[str, str | bytes] = field(default_factory=lambda: {"reply": GOOD})
    policy: str | bytes | None = POLICY
    waivers: str | bytes | None = None
    arguments: tuple[str, ...] = ("reply.txt",)


def _off(start: str) -> str:
    """Lines that switch every rule off whose id begins so."""
    return "".join(f'"{rule.id}" = "理由"\n' for rule in all_rules() if rule.id.startswith(start))


_SITUATIONS = {
    # papers
    "a sound paper passes": Situation(0, ("通过  reply.txt", "共 1 份：通过 1")),
    "an error blocks": Situation(1, ("拦下  reply.txt：日期不存在（第2段）[dates.impossible]",), {"reply": ERROR}),
    "a warning alone passes, and is told": Situation(0, ("不拦的 1 处",), {"reply": WARNING}),
    "an empty file is not a pass": Situation(3, ("未能查全", "空文件"), {"reply": b""}),
    "a blank file is not a pass": Situation(3, ("未能查全",), {"reply": " \n\n"}),
    "binary rubbish is not a pass": Situation(3, ("未能查全",), {"reply": bytes(range(256)) * 9}),
    "a broken docx is not a pass": Situation(3, ("未能查全",), {"reply": b"PK\x03\x04 broken"}),
    "a broken PDF is not a pass": Situation(3, ("未能查全",), {"reply": b"%PDF-1.7\n1 0 obj\n"}),
    "an old Word file is not a pass": Situation(
        3, ("未能查全",), {"reply": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 999}
    ),
    "one bad paper among good ones blocks": Situation(
        1, ("通过 1", "拦下 1"), {"reply": GOOD, "other": ERROR}, arguments=("reply.txt", "other.txt")
    ),
    "one unread paper among good ones is not a pass": Situation(
        3, ("通过 1", "未能查全 1"), {"reply": GOOD, "other": b""}, arguments=("reply.txt", "other.txt")
    ),
    "blocked goes before incomplete": Situation(
        1, ("拦下 1", "未能查全 1"), {"reply": b"", "other": ERROR}, arguments=("reply.txt", "other.txt")
    ),
    # calls
    "a missing file is a wrong call": Situation(2, ("找不到文件",), arguments=("absent.txt",)),
    "a missing file among others is a wrong call": Situation(2, ("找不到文件",), arguments=("reply.txt", "absent.txt")),
    "a pattern that fits is resolved": Situation(
        1, ("共 2 份",), {"reply": GOOD, "re2": ERROR}, arguments=("re*.txt",)
    ),
    "a pattern that fits nothing is a wrong call": Situation(2, ("什么也没有检查",), arguments=("*.docx",)),
    "a pattern without files beside a good file is a wrong call": Situation(
        2, ("没有文件符合",), arguments=("reply.txt", "*.pdf")
    ),
    "a folder is a wrong call": Situation(2, ("文件夹",), arguments=(".",)),
    "a name that no system accepts is a wrong call": Situation(2, ("找不到文件",), arguments=("a" * 5000,)),
    "no file at all is a wrong call": Situation(2, arguments=()),
    "a missing judgment is a wrong call": Situation(2, ("找不到文件",), arguments=("reply.txt", "--source", "no.txt")),
    "an unknown form is a wrong call": Situation(2, ("报告形式",), arguments=("reply.txt", "--format", "word")),
    "an unknown option is a wrong call": Situation(2, ("没有“--lax”这个选项",), arguments=("reply.txt", "--lax")),
    # policies
    "no policy file": Situation(2, ("找不到制度文件",), policy=None),
    "an emptied policy is no lax policy": Situation(2, ("schema = 1",), policy=""),
    "a policy that is no TOML": Situation(2, ("不是合法的 TOML",), policy="schema = = 1"),
    "a policy that is no text": Situation(2, ("UTF-8",), policy=b"\xff\xfe\x00schema"),
    "a policy of another version": Situation(2, ("schema = 1",), policy="schema = 2\n"),
    "an unknown key, with the nearest": Situation(
        2, ("不认识的“requires”", "是不是“require”"), policy=POLICY + "[requires]\n"
    ),
    "an unknown key deeper down": Situation(
        2, ("“block.serverity”", "是不是“severity”"), policy=POLICY + '[block]\nserverity = "error"\n'
    ),
    "an unknown rule, with the nearest": Situation(
        2, ("是不是“dates.impossible”",), policy=POLICY + '[require]\nrules = ["dates.imposible"]\n'
    ),
    "an unknown family": Situation(2, ("是不是“dates”",), policy=POLICY + '[require]\nfamilies = ["date"]\n'),
    "an unknown weight": Situation(2, ("是不是“error”",), policy=POLICY + '[block]\nseverity = "errors"\n'),
    "a share that is none": Situation(2, ("0 到 1",), policy=POLICY + "[block]\nmeasures = {copied_share = 25}\n"),
    "a rule both required and disabled": Situation(
        2,
        ("自相矛盾",),
        policy=f'{POLICY}[disabled]\n"{IMPOSSIBLE}" = "原件如此"\n[require]\nrules = ["{IMPOSSIBLE}"]\n',
    ),
    "a required rule that ran": Situation(0, policy=f'{POLICY}[require]\nrules = ["{IMPOSSIBLE}"]\n'),
    "a required rule that was skipped": Situation(
        3,
        ("必查的规则 copying.unattributed 没有查", "--source"),
        policy=POLICY + '[require]\nrules = ["copying.unattributed"]\n',
    ),
    "a required family that was skipped": Situation(
        3, ("必查",), policy=POLICY + '[require]\nfamilies = ["copying"]\n'
    ),
    "a required family that ran": Situation(0, policy=POLICY + '[require]\nfamilies = ["dates"]\n'),
    "required page checks on a file without pages": Situation(
        3, ("没有固定页面",), policy=POLICY + '[require]\nfamilies = ["pages"]\n'
    ),
    "a paper of a kind that the policy does not name": Situation(
        3, ("文种是“通用”",), policy=POLICY + '[require]\nprofiles = ["court-reply"]\n'
    ),
    "a disabled rule does not block": Situation(
        0,
        (),
        {"reply": WARNING},
        f'{POLICY}block = {{severity = "warning"}}\n[disabled]\n"{ANNOUNCED}" = "本院不编号"\n',
    ),
    "a rule may be named in a table of its own": Situation(
        0, (), {"reply": WARNING}, f'{POLICY}[[disabled]]\nrule = "{ANNOUNCED}"\nreason = "本院不编号"\n'
    ),
    "a rule disabled without a reason": Situation(2, ("写明理由",), policy=f'{POLICY}disabled = ["{IMPOSSIBLE}"]\n'),
    "a rule disabled with an empty reason": Situation(
        2, ("文字",), policy=f'{POLICY}[disabled]\n"{IMPOSSIBLE}" = " "\n'
    ),
    "a rule disabled in a table without a reason": Situation(
        2, ("理由（reason）",), policy=f'{POLICY}[[disabled]]\nrule = "{IMPOSSIBLE}"\n'
    ),
    "an unknown rule disabled": Situation(2, ("不认识的",), policy=f'{POLICY}[disabled]\n"dates.no-such" = "理由"\n'),
    "a whole family disabled": Situation(2, ("整族", "residue"), policy=POLICY + "[disabled]\n" + _off("residue.")),
    "every rule disabled": Situation(2, ("整族",), policy=POLICY + "[disabled]\n" + _off("")),
    "warnings block where the policy says so": Situation(
        1, (ANNOUNCED,), {"reply": WARNING}, POLICY + '[block]\nseverity = "warning"\n'
    ),
    "a rule blocks whatever its weight": Situation(
        1, (), {"reply": WARNING}, f'{POLICY}[block]\nrules = ["{ANNOUNCED}"]\n'
    ),
    "a family blocks whatever its weight": Situation(
        1, (), {"reply": WARNING}, POLICY + '[block]\nfamilies = ["logic"]\n'
    ),
    "another family does not": Situation(0, (), {"reply": WARNING}, POLICY + '[block]\nfamilies = ["dates"]\n'),
    "a profile has its own terms": Situation(
        1, (), {"reply": WARNING}, POLICY + '[block.profiles.generic]\nseverity = "warning"\n'
    ),
    "another profile's terms do not count": Situation(
        0, (), {"reply": WARNING}, POLICY + '[block.profiles.court-reply]\nseverity = "warning"\n'
    ),
    "a policy cannot let errors pass by weight": Situation(
        1, (), {"reply": ERROR}, POLICY + "[block.profiles.generic]\nrules = []\nfamilies = []\n"
    ),
    "a figure without a judgment is unknown, not nought": Situation(
        3, ("照搬情况不明",), policy=POLICY + "[block]\nmeasures = {copied_share = 0.5}\n"
    ),
    # waivers
    "a waiver in order lets pass": Situation(0, ("已放行 1 处",), {"reply": ERROR}, _ALLOW, waiver()),
    "a waiver covers one of two": Situation(1, (), {"reply": TWO_ERRORS}, _ALLOW, waiver()),
    "a policy that allows none": Situation(1, ("制度不允许放行",), {"reply": ERROR}, POLICY, waiver()),
    "a waiver without a reason": Situation(1, ("没有写理由",), {"reply": ERROR}, _ALLOW, waiver(reason="")),
    "a waiver with a blank reason": Situation(1, ("没有写理由",), {"reply": ERROR}, _ALLOW, waiver(reason='" "')),
    "a waiver by nobody": Situation(1, ("没有写放行人",), {"reply": ERROR}, _ALLOW, waiver(by="")),
    "a waiver without an end": Situation(1, ("没有写期限",), {"reply": ERROR}, _ALLOW, waiver(until="")),
    "an expired waiver": Situation(1, ("到期",), {"reply": ERROR}, _ALLOW, waiver(until="2020-01-01")),
    "a waiver that is too long": Situation(
        1, ("超过制度允许的 30 天",), {"reply": ERROR}, _ALLOW + "days = 30\n", waiver()
    ),
    "a finding that is too heavy to waive": Situation(
        1, ("分量超过",), {"reply": ERROR}, _ALLOW + 'severity = "warning"\n', waiver()
    ),
    "a waiver that fits nothing is told": Situation(0, ("没有对应的问题",), {"reply": GOOD}, _ALLOW, waiver()),
    "a waiver for another file": Situation(1, (), {"reply": ERROR}, _ALLOW, waiver(file='"other.txt"')),
    "a fingerprint that does not fit": Situation(
        1, (), {"reply": ERROR}, _ALLOW, waiver(quote="", fingerprint=f'"{_FINGERPRINT}"')
    ),
    "a waiver of a whole rule is refused": Situation(
        2, ("fingerprint 或 quote",), {"reply": ERROR}, _ALLOW, waiver(quote="")
    ),
    "an unknown key in a waiver": Situation(
        2, ("“第 1 个 waiver.untill”",), {"reply": ERROR}, _ALLOW, waiver(untill='"x"')
    ),
    "a broken waiver file": Situation(2, ("放行文件",), {"reply": GOOD}, _ALLOW, "[["),
    "a waiver file that the policy names and that is not there": Situation(
        2, ("找不到放行文件",), policy=_ALLOW + 'file = "elsewhere.toml"\n'
    ),
    "a waiver beside the paper does not count where the policy names another": Situation(
        1, (), {"reply": ERROR, "none": "schema = 1\n"}, _ALLOW + 'file = "none.txt"\n', waiver()
    ),
    # other files that the gate relies on
    "a baseline that is not there": Situation(2, ("找不到存量清单",), policy=POLICY + 'baseline = "known.json"\n'),
    "a baseline that is none": Situation(2, ("存量清单",), {"reply": GOOD, "b": "[]"}, POLICY + 'baseline = "b.txt"\n'),
    "a receipt that is no receipt": Situation(
        2, ("没有改动它",), {"reply": GOOD, "b": "x"}, arguments=("reply.txt", "--receipt", "b.txt")
    ),
    "a receipt that cannot be written": Situation(2, arguments=("reply.txt", "--receipt", "reply.txt/r.json")),
    "a report that cannot be written": Situation(2, arguments=("reply.txt", "--format", "html=reply.txt/r.html")),
    "a key that is none": Situation(
        2, ("私钥",), arguments=("reply.txt", "--receipt", "r.json", "--sign", "reply.txt")
    ),
    "a receipt under a name that no system accepts": Situation(2, arguments=("reply.txt", "--receipt", "a" * 5000)),
    "a key that is not there": Situation(
        2, ("钥匙文件",), arguments=("reply.txt", "--receipt", "r.json", "--sign", "k.pem")
    ),
}


def test_there_are_enough_situations() -> None:
    assert len(_SITUATIONS) >= 40


@pytest.mark.parametrize("situation", _SITUATIONS.values(), ids=_SITUATIONS)
def test_the_gate_ends_with_the_right_code_and_says_why(situation: Situation, room: Room) -> None:
    given = {"policy": situation.policy, "waivers": situation.waivers, **situation.papers}
    room.put(**{name: text for name, text in given.items() if text is not None})

    told = room.gate(*situation.arguments)

    assert told.code == situation.code, told
    for words in situation.said:
        assert words in told.out + told.err, told


def test_a_crashed_rule_is_never_a_pass(room: Room, crashing_rule: str) -> None:
    room.put(reply=GOOD, policy=POLICY)

    told = room.gate("reply.txt")

    assert told.code == 3, told
    assert f"规则 {crashing_rule} 出错" in told.out


def test_a_crashed_rule_does_not_hide_an_error(room: Room, crashing_rule: str) -> None:
    room.put(reply=ERROR, policy=POLICY)

    assert room.gate("reply.txt").code == 1, crashing_rule


def test_a_required_rule_that_crashed_is_not_waived_by_anything(room: Room, crashing_rule: str) -> None:
    waivers = waiver(rule=crashing_rule, quote='"张某"')
    room.put(
        reply=GOOD,
        policy=f'{POLICY}[require]\nrules = ["{crashing_rule}"]\n[waivers]\nallow = ["*"]\n',
        waivers=waivers,
    )

    assert room.gate("reply.txt").code == 3


def test_figures_beyond_the_policy_block_although_no_finding_does(room: Room, root: Path) -> None:
    texts = root / "examples" / "case" / "text"
    disabled = '[disabled]\n"copying.mostly-judgment" = "由比例规定代替"\n'
    room.put(
        reply=(texts / "reply-bad.txt").read_bytes(),
        policy=POLICY + disabled + "[block.measures]\ncopied_share = 0.25\n",
    )

    told = room.gate("reply.txt", "--source", str(texts / "judgment.txt"))

    assert told.code == 1
    assert "照搬比例" in told.out
    assert "超过制度规定的 25.0%" in told.out


def test_every_file_has_one_line_on_standard_output_and_the_summary_goes_to_the_other(room: Room) -> None:
    room.put(a=GOOD, b=ERROR, c=b"", policy=POLICY)

    told = room.gate("a.txt", "b.txt", "c.txt")

    assert [line.split()[0] for line in told.out.splitlines()] == ["通过", "拦下", "未能查全"]
    assert told.err.splitlines()[-1].startswith("共 3 份：")


def test_a_machine_form_has_standard_output_for_itself(room: Room) -> None:
    import json  # noqa: PLC0415 - this test only

    room.put(a=WARNING, b=GOOD, policy=f'{POLICY}[block]\nrules = ["{ANNOUNCED}"]\n')

    told = room.gate("a.txt", "b.txt", "--format", "json")

    assert told.code == 1
    assert [json.loads(line)["verdict"] for line in told.out.splitlines()] == ["blocked", "pass"]
    assert "拦下  a.txt" in told.err
