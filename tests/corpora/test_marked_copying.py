"""The labelled set of shared passages: nearly all are looked upon as its labels say."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from replycheck.model.passage import Treatment

_LEAST = 0.95


@pytest.fixture(scope="module")
def treatment(root: Path) -> Iterator[ModuleType]:
    """The benchmark that reads the set and scores it."""
    spec = importlib.util.spec_from_file_location(
        "treatment_benchmark", root / "benchmarks" / "copying" / "treatment.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look their module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def test_shared_passages_are_looked_upon_as_a_careful_lawyer_would(treatment: ModuleType) -> None:
    judged = list(treatment.judged(treatment.marked()))
    wrong = [f"{one.name}: {one.label}, found {one.found}: {one.words[:40]}" for one in judged if not one.right]
    assert len(judged) - len(wrong) >= _LEAST * len(judged), "\n".join(wrong)


def test_the_set_is_large_enough_and_holds_every_treatment(treatment: ModuleType) -> None:
    labels = Counter(label for case in treatment.marked() for label, _ in case.labels)
    assert set(labels) == {*Treatment, "own"}
    assert labels.total() >= 70
    assert min(labels[kind] for kind in Treatment) >= 10


def test_what_is_fenced_as_shared_stands_in_a_judgment_for_the_most_part(treatment: ModuleType) -> None:
    for case in treatment.marked():
        pairs = {text[at : at + 2] for source in case.sources for text in [source.text] for at in range(len(text))}
        for label, span in case.labels:
            words = "".join(span.of(case.reply.text).split())
            shared = sum(words[at : at + 2] in pairs for at in range(len(words) - 1))
            assert label == "own" or shared >= 0.5 * (len(words) - 1), (case.name, words)
