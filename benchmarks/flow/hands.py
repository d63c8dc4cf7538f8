"""How the flow does on hands from whom nothing was learned: ``python benchmarks/flow/hands.py FOLDER...`` (an hour).

Each folder holds the right replies of one hand. A quarter of the hands at a time is left out: all is learned from
the others, as ``train.py --hands`` does, limits and all, and the quarter is measured under those figures, in a copy of
the program: its right replies that are called faulty, and what is noticed of each way of cutting. ``corpora/accepted``
is divided in the same way. What a reader would get wrong: proofs and signs were written by people who had read these
hands, so only what is learned is unseen here.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from replies import ROOT, Reply, accepted, donors, folder, hand, rates, show
from run import said
from train import FACTS, FOLDS, fold, learn_all, right, samples

from replycheck.model.profile import FLOWING

_FEW = 5
"""Replies below which a hand has too few of its own for strangers to come from."""
Found = dict[str, list[int]]


def main() -> None:
    """Learn without each quarter, measure it, and add up."""
    if sys.argv[1] == "--measure":
        sys.stdout.write(json.dumps(_measured([Path(one) for one in sys.argv[3:]], int(sys.argv[2]))))
        return
    data, told = Path(os.environ["REPLYCHECK_TEST_DATA"]), [Path(one) for one in sys.argv[1:]]
    whole: dict[str, Found] = {}
    for part in range(FOLDS):
        with tempfile.TemporaryDirectory() as where:
            for name, found in _without(part, data, told, Path(where)).items():
                mine = whole.setdefault(name, {})
                for kind, (hits, trials) in found.items():
                    before = mine.get(kind, [0, 0])
                    mine[kind] = [before[0] + hits, before[1] + trials]
    for name, found in whole.items():
        print(name)
        show({kind: (hits, trials) for kind, (hits, trials) in found.items()})


def _without(part: int, data: Path, told: list[Path], where: Path) -> dict[str, Found]:
    """Learn without a quarter into a copy of the program, and let that copy measure the quarter."""
    shutil.copytree(ROOT / "src", where / "src")
    shutil.copytree(FACTS, where / "corpora" / "facts")
    hands = [reply for one in told for reply in hand(one)]
    every = {**right(data), "hands": hands}
    kinds = {kind: [one for one in replies if kind == "online" or fold(one) != part] for kind, replies in every.items()}
    learn_all(data, kinds, samples(kinds, arranged_anew=False), where / "corpora" / "facts")
    done = subprocess.run(
        [sys.executable, __file__, "--measure", str(part), *map(str, told)],
        env={**os.environ, "PYTHONPATH": str(where / "src")},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _measured(told: list[Path], part: int) -> dict[str, Found]:
    """Right replies called faulty (``alarmed``) and what is noticed, of our replies and of other hands."""
    ours = [one for one in accepted() if fold(one) == part]
    hands = [list(folder(one)) for one in told if fold(next(hand(one))) == part]
    every = [one for replies in hands for one in replies]
    return {
        "accepted": _noticed([(ours, ours)]),
        "hands": _noticed([(replies, replies if len(replies) > _FEW else every) for replies in hands]),
    }


def _noticed(sets: list[tuple[list[Reply], list[Reply]]]) -> Found:
    """``alarmed`` and the kinds of cuts, of replies each with those from which strangers come."""
    found: Found = {"alarmed": [0, 0]}
    for replies, others in sets:
        chosen = {one.lines: one.profile for one in replies if one.profile in FLOWING}
        found["alarmed"][0] += sum(bool(said(lines, profile)) for lines, profile in chosen.items())
        found["alarmed"][1] += len(chosen)

        def noticed(before: list[str], after: list[str], profiles: dict = chosen) -> bool:  # type: ignore[type-arg]
            profile = profiles[tuple(before)]
            return bool(said(after, profile) - said(before, profile))

        cut = [one for one in replies if one.lines in chosen and one.cuttable and len(donors(others, one))]
        for kind, (hits, trials) in rates(cut, noticed, Random(7), pool=others).items():
            before = found.get(kind, [0, 0])
            found[kind] = [before[0] + hits, before[1] + trials]
    return found


if __name__ == "__main__":
    main()
