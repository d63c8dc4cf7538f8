"""Laws of the gate: nothing damaged ever passes, and a waiver stays with its finding."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path

from gate_room import ERROR, GOOD, IMPOSSIBLE, POLICY
from hypothesis import given, settings
from hypothesis import strategies as st

from replycheck import app
from replycheck.checks import all_rules
from replycheck.cli.program import run
from replycheck.config.settings import Settings
from replycheck.engine.policy import Policy, Waivable, policy_from
from replycheck.engine.ruling import Grounds, Ruling, as_report, rule_on
from replycheck.engine.waivers import Waiver
from replycheck.errors import ConfigError
from replycheck.gate.rulings import known_rules
from replycheck.model.report import Verdict

_SOUND = GOOD.encode()
_WHOLE_DOCX = (Path(__file__).resolve().parents[2] / "examples" / "case" / "reply-good.docx").read_bytes()
_WHOLE_PDF = (Path(__file__).resolve().parents[2] / "examples" / "case" / "reply-bad.pdf").read_bytes()


def _cut(whole: bytes) -> st.SearchStrategy[bytes]:
    """The first part of a file, never as much as half."""
    return st.integers(0, len(whole) // 2).map(lambda length: whole[:length])


_DAMAGED = st.one_of(
    st.tuples(st.just(".docx"), _cut(_WHOLE_DOCX)),
    st.tuples(st.just(".pdf"), _cut(_WHOLE_PDF)),
    st.tuples(st.sampled_from([".txt", ".docx", ".pdf"]), st.just(b"")),
    st.tuples(
        st.sampled_from([".txt", ".docx", ".pdf"]), st.sampled_from([b" ", b"\n\n", b"\xef\xbb\xbf", b"\x00" * 40])
    ),
    st.tuples(st.just(".doc"), st.just(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)),
    st.tuples(st.just(".png"), st.just(b"\x89PNG\r\n\x1a\n" + b"\0" * 60)),
)


@given(damaged=st.lists(_DAMAGED, min_size=1, max_size=3), sound=st.integers(0, 2), first=st.booleans())
@settings(max_examples=25, deadline=None)
def test_no_sequence_with_a_damaged_file_in_it_ends_with_nought(
    damaged: list[tuple[str, bytes]], sound: int, *, first: bool
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "policy.toml").write_text(POLICY, encoding="utf-8")
        papers = [(".txt", _SOUND)] * sound
        papers = damaged + papers if first else papers + damaged
        files = []
        for number, (ending, data) in enumerate(papers):
            files.append(folder / f"{number}{ending}")
            files[-1].write_bytes(data)

        code = run(["gate", *map(str, files), "--policy", str(folder / "policy.toml")])

    assert code in {1, 3}


@given(
    table=st.dictionaries(
        st.sampled_from(["schema", "require", "block", "waivers", "disabled", "profile", "sources", "blok"]),
        st.recursive(
            st.none() | st.integers() | st.text(max_size=4) | st.booleans() | st.floats(allow_nan=True),
            lambda inner: (
                st.lists(inner, max_size=2)
                | st.dictionaries(
                    st.sampled_from(["rules", "families", "severity", "measures", "x"]), inner, max_size=2
                )
            ),
            max_leaves=5,
        ),
    )
)
def test_a_policy_is_understood_or_refused_in_one_sentence(table: dict[str, object]) -> None:
    said = ""
    try:
        policy_from(table, known_rules())
    except ConfigError as error:
        said = str(error)

    assert said == "" or said.endswith(("。", "？"))
    assert "\n" not in said


_LINE = st.text(st.sampled_from("经核实道路积水问题属实已经修好。"), min_size=1, max_size=20)


@given(before=st.lists(_LINE, max_size=3), after=st.lists(_LINE, max_size=3))
@settings(max_examples=25)
def test_a_waiver_covers_its_finding_whatever_is_edited_elsewhere(before: list[str], after: list[str]) -> None:
    head, body, *tail = ERROR.splitlines()
    edited = "\n".join([head, *before, body, *after, *tail])
    policy = Policy(waivable=Waivable(frozenset({"*"})))
    day = date(2026, 1, 1)

    first = _ruled(ERROR, policy, Grounds(day))
    (finding,) = first.blocking
    waiver = Waiver(IMPOSSIBLE, finding.fingerprint, reason="理由", by="李某", until=date(2026, 2, 1))
    ruling = _ruled(edited, policy, Grounds(day, (waiver,)))

    assert IMPOSSIBLE not in {blocking.rule for blocking in ruling.blocking}
    assert [judged.waiver for judged in ruling.judged if judged.finding.rule == IMPOSSIBLE] == [waiver]


@given(text=st.sampled_from([GOOD, ERROR, ""]), strict=st.booleans())
@settings(deadline=None, max_examples=12)
def test_the_report_under_the_policy_has_the_verdict_of_the_ruling(text: str, *, strict: bool) -> None:
    policy = policy_from({"schema": 1, "require": {"families": ["copying"]} if strict else {}}, known_rules())

    ruling = _ruled(text, policy, Grounds(date(2026, 1, 1)))

    assert as_report(ruling).verdict is ruling.verdict
    if strict:
        assert ruling.verdict is not Verdict.PASS


def _ruled(text: str, policy: Policy, grounds: Grounds) -> Ruling:
    handle, name = tempfile.mkstemp(suffix=".txt")
    try:
        os.write(handle, text.encode())
        os.close(handle)
        report = app.examine(name, app.Inputs(), Settings())
        return rule_on(report, policy, all_rules(), grounds)
    finally:
        Path(name).unlink()
