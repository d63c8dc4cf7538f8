"""What a library knows beside its judgments: its own formulae, and texts of laws. Both only ever excuse."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelves import FORMULA, judgment, shelved

from replycheck.errors import UnreadableError
from replycheck.library import open_library, sources_of
from replycheck.library.compacting import compact
from replycheck.library.inventory import add_statutes, remove_statutes, stock_of
from replycheck.library.statutes import law_key, law_of
from replycheck.library.verifying import verify
from replycheck.library.writing import Writer
from replycheck.model.document import Document, plain
from replycheck.model.passage import Treatment
from replycheck.reuse import Known, find_passages

_LAW = """中华人民共和国河滩看守法
（2020年3月1日通过）
目　　录
第一章　总则
第二章　看守
第一章　总则
第一条　为了看守河滩，便利取用砂石，制定本法。
第二条　河滩由所在地的镇设看守处看守，看守处的雇工佩戴蓝色袖标。
看守处可以在枯水时节限定每日取用的车数。
第二章　看守
第三条　取用砂石的人应当在入场以前交验印信，并且按照车数缴纳看守费用，第二条另有规定的除外。
第三条之一　看守费用用于修整道路和栽种柳树，不得挪作他用。
第十条　本法自公布之日起施行。
附件一：表格
"""
_ARTICLE = "取用砂石的人应当在入场以前交验印信，并且按照车数缴纳看守费用"
_OWN = "您好，来信收悉。我局派人到现场看过，并同您当面谈过两次，现将有关情况答复您。"


def _law(text: str = _LAW, source: str = "law.txt") -> Document:
    return plain(text, source=source)


def _treatments(folder: Path, reply: str) -> set[Treatment]:
    with closing(open_library(folder)) as library:
        document = plain(reply)
        sources = sources_of(library, document)
        if not sources:
            sources = tuple(filter(None, (library.read(found.number) for found in library.candidates(reply))))
        return {passage.treatment for passage in find_passages(document, sources, library.known)}


def test_a_sentence_of_many_unrelated_judgments_is_common(tmp_path: Path) -> None:
    shelved(tmp_path / "shelf", [judgment(number, with_=FORMULA) for number in range(40)])

    assert _treatments(tmp_path / "shelf", f"{_OWN}{FORMULA}。") == {Treatment.COMMON}
    with closing(open_library(tmp_path / "shelf")) as library:
        assert sources_of(library, plain(f"{_OWN}{FORMULA}。")) == ()


@pytest.mark.parametrize(
    ("count", "related"), [(40, True), (8, False)], ids=["one-party-sued-many", "only-a-few-judgments"]
)
def test_a_sentence_of_related_or_few_judgments_is_not(tmp_path: Path, count: int, related: bool) -> None:  # noqa: FBT001 - a table
    shelf = tmp_path / "shelf"
    some = [
        judgment(number, with_=FORMULA, parties=("云川石料公司", f"周{chr(0x4E00 + number)}") if related else None)
        for number in range(count)
    ]
    shelved(shelf, [*some, *(judgment(number) for number in range(100, 130))])

    assert _treatments(shelf, f"{_OWN}{FORMULA}。") == {Treatment.UNATTRIBUTED}


def test_a_formula_in_a_copied_paragraph_excuses_nothing_else(tmp_path: Path) -> None:
    shelved(tmp_path / "shelf", [judgment(number, with_=FORMULA) for number in range(40)])
    copied = judgment(7, with_=FORMULA)["text"][150:600]

    assert _treatments(tmp_path / "shelf", _OWN + copied) == {Treatment.UNATTRIBUTED}


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 2**64 - 1), max_size=20))
def test_knowing_hashes_of_nothing_in_the_reply_changes_nothing(hashes: list[int]) -> None:
    reply, source = plain(_OWN + judgment(1)["text"][100:300]), plain(judgment(1)["text"], source="a")
    known = np.unique(np.array(hashes, dtype=np.uint64))

    assert find_passages(reply, (source,), Known(known, known)) == find_passages(reply, (source,))


def test_a_law_is_cut_into_its_articles() -> None:
    law = law_of(_law())

    assert law.title == "中华人民共和国河滩看守法"
    assert [(one.number, one.branch, one.label) for one in law.articles] == [
        (1, 0, "第一条"),
        (2, 0, "第二条"),
        (3, 0, "第三条"),
        (3, 1, "第三条之一"),
        (10, 0, "第十条"),
    ]
    assert law.articles[1].text.endswith("限定每日取用的车数。")
    assert law.articles[-1].text == "本法自公布之日起施行。"


def test_a_paper_without_articles_is_no_law() -> None:
    with pytest.raises(UnreadableError, match="条文"):
        law_of(_law("关于河滩的通知\n请各镇按照第三条的规定办理。\n"))


@pytest.mark.parametrize(
    ("title", "number", "branch", "begins"),
    [
        pytest.param("中华人民共和国河滩看守法", 3, 0, "取用砂石的人", id="full-title"),
        pytest.param("《河滩看守法》", 3, 1, "看守费用用于", id="short-title"),
        pytest.param("河滩看守法（2020修正）", 1, 0, "为了看守", id="with-its-year"),
        pytest.param("河滩看守法", 4, 0, None, id="no-such-article"),
        pytest.param("山林看守法", 1, 0, None, id="no-such-law"),
    ],
)
def test_an_article_is_found_by_title_and_number(
    tmp_path: Path, title: str, number: int, branch: int, begins: str | None
) -> None:
    add_statutes(tmp_path / "shelf", [law_of(_law())])

    with closing(open_library(tmp_path / "shelf")) as library:
        text = library.article(title, number, branch)
    assert text is None if begins is None else str(text).startswith(begins)


def test_a_passage_that_is_the_text_of_a_law_is_statute_without_any_citation(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelved(shelf, [judgment(number, with_=_ARTICLE if number == 5 else "") for number in range(12)])
    before = _treatments(shelf, f"{_OWN}{_ARTICLE}。")
    add_statutes(shelf, [law_of(_law())])

    assert before == {Treatment.UNATTRIBUTED}
    assert _treatments(shelf, f"{_OWN}{_ARTICLE}。") == {Treatment.STATUTE}


def test_a_newer_text_of_a_law_takes_the_place_of_the_older(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    add_statutes(shelf, [law_of(_law())])
    add_statutes(shelf, [law_of(_law(_LAW.replace("蓝色", "黄色")))])

    with closing(open_library(shelf)) as library:
        assert list(library.laws()) == [("中华人民共和国河滩看守法", 5)]
        assert "黄色" in str(library.article("河滩看守法", 2))
    assert remove_statutes(shelf, ["河滩看守法", "山林看守法"]) == (1, ("山林看守法",))
    assert (stock_of(shelf).statutes, stock_of(shelf).articles) == (0, 0)
    assert verify(shelf).faults == ()


def test_compacting_makes_lost_tables_anew(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelved(shelf, [judgment(number, with_=FORMULA) for number in range(40)])
    add_statutes(shelf, [law_of(_law())])
    for file in shelf.glob("*.hashes"):
        file.unlink()
    faults = verify(shelf).faults
    with Writer(shelf) as writer:
        compact(writer, lambda _: None)

    assert len(faults) == 2
    assert verify(shelf).faults == ()
    assert _treatments(shelf, f"{_OWN}{FORMULA}。") == {Treatment.COMMON}


@pytest.mark.parametrize(
    ("one", "other"),
    [("民诉法", "中华人民共和国民事诉讼法（2023修正）"), ("《民法典》", "中华人民共和国民法典")],
    ids=["abbreviation", "marks"],
)
def test_a_law_has_one_key_however_it_is_called(one: str, other: str) -> None:
    assert law_key(one) == law_key(other)
