"""Learn the figures of the page order from real documents: ``python benchmarks/pages/train.py`` (a quarter of an hour).

Writes ``page_places.tsv.gz``, ``page_weights.tsv`` and ``page_cuts.tsv.gz`` in ``corpora/facts``, learned from all
documents; ``run.py`` learns without those that are held out (``paper.Text.held_out``). What the place of a string is
worth is learned on other documents than those its weight is tried on, so that the order does not trust it too much.
"""

from __future__ import annotations

import argparse
import gzip
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from learning import hard_orders, learn_places, logistic, preference, random_orders, summed
from learning_cuts import learn_cuts
from paper import FEWEST, MOST, Text, document, noisy, sheets, texts

from replycheck.pages import features
from replycheck.pages.continuity import KINDS, PARTS, Measured, Weights, assemble, measure, strangeness, weights
from replycheck.pages.cuts import network_of
from replycheck.pages.foreign import FEATURES
from replycheck.sequence.language import language
from replycheck.sequence.network import packed
from replycheck.sequence.order import best_order
from replycheck.sequence.place import Places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paper import Sheet

    from replycheck.sequence.network import Network

ROOT = Path(__file__).resolve().parents[2]
FACTS = ROOT / "corpora" / "facts"
FOLDS, ENOUGH = 4, 400
HALF = 10
LAYOUTS = [(28, 22, 0), (28, 22, 11), (28, HALF, 0), (22, 24, 0), (30, 28, 0), (26, 18, 0)]
WHOLE = [(28, 22, 0), (28, 22, 8), (28, 22, 15), (28, 16, 0), (30, 32, 0)]
"""Characters a line, lines a page, and lines of the first page that a red head takes."""
ROUNDS, RIDGE = 3, 20.0
FALSE_ALARMS = {"order-running": 0.0015, "order-paragraphs": 0.003, "foreign": 0.004}
"""Share of intact training documents that each limit may let through; half sheets and misread lines left out."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A document in one layout, measured; for foreign pages also with a page of another document among its own."""

    intact: Measured
    mixed: Measured | None
    stranger: int
    official: bool


def fold(text: Text) -> int:
    """Which quarter of the training documents a text belongs to."""
    return crc32(b"fold" + text.id.encode()) % FOLDS


def layouts() -> list[tuple[dict[str, object], bool, bool]]:
    """Paper, whether lines are known, whether it is badly read."""
    found: list[tuple[dict[str, object], bool, bool]] = []
    for whole, papers in ((False, LAYOUTS), (True, WHOLE)):
        for columns, rows, lead in papers:
            paper = {"columns": columns, "rows": rows, "whole": whole, "lead": lead}
            found += [(paper, True, False), (paper, False, True)]
    paper = {"columns": 28, "rows": 22, "whole": False}
    return [*found, (paper, True, True), (paper, False, False)]


def samples(found: Sequence[Text], tables: dict[int, Places]) -> list[Sample]:
    """Every training document in every layout."""
    with ProcessPoolExecutor(2) as pool:
        work = partial(_in_layout, found=found, tables=tables)
        return [sample for some in pool.map(work, *zip(*enumerate(layouts()), strict=True)) for sample in some]


def _in_layout(
    number: int,
    layout: tuple[dict[str, object], bool, bool],
    *,
    found: Sequence[Text],
    tables: dict[int, Places],
) -> list[Sample]:
    made = []
    paper, known, noise = layout
    rng = Random(number)
    cut = {text.id: sheets(text, **paper) for text in found}  # type: ignore[arg-type]
    if noise:
        cut = {name: noisy(pages, rng) for name, pages in cut.items()}
    for text in found:
        pages = cut[text.id]
        if not FEWEST <= len(pages) <= MOST:
            continue
        donors = [other for other in found if other.kind == text.kind and other.id != text.id]
        mixed, at = mix(pages, cut[rng.choice(donors).id], rng)
        columns = int(str(paper["columns"]))
        whole, with_one_more = (
            measure(document(some, columns=columns, known=known, read=noise), language(), tables[fold(text)])
            for some in (pages, mixed)
        )
        made.append(Sample(whole, with_one_more, at, official=paper["rows"] != HALF and not (known and noise)))
    return made


def mix(pages: Sequence[Sheet], donor: Sequence[Sheet], rng: Random) -> tuple[list[Sheet], int]:
    """The pages with one of another document among them, and where it lies."""
    at = rng.randrange(1, len(pages) + 1)
    inner = donor[1:-1] or donor
    return [*pages[:at], rng.choice(inner), *pages[at:]], at


def learn_orders(kind: str, found: Sequence[Sample]) -> dict[tuple[str, str], float]:
    """The weights of ``order``: first against random wrong orders, then against those it likes best."""
    rng = Random(kind)
    rows, shares = [], []
    figures: dict[tuple[str, str], float] = {}
    for turn in range(ROUNDS + 1):
        for sample in found:
            count = len(sample.intact.faces)
            wrong = (
                hard_orders(sample.intact, assemble({**figures, ("limit", "join"): 0.0}))
                if turn
                else random_orders(count, rng)
            )
            true = summed(sample.intact, range(count))
            rows += [true - summed(sample.intact, order) for order in wrong]
            shares += [1 / len(wrong)] * len(wrong)
        vector = preference(np.array(rows), np.array(shares), RIDGE)
        names = [(f"order.{part}", name) for part, names in PARTS.items() for name in names]
        figures = dict(zip(names, vector.tolist(), strict=True))
    return figures


def learn_joins(found: Sequence[Sample]) -> dict[tuple[str, str], float]:
    """The weights of ``join``: pages that follow each other against pages with one or two left out between them."""
    rows, labels, shares = [], [], []
    for sample in found:
        count = len(sample.intact.faces)
        for skip, label, share in ((1, 1.0, 1.0), (2, 0.0, 0.7), (3, 0.0, 0.3)):
            at = np.arange(max(0, count - skip))
            rows.append(sample.intact.links[:, at, at + skip].T)
            labels += [label] * len(at)
            shares += [share] * len(at)
    vector = logistic(np.concatenate(rows), np.array(labels), np.array(shares), RIDGE)
    figures = {("join.link", name): value for name, value in zip(features.LINKS, vector.tolist(), strict=False)}
    return {**figures, ("limit", "join"): float(vector[-1])}


def learn_strangers(weights: Weights, found: Sequence[Sample]) -> dict[tuple[str, str], float]:
    """The weights of ``foreign``: the page of another document against the pages of intact ones."""
    rows, labels, shares = [], [], []
    for sample in found:
        for measured, stranger in ((sample.intact, -1), (sample.mixed, sample.stranger)):
            if measured is None or len(measured.faces) < 3:  # noqa: PLR2004 - of two pages neither is the stranger
                continue
            marks = strangeness(measured, weights, best_order(weights.scores(measured)).order)
            rows.append(marks.T)
            labels += [float(page == stranger) for page in range(marks.shape[1])]
            shares += [1.0] * marks.shape[1]
    vector = logistic(np.concatenate(rows), np.array(labels), np.array(shares), 1.0)
    figures = {("foreign", name): value for name, value in zip(FEATURES, vector.tolist(), strict=False)}
    return {**figures, ("limit", "stranger"): float(vector[-1])}


def limits(kind: str, weights: Weights, found: Sequence[Sample]) -> dict[tuple[str, str], float]:
    """What must be exceeded before an intact document is called faulty."""
    gains, strangers = [], []
    unit = replace(weights, limits={**weights.limits, "order": 1.0})
    for sample in found:
        measured = sample.intact
        if not sample.official:
            continue
        today = range(len(measured.faces))
        scores = weights.scores(measured)
        best = best_order(scores)
        gains.append((best.score - scores.of(today)) / unit.margin(len(today)))
        if len(today) > 2:  # noqa: PLR2004 - of two pages neither is the stranger
            marks = strangeness(measured, weights, best.order)
            strangers.append(float((weights.vectors["foreign"] @ marks + weights.limits["stranger"]).max()))
    allowed = FALSE_ALARMS[f"order-{kind.rpartition('-')[2]}"]
    return {
        ("limit", "order"): float(np.quantile(gains, 1 - allowed)),
        ("limit", "foreign"): float(np.quantile(strangers, 1 - FALSE_ALARMS["foreign"])),
    }


def learn(found: Sequence[Sample]) -> dict[str, dict[tuple[str, str], float]]:
    """All figures, by kind."""
    groups = defaultdict(list)
    for sample in found:
        groups[sample.intact.kind].append(sample)
    every = {}
    for kind in KINDS:
        figures = {**learn_orders(kind, groups[kind]), **learn_joins(groups[kind])}
        figures |= learn_strangers(assemble(figures), groups[kind])
        figures |= limits(kind, assemble(figures), groups[kind])
        every[kind] = figures
        print(
            kind,
            len(groups[kind]),
            {name: round(v, 2) for (part, name), v in figures.items() if part == "limit"},
            flush=True,
        )
    return every


def learned(
    *, all_of_them: bool
) -> tuple[Places, dict[str, dict[tuple[str, str], float]], dict[str, tuple[Network, float]]]:
    """The figures of places, of kinds and of cut sentences, from every document or only from those not held out."""
    every = [text for text in long_enough() if all_of_them or not text.held_out]
    tables = places_by_fold(every)
    figures = learn(samples(every, tables))
    general = {kind: assemble(mine) for kind, mine in figures.items()}
    return learn_places(every), figures, learned_cuts(every, tables, general)


def long_enough() -> list[Text]:
    """The documents that are learned from."""
    return [text for text in texts() if sum(map(len, text.paragraphs)) >= ENOUGH]


def places_by_fold(every: Sequence[Text]) -> dict[int, Places]:
    """For each fold what is learned of places from the documents outside it."""
    return {part: learn_places([text for text in every if fold(text) != part]) for part in range(FOLDS)}


def learned_cuts(
    every: Sequence[Text], tables: Mapping[int, Places], general: Mapping[str, Weights]
) -> dict[str, tuple[Network, float]]:
    """The figures of cut sentences, from joins that the ``general`` weights leave in doubt."""
    folds = {text.id: fold(text) for text in every}
    return learn_cuts(every, {id_: tables[part] for id_, part in folds.items()}, folds, general)


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cuts", action="store_true", help="only cut sentences, beside the other figures that ship")
    if parser.parse_args().cuts:
        every = long_enough()
        write_cuts(learned_cuts(every, places_by_fold(every), {kind: weights(kind) for kind in KINDS}))
    else:
        final, figures, against = learned(all_of_them=True)
        write(final, figures)
        write_cuts(against)


def write(final: Places, figures: dict[str, dict[tuple[str, str], float]]) -> None:
    """The tables of places and of kinds."""
    strings = "".join(f"{gram}\t{round(weight * 1000)}\n" for gram, weight in sorted(final.weights.items()))
    (FACTS / "page_places.tsv.gz").write_bytes(gzip.compress(f"string\tweight\n{strings}".encode(), 9, mtime=0))
    lines = [
        f"{kind}\t{model}\t{name}\t{weight:.4g}\n"
        for kind, mine in figures.items()
        for (model, name), weight in mine.items()
        if abs(weight) >= 1e-4  # noqa: PLR2004 - what never occurs weighs nothing
    ]
    (FACTS / "page_weights.tsv").write_text("kind\tmodel\tfeature\tweight\n" + "".join(lines), encoding="utf-8")
    print(f"{len(final.weights):,} strings, {len(lines)} weights")


def write_cuts(against: dict[str, tuple[Network, float]]) -> None:
    """The table of cut sentences."""
    networks = {network_of(kind): network for kind, (network, _) in against.items()}
    named = {name: packed(network) for name, network in networks.items()}
    named |= {kind: {"limit": np.array([limit])} for kind, (_, limit) in against.items()}
    parts = "".join(
        f"{name}\t{part}\t{' '.join(f'{value:.4g}' for value in values)}\n"
        for name, mine in named.items()
        for part, values in mine.items()
    )
    (FACTS / "page_cuts.tsv.gz").write_bytes(gzip.compress(f"kind\tpart\tfigures\n{parts}".encode(), 9, mtime=0))
    print(f"{len(parts):,} bytes of networks")


if __name__ == "__main__":
    main()
