"""Below a certain floor nothing passes: rules that are off, waivers that are too wide, receipts that say nothing."""

from __future__ import annotations

import json
import shutil

import pytest
from gate_room import ANNOUNCED, ERROR, FAR, GOOD, POLICY, Room, waiver

from replycheck import check
from replycheck.checks import all_rules
from replycheck.engine.coverage import DISABLED, families_off, shortfalls
from replycheck.engine.waivers import ONE_BY_ONE
from replycheck.gate.receipts import line_digest
from replycheck.model.profile import Profile
from replycheck.model.report import Outcome, Ran, Skipped

_ALL = ", ".join(f'"{rule.id}"' for rule in all_rules())
_ANY = POLICY + '[waivers]\nallow = ["*"]\n'
_WHOLE = "process.no-contact"
_COURT = """某某区人民法院
关于张某来信反映执行款问题的答复
张某：
你于2023年5月8日寄来的信收悉。经查，执行款已于2023年6月1日发放。
某某区人民法院
2023年6月5日
"""


def _off(*rules: str) -> tuple[Outcome, ...]:
    return tuple(Skipped(rule.id, DISABLED) if rule.id in rules else Ran(rule.id) for rule in all_rules())


def test_a_run_with_every_rule_off_is_incomplete_in_every_form(room: Room) -> None:
    room.put(reply=ERROR, strange=f"disabled = [{_ALL}]\n")
    told = room.call("check", "reply.txt", "--config", "strange.txt", "--format", "json")
    assert told.code == 3
    assert "什么也没有核对" in told.out
    shown = room.call("check", "reply.txt", "--config", "strange.txt")
    assert shown.code == 3
    assert "什么也没有核对" in shown.out


def test_a_run_without_the_rules_of_its_genre_is_incomplete() -> None:
    wanted = {rule.id for rule in all_rules() if len(rule.profiles) < len(Profile)}
    assert any("专为" in gap for gap in shortfalls(all_rules(), _off(*wanted), Profile.COURT_REPLY))
    assert not list(shortfalls(all_rules(), _off(*sorted(wanted)[1:]), Profile.ONLINE_REPLY))


def test_a_court_notice_that_is_compared_with_nothing_is_incomplete() -> None:
    lacks = tuple(
        Skipped(rule.id, "未提供裁判文书")
        if rule.family == "copying"
        else Skipped(rule.id, "不适用")
        if Profile.COURT_NOTICE not in rule.profiles
        else Ran(rule.id)
        for rule in all_rules()
    )
    compared = tuple(Ran(outcome.rule) if outcome.rule.startswith("copying.") else outcome for outcome in lacks)
    assert any("有没有照搬没有核对" in gap for gap in shortfalls(all_rules(), lacks, Profile.COURT_NOTICE))
    assert not list(shortfalls(all_rules(), compared, Profile.COURT_NOTICE))


def test_a_family_of_which_nothing_ran_because_it_is_off_counts_as_off() -> None:
    assert families_off(["dates.impossible"], {"pages.blank": DISABLED, "pages.missing": "没有固定页面"}) == ("pages",)
    assert families_off(["pages.missing"], {"pages.blank": DISABLED}) == ()
    assert families_off([], {"copying.unattributed": "未提供裁判文书"}) == ()


def test_a_paper_of_which_a_family_did_not_run_is_not_let_through(room: Room) -> None:
    only = [rule.id for rule in all_rules() if rule.family == "dates" and not rule.needs]
    lines = "".join(f'"{rule}" = "另行核对"\n' for rule in only)
    room.put(reply=GOOD, policy=f"{POLICY}[disabled]\n{lines}")
    told = room.gate("reply.txt")
    assert told.code == 3
    assert "整类没有查" in told.out


def test_the_reason_of_a_disabled_rule_stands_in_the_receipt_and_verify_shows_it(room: Room) -> None:
    room.put(reply=GOOD, policy=f'{POLICY}[disabled]\n"{ANNOUNCED}" = "由档案室核对"\n')
    assert room.gate("reply.txt", "--receipt", "r.jsonl").code == 0
    predicate = json.loads((room.folder / "r.jsonl").read_text("utf-8"))["predicate"]
    assert predicate["policy"]["disabled"] == {ANNOUNCED: "由档案室核对"}
    assert f"制度停用：{ANNOUNCED}，理由：由档案室核对" in room.call("verify", "reply.txt", "--receipt", "r.jsonl").out


def test_verify_says_what_a_receipt_covers(room: Room) -> None:
    room.put(reply=GOOD, judgment="民事判决书\n" + GOOD, policy=f'{POLICY}[require]\nfamilies = ["residue"]\n')
    room.gate("reply.txt", "--receipt", "r.jsonl", "--source", "judgment.txt")
    room.gate("reply.txt", "--receipt", "s.jsonl")
    alone = room.call("verify", "reply.txt", "--receipt", "s.jsonl").out
    assert alone.startswith("成立")
    for said in (
        "制度：policy.toml（摘要 ",
        "必查：residue",
        "查过的规则：",
        "没有查：",
        "对照的材料：没有",
        "结论：通过",
    ):
        assert said in alone
    chain = (room.folder / "r.jsonl").read_text("utf-8")
    assert json.loads(chain)["predicate"]["materials"][0]["sha256"]


def test_a_receipt_of_a_check_without_rules_does_not_hold(room: Room) -> None:
    from replycheck.engine.receipt import digest_of, line_of  # noqa: PLC0415 - only to forge one

    room.put(reply=GOOD, policy=POLICY)
    room.gate("reply.txt", "--receipt", "r.jsonl")
    statement = json.loads((room.folder / "r.jsonl").read_text("utf-8"))
    for ran, skipped in (([], {}), (["dates.impossible"], {"residue.voice": DISABLED})):
        predicate = statement["predicate"]
        predicate["rules"] |= {"ran": ran, "skipped": skipped}
        predicate.pop("digest", None)
        predicate["digest"] = digest_of(statement)
        (room.folder / "forged.jsonl").write_text(line_of(statement) + "\n", encoding="utf-8")
        told = room.call("verify", "reply.txt", "--receipt", "forged.jsonl")
        assert told.code == 1
        assert "说明不了什么" in told.out


def test_a_tail_cut_off_is_noticed_by_whoever_kept_the_head(room: Room) -> None:
    room.put(reply=GOOD, policy=POLICY)
    room.gate("reply.txt", "--receipt", "r.jsonl")
    told = room.gate("reply.txt", "--receipt", "r.jsonl")
    lines = (room.folder / "r.jsonl").read_text("utf-8").splitlines()
    head = line_digest(lines[-1])
    assert f"凭据头：{head}" in told.err
    assert room.call("verify", "reply.txt", "--receipt", "r.jsonl", "--head", head).code == 0
    (room.folder / "r.jsonl").write_text(lines[0] + "\n", encoding="utf-8")
    cut = room.call("verify", "reply.txt", "--receipt", "r.jsonl", "--head", head)
    assert cut.code == 1
    assert "末尾被截去过" in cut.out


def test_a_chain_that_has_grown_since_still_holds_the_head(room: Room) -> None:
    room.put(reply=GOOD, policy=POLICY)
    room.gate("reply.txt", "--receipt", "r.jsonl")
    head = line_digest((room.folder / "r.jsonl").read_text("utf-8").splitlines()[-1])
    room.gate("reply.txt", "--receipt", "r.jsonl")
    assert room.call("verify", "reply.txt", "--receipt", "r.jsonl", "--head", head.upper()).code == 0


def _waived_whole(room: Room) -> None:
    room.put(a=_COURT, policy=f'{_ANY}[block]\nrules = ["{_WHOLE}"]\n')
    who = ("--reason", "当面谈过", "--by", "李某", "--until", FAR, "--yes")
    assert room.gate("a.txt").code == 1
    assert room.call("waive", "a.txt", "--rule", _WHOLE, *who).code == 0
    assert f"[{_WHOLE}]" not in room.gate("a.txt").out


def test_a_waiver_of_a_finding_about_the_whole_paper_holds_for_that_paper_alone(room: Room) -> None:
    _waived_whole(room)
    room.put(b=_COURT.replace("张某", "李某"))
    assert f"[{_WHOLE}]" in room.gate("b.txt").out
    (room.folder / "other").mkdir()
    shutil.copy(room.folder / "replycheck.waivers.toml", room.folder / "other")
    (room.folder / "other" / "a.txt").write_text(_COURT.replace("张某", "李某"), encoding="utf-8")
    assert f"[{_WHOLE}]" in room.gate("other/a.txt").out


@pytest.mark.parametrize(("names", "holds"), [({}, False), ({"file": '"a.txt"'}, True), ({"file": '"b.txt"'}, False)])
def test_a_written_waiver_for_the_whole_paper_must_name_the_file(
    names: dict[str, str],
    holds: bool,  # noqa: FBT001 - a column of the table
    room: Room,
) -> None:
    _waived_whole(room)
    text = (room.folder / "replycheck.waivers.toml").read_text("utf-8")
    fingerprint = next(line for line in text.splitlines() if line.startswith("fingerprint")).partition("= ")[2]
    room.put(waivers=waiver(_WHOLE, quote="", fingerprint=fingerprint, **names))
    told = room.gate("a.txt")
    assert (f"[{_WHOLE}]" not in told.out) is holds
    assert ("说的是全文" in told.err) is (not names)


def _central(room: Room, **names: str) -> None:
    """Waivers of a whole paper's finding kept in one place, over two matters whose replies are called alike."""
    for matter, reader in (("甲", "张某"), ("乙", "李某")):
        (room.folder / matter).mkdir(exist_ok=True)
        (room.folder / matter / "a.txt").write_text(_COURT.replace("张某", reader), encoding="utf-8")
    fingerprint = next(one for one in check(room.folder / "甲" / "a.txt").findings if one.rule == _WHOLE).fingerprint
    book = waiver(_WHOLE, quote="", fingerprint=f'"{fingerprint}"', **names)
    (room.folder / "book.toml").write_text(book, encoding="utf-8")
    room.put(policy=f'{_ANY}file = "book.toml"\n[block]\nrules = ["{_WHOLE}"]\n')


@pytest.mark.parametrize(
    ("named", "holds"), [("a.txt", (False, False)), ("甲/a.txt", (True, False)), ("./乙/a.txt", (False, True))]
)
def test_a_name_in_a_central_waiver_file_does_not_stand_for_every_folder(
    named: str, holds: tuple[bool, bool], room: Room
) -> None:
    _central(room, file=f'"{named}"')
    told = [room.gate(f"{matter}/a.txt") for matter in "甲乙"]
    assert [one.code for one in told] != [2, 2]
    assert tuple(f"[{_WHOLE}]" not in one.out for one in told) == holds


def test_a_central_waiver_that_fits_no_folder_says_how_to_write_the_file(room: Room) -> None:
    _central(room, file='"a.txt"')
    assert "从放行文件所在处算起的路径（例如“甲/a.txt”）" in room.gate("甲/a.txt").err


def test_waive_writes_the_path_from_where_the_waivers_are_kept(room: Room) -> None:
    _central(room, file='"b.txt"')
    who = ("--reason", "当面谈过", "--by", "李某", "--until", FAR, "--yes", "--policy", "policy.toml")
    assert room.call("waive", "甲/a.txt", "--rule", _WHOLE, *who).code == 0
    assert 'file = "甲/a.txt"' in (room.folder / "book.toml").read_text("utf-8")
    assert f"[{_WHOLE}]" not in room.gate("甲/a.txt").out
    assert f"[{_WHOLE}]" in room.gate("乙/a.txt").out


@pytest.mark.parametrize("family", sorted(ONE_BY_ONE))
def test_errors_of_these_families_are_waived_by_fingerprint_only(family: str) -> None:
    from replycheck.engine.waivers import Waiver  # noqa: PLC0415 - one test's own
    from replycheck.model.finding import Confidence, Finding, Hit, Location, Severity  # noqa: PLC0415 - one test's own
    from replycheck.model.span import Span  # noqa: PLC0415 - one test's own

    def finding(severity: Severity) -> Finding:
        hit = Hit(Span(0, 2), "有误。")
        return Finding(f"{family}.x", "试验", severity, Confidence.HIGH, hit, "原文", Location(None, 1), "f" * 16)

    by_quote, by_print = Waiver(f"{family}.x", quote="原文"), Waiver(f"{family}.x", fingerprint="f" * 16)
    assert by_quote.vague_for(finding(Severity.ERROR)) is not None
    assert by_quote.vague_for(finding(Severity.WARNING)) is None
    assert by_print.vague_for(finding(Severity.ERROR)) is None


def test_waive_refuses_several_such_errors_at_once(room: Room) -> None:
    residue = (
        GOOD + "审判长　　李某\n代理审判员　　王某\n如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状。\n"
    )
    residue += "如不服本判决，可在判决书送达之日起十五日内向本院递交上诉状，上诉于某某中级人民法院。\n"
    room.put(reply=residue, policy=_ANY)
    reports = json.loads(room.call("check", "reply.txt", "--format", "json").out)["findings"]
    rules = [
        found["rule"] for found in reports if found["rule"].startswith("residue.") and found["severity"] == "error"
    ]
    many = next((rule for rule in rules if rules.count(rule) > 1), None)
    who = ("--reason", "原件如此", "--by", "李某", "--until", FAR, "--yes")
    if many is not None:
        told = room.call("waive", "reply.txt", "--rule", many, *who)
        assert told.code == 2
        assert "一处一处" in told.err
    assert rules
