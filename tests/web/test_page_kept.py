"""What is remembered of a paper: through its versions, and, after the user's word, through the end of the program."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_asking import OWN, PORT, Drop, report_of
from starlette.testclient import TestClient

from replycheck.model.finding import Severity
from replycheck.model.report import Verdict
from replycheck.processes.standing import Standing
from replycheck.web.answers import Answer, Brief, Kind, Record, Version, compared
from replycheck.web.application import application
from replycheck.web.configuring import Configured
from replycheck.web.guard import Keys
from replycheck.web.keeping import Kept
from replycheck.web.matters import known_again, stem_of
from replycheck.web.store import Store
from replycheck.web.work.tasks import Checked

File = Callable[[str], tuple[str, bytes]]


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []


def test_nothing_is_kept_until_the_user_says_so(
    client: TestClient, store: Store, drop: Drop, case: File, tmp_path: Path
) -> None:
    address = drop(case("reply-bad.docx"))
    fingerprint = re.findall(r"/answers/([0-9a-f]+)", report_of(client, address))[0]
    said = client.post(f"{address}/answers/{fingerprint}", data={"kind": "mended"})
    assert str(tmp_path / "kept") in said.text
    assert _files(tmp_path / "kept") == []
    client.post("/keep", data={"wanted": "0"})
    client.post(f"{address}/answers/{fingerprint}", data={"kind": "doubtful"})
    assert _files(tmp_path / "kept") == []
    assert not store.kept.wanted


def test_what_was_answered_comes_back_after_the_end_of_the_program(
    client: TestClient, drop: Drop, case: File, workers: Standing[Any, Any], tmp_path: Path
) -> None:
    address = drop(case("reply-bad.docx"), case("judgment.docx"))
    fingerprint = re.findall(r"/answers/([0-9a-f]+)", report_of(client, address))[0]
    client.post(f"{address}/answers/{fingerprint}", data={"kind": "no-problem", "reason": "本院格式如此"})
    assert "记在文件夹" in client.post("/keep", data={"wanted": "1"}).text
    (kept,) = _files(tmp_path / "kept")
    assert (
        max(len(one["quote"]) for one in json.loads(kept.read_text(encoding="utf-8"))["versions"][0]["findings"]) <= 60
    )

    room = tmp_path / "second"
    room.mkdir()
    second = Store(room, workers, Configured(), Kept(tmp_path / "kept"), jobs=1)
    keys = Keys(PORT)
    again = TestClient(application(second, keys, lambda: None), base_url=f"http://127.0.0.1:{PORT}", headers=OWN)
    again.get(f"/?token={keys.token}")
    name = again.post("/drops").json()["id"]
    for path, data in (case("reply-bad.docx"), case("judgment.docx")):
        again.put(f"/drops/{name}/files", params={"name": path}, content=data)
    html = report_of(again, again.post(f"/drops/{name}/done").json()["go"])
    assert "本院格式如此" in html

    assert "没有保存任何东西" in again.post("/kept/empty").text
    assert not (tmp_path / "kept").exists()
    second._threads.shutdown()


def test_a_folder_that_cannot_be_written_costs_no_answer(
    client: TestClient, drop: Drop, case: File, store: Store, tmp_path: Path
) -> None:
    address = drop(case("reply-bad.docx"))
    fingerprint = re.findall(r"/answers/([0-9a-f]+)", report_of(client, address))[0]
    client.post("/keep", data={"wanted": "1"})
    matter = store.matters[address.rpartition("/")[2]]
    assert matter.record is not None
    (tmp_path / "kept" / f"{matter.record.id}.json").mkdir()  # as good as a full disk
    said = client.post(f"{address}/answers/{fingerprint}", data={"kind": "doubtful"})
    assert "存疑" in said.text
    assert "没有丢" in said.text
    assert matter.record.answers[fingerprint].kind is Kind.DOUBTFUL


@pytest.mark.parametrize("words", ["", "{}", "[1]", "\x00", '{"id": "../x"}', '{"id": "a", "name": 1}'])
def test_what_is_no_record_of_ours_is_passed_over(tmp_path: Path, words: str) -> None:
    (tmp_path / "a.json").write_text(words, encoding="utf-8")
    assert list(Kept(tmp_path).records()) == []


BRIEFS = st.builds(
    Brief,
    st.sampled_from(["a", "b", "c", "d"]),
    st.just("text.half-width"),
    st.text(max_size=3),
    st.sampled_from(Severity),
    st.text(max_size=5),
)
VERSIONS = st.builds(
    Version, st.text(max_size=4), st.just("答复.docx"), st.just(""), st.tuples(BRIEFS, BRIEFS) | st.just(())
)


@given(VERSIONS, VERSIONS)
def test_every_finding_of_two_versions_is_gone_stays_or_is_new(before: Version, now: Version) -> None:
    found = compared(before, now)
    assert len(found.gone) + len(found.stays) == len(before.findings)
    assert len(found.new) + len(found.stays) == len(now.findings)


@given(st.lists(VERSIONS, max_size=4), st.dictionaries(st.text(max_size=4), st.sampled_from(Kind)))
def test_a_record_is_read_as_it_was_written(versions: list[Version], kinds: dict[str, Kind]) -> None:
    answers = {one: Answer(kind, "理由", "2026-01-01T08:00") for one, kind in kinds.items()}
    record = Record("abc", "答复.docx", frozenset({"1", "2"}), versions, answers)
    assert Record.read(json.loads(json.dumps(record.to_dict()))) == record


NAMES = [
    ("答复.docx", "答复(1).docx", True),
    ("答复.docx", "答复（2）.docx", True),
    ("答复.docx", "答复-修改稿.docx", True),
    ("答复.docx", "答复 V3.docx", True),
    ("答复.docx", "答复_第二稿(2).docx", True),
    ("答复.docx", "答复.pdf", True),
    ("关于张某的答复.docx", "关于李某的答复.docx", False),
    ("答复一.docx", "答复二.docx", False),
]


@pytest.mark.parametrize(("first", "second", "same"), NAMES, ids=str)
def test_names_that_differ_only_by_version_are_one(first: str, second: str, same: bool) -> None:  # noqa: FBT001 - a column
    assert (stem_of(first) == stem_of(second)) is same


def _checked(paragraphs: str, sha256: str = "now") -> Checked:
    return Checked(
        Verdict.PASS,
        noted=False,
        headline="",
        sha256=sha256,
        findings=(),
        lacks=(),
        paragraphs=frozenset(paragraphs),
        offers=(),
        fixes=0,
    )


def _record(paragraphs: str, given: tuple[str, ...] = (), name: str = "答复.docx") -> Record:
    return Record("r", name, frozenset(paragraphs), [Version("before", name, "", (), given)])


AGAIN = [
    ("the same name, most words", _record("abcdef"), "答复(1).docx", "abcdxy", (), True),
    ("the same name, other words", _record("abcdef"), "答复.docx", "axyzuv", (), False),
    ("another name, most words", _record("abcdef"), "李某的答复.docx", "abcdef", (), False),
    ("another name, the same letter", _record("abcdef", ("L",)), "新.docx", "abcdxy", ("L",), True),
    ("the same name, another letter", _record("abcdef", ("L",)), "答复.docx", "abcdef", ("M",), False),
]


@pytest.mark.parametrize(
    ("record", "name", "words", "given", "same"), [one[1:] for one in AGAIN], ids=[one[0] for one in AGAIN]
)
def test_a_paper_is_known_again_only_where_it_is_plain(
    record: Record,
    name: str,
    words: str,
    given: tuple[str, ...],
    same: bool,  # noqa: FBT001 - a column
) -> None:
    assert (known_again([record], name, _checked(words), given) is record) is same
    assert known_again([record], "别的.docx", replace(_checked(words), sha256="before"), ()) is record
