"""A floor under the accuracy on real texts, as the shared bench measures it; the full figures are in benchmarks/."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from replycheck.model.document import plain
from replycheck.model.passage import Passage, Treatment
from replycheck.reuse import find_passages

_EACH, _SEED = 12, 31


@pytest.fixture(scope="module")
def found(
    outside: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[tuple[dict[str, Any], tuple[Passage, ...]]]]:
    """Each pair of a fresh set with the passages found in it."""
    folder = tmp_path_factory.mktemp("set")
    sys.path.insert(0, str(outside / "bench" / "copying"))
    try:
        importlib.import_module("pairs").main(str(folder), _EACH, _SEED)
        pairs = [json.loads(line) for line in (folder / "pairs.jsonl").read_text("utf-8").splitlines()]
        texts = {
            d["id"]: d["text"] for d in map(json.loads, (folder / "sources.jsonl").read_text("utf-8").splitlines())
        }
        yield [(pair, find_passages(plain(pair["reply"]), (plain(texts[pair["source_id"]]),))) for pair in pairs]
    finally:
        sys.path.pop(0)


@pytest.mark.outside_data
def test_copies_in_disguise_are_found_with_their_places(
    found: list[tuple[dict[str, Any], tuple[Passage, ...]]],
) -> None:
    cases = [(pair["id"], a, b, "source", c, d) for pair, _ in found for a, b, c, d in pair["cases"]]
    detections = [
        (pair["id"], p.reply.start, p.reply.end, "source", p.source.start, p.source.end)
        for pair, passages in found
        for p in passages
        if pair["disguise"] != "other-judgment"
    ]
    assert importlib.import_module("measures").score(cases, detections)["plagdet"] >= 0.95


@pytest.mark.outside_data
def test_a_reply_beside_a_judgment_it_has_nothing_to_do_with_is_clean(
    found: list[tuple[dict[str, Any], tuple[Passage, ...]]],
) -> None:
    assert [passages for pair, passages in found if pair["disguise"] == "none" and passages] == []


@pytest.mark.outside_data
def test_two_judgments_that_share_formulae_only_are_no_copies(
    found: list[tuple[dict[str, Any], tuple[Passage, ...]]],
) -> None:
    flagged = [
        pair["id"]
        for pair, passages in found
        if pair["disguise"] == "other-judgment" and any(p.treatment is Treatment.UNATTRIBUTED for p in passages)
    ]
    assert len(flagged) <= 1
