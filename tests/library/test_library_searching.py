"""Searching: the source is found by its words, its case number, its court and parties; and only real sources count."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path

import pytest
from shelves import judgment, shelved

from replycheck.errors import UsageError
from replycheck.library import Library, open_library, sources_of
from replycheck.library.sources import aligned
from replycheck.model.document import plain

_COUNT = 60
_OWN = "您好，来信收悉。我局派人到现场看过，并同您当面谈过两次，现将有关情况答复您，如有不明白的地方可以来电。"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("library") / "shelf"
    shelved(folder, [judgment(number) for number in range(_COUNT)])
    return open_library(folder)


@pytest.mark.parametrize("number", range(0, _COUNT, 7))
def test_the_source_of_a_pasted_passage_comes_first(library: Library, number: int) -> None:
    passage = judgment(number)["text"][200:420]

    assert library.candidates(_OWN + passage)[0].id == f"j{number}"
    assert [source.source for source in sources_of(library, plain(_OWN + passage))] == [f"j{number}"]


def test_sources_are_found_although_dates_are_changed_and_sentences_moved(library: Library) -> None:
    lines = judgment(8)["text"].splitlines()[6:12]
    random.Random(1).shuffle(lines)  # noqa: S311 - seeded on purpose
    reply = plain(_OWN + "".join(f"{2020 + at}年{at + 1}月，{line}" for at, line in enumerate(lines)))

    assert [source.source for source in sources_of(library, reply)] == ["j8"]


@pytest.mark.parametrize("text", ["", "好。", _OWN, "本院认为，" * 30], ids=["empty", "short", "own", "formula"])
def test_a_reply_that_shares_nothing_has_no_source(library: Library, text: str) -> None:
    assert sources_of(library, plain(text)) == ()


@pytest.mark.parametrize(
    "written",
    ["（2021）川1009民初10号", "(2021)川1009民初10号", "（2021）川1009民初第010号", "〔2021〕川1009民初 10 号"],
    ids=["proper", "half-width", "padded", "square"],
)
def test_a_judgment_is_found_by_its_case_number_however_it_is_written(library: Library, written: str) -> None:
    assert [found.id for found in library.by_case_number(written)] == ["j9"]


def test_a_judgment_that_the_reply_cites_is_a_source_before_all_others(library: Library) -> None:
    reply = plain(f"{_OWN}{judgment(4)['text'][200:400]}参见（2021）川1009民初10号民事判决书。")

    assert [source.source for source in sources_of(library, reply)] == ["j9", "j4"]


def test_judgments_are_listed_by_court_and_party(library: Library) -> None:
    party = next(library.all()).parties[0]

    assert next(found.id for found in library.all("柳湾区人民法院", party)) == "j0"
    assert list(library.all("海事法院")) == []


def test_the_aligner_ranks_what_fingerprints_propose(library: Library) -> None:
    text = _OWN + judgment(20)["text"][150:400] + judgment(21)["text"][150:250]
    first, second, *_ = aligned(library, plain(text), 5)

    assert (first.found.id, second.found.id) == ("j20", "j21")
    assert first.shared > second.shared > 60


def test_no_judgment_of_that_id_is_no_document(library: Library) -> None:
    assert library.document("nobody") is None


def test_postings_name_every_judgment(library: Library) -> None:
    numbers = {number for _, some in library.postings() for number in some.tolist()}

    assert numbers == {found.number for found in library.all()}


@pytest.mark.parametrize("name", ["nowhere", "file", "empty"])
def test_a_folder_without_a_library_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "empty").mkdir()

    with pytest.raises(UsageError, match="不是文书库"):
        open_library(tmp_path / name)


def test_readers_go_on_while_a_writer_works(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    shelved(folder, [judgment(number) for number in range(10)])
    with closing(open_library(folder)) as before:
        for start in range(10, 40, 10):
            shelved(folder, [judgment(number) for number in range(start, start + 10)])
            assert before.candidates(judgment(3)["text"])[0].id == "j3"
        assert before.document("j35") is not None
    with closing(open_library(folder)) as after:
        assert after.candidates(judgment(35)["text"])[0].id == "j35"


_PLEA = (
    "本院认为，被告人{0}贩卖毒品，其行为已构成贩卖毒品罪。公诉机关指控被告人{0}犯贩卖毒品罪的罪名成立，予以支持。"
    "被告人{0}曾因故意犯罪被判处有期徒刑，在刑满释放后五年内再故意犯应当判处有期徒刑以上刑罚之罪，系累犯，应当从重处罚。"
    "被告人{0}归案后如实供述自己的罪行，可以从轻处罚。辩护人关于被告人{0}的意见，予以采纳。"
)
_NAMES = [f"甲{first}{second}" for first in "柏松梅兰竹" for second in "舟山河川岳岭峰岩"]


@pytest.mark.parametrize(("cases", "found"), [(1, ["own0"]), (2, [])], ids=["of one case", "of two cases"])
def test_formulae_name_a_source_only_where_no_other_judgment_shares_as_many_words(
    tmp_path: Path, cases: int, found: list[str]
) -> None:
    alike = [(f"j{at}", name) for at, name in enumerate(_NAMES)] + [(f"own{at}", "慕望舒") for at in range(cases)]
    texts = [
        f"（2021）川10刑初{at + 1}号\n被告人：{name}。\n{_PLEA.format(name)}" for at, (_, name) in enumerate(alike)
    ]
    shelved(tmp_path / "shelf", [{"id": id_, "text": text} for (id_, _), text in zip(alike, texts, strict=True)])

    with closing(open_library(tmp_path / "shelf")) as library:
        sources = sources_of(library, plain(_OWN + _PLEA.format("慕望舒")))

    assert [source.source for source in sources] == found
