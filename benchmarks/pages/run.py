"""Measure the page order on held-out documents: ``python benchmarks/pages/run.py`` (about a quarter of an hour).

The figures that ship are learned from all documents. Those measured here are learned first, in the same way, without
the held-out ones, so that no document is measured that anything was learned from; ``--shipped`` measures those that
ship, which know the documents. Every document goes through ``replycheck.pages.examine``, as a bound file would; the
result is recorded in ``benchmarks/results/pages.json``. The counts of the language model come from texts that include
the held-out ones; ``--clean`` takes those out of the counts first.
"""

from __future__ import annotations

import argparse
import json
import platform
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import combinations
from multiprocessing import get_context
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
from damage import WAYS
from language_table import clean
from paper import FEWEST, MOST, SHARED, document, noisy, sheets, texts
from train import ROOT, learned, mix

from replycheck.model.binding import Problem
from replycheck.pages import continuity, cuts, examine, unnumbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paper import Sheet, Text

    from replycheck.model.binding import Binding
    from replycheck.model.document import Document

DRAWS = 2
LEADS = (0, 3, 6, 9, 12, 15, 18)
"""Lines of the first page that a red head takes: each moves all page breaks."""
SETS: dict[str, dict[str, Any]] = {
    "official paper": {},
    "official paper, 2 % misread, layout unknown": {"noise": True, "known": False},
    "official paper, 2 % misread": {"noise": True},
    "official paper, layout unknown": {"known": False},
    "pages begin with paragraphs": {"whole": True},
    "half sheets (10 lines)": {"rows": 10},
}


@dataclass(slots=True)
class Tally:
    """What was counted for one set."""

    counts: Counter[str] = field(default_factory=Counter)
    taus: dict[str, list[float]] = field(default_factory=lambda: {"2-10": [], "11-25": []})
    alarms: list[str] = field(default_factory=list)

    def rates(self) -> dict[str, Any]:
        """Shares, in percent, and mean tau, each with the number of trials."""
        names = sorted(name.removesuffix(":all") for name in self.counts if name.endswith(":all"))
        found: dict[str, Any] = {
            name: [round(100 * self.counts[name] / self.counts[f"{name}:all"], 2), self.counts[f"{name}:all"]]
            for name in names
        }
        return {**found, **{f"tau {k}": [round(float(np.mean(v)), 4), len(v)] for k, v in self.taus.items() if v}}


def tau(order: Sequence[int]) -> float:
    """Kendall's tau of an order against the true one."""
    pairs = list(combinations(order, 2))
    return sum(1 if a < b else -1 for a, b in pairs) / len(pairs)


def count(tally: Tally, name: str, *, hit: bool) -> None:
    """One trial."""
    tally.counts[f"{name}:all"] += 1
    tally.counts[name] += hit


def bound(pages: Sequence[Sheet], options: dict[str, Any], numbers: Sequence[int | None] = ()) -> Document:
    """The pages as a document, with printed numbers where given."""
    made = document(pages, known=options.get("known", True), read=options.get("noise", False))
    if not numbers:
        return made
    numbered = tuple(replace(page, printed_number=number) for page, number in zip(made.pages, numbers, strict=True))
    return replace(made, pages=numbered)


def orders(tally: Tally, pages: Sequence[Sheet], options: dict[str, Any], rng: Random) -> None:
    """Each way of disorder: is it found, is the whole order recovered, how near is the proposal."""
    size = "2-10" if len(pages) <= 10 else "11-25"  # noqa: PLR2004 - as the issue asks
    for name, way in WAYS.items():
        if len(pages) == 2 and name != "swapped":  # noqa: PLR2004 - two pages can only be swapped
            continue
        for _ in range(1 if name == "reversed" else DRAWS):
            today = way(len(pages), rng)
            binding = examine(bound([pages[page] for page in today], options))
            proposed = [today[page - 1] for page in binding.proposed_order]
            count(tally, name, hit=bool(binding.having(Problem.WRONG_ORDER)))
            count(tally, f"{name}, recovered whole", hit=proposed == sorted(proposed))
            tally.taus[size].append(tau(proposed))


def others(
    tally: Tally, pages: Sequence[Sheet], donors: Sequence[Sequence[Sheet]], options: dict[str, Any], rng: Random
) -> None:
    """A page of another document among them; each inner page missing; a page twice."""
    for donor in donors:
        mixed, at = mix(pages, donor, rng)
        if len(mixed) > 2:  # noqa: PLR2004 - of two pages neither is the stranger
            blamed = [problem.page == at + 1 for problem in examine(bound(mixed, options)).having(Problem.FOREIGN)]
            count(tally, "foreign", hit=any(blamed))
            count(tally, "foreign, another page blamed", hit=not all(blamed))
    for gone in range(1, len(pages) - 1):
        found = examine(bound([*pages[:gone], *pages[gone + 1 :]], options))
        hit = any(problem.page == gone + 1 for problem in found.having(Problem.MISSING_BEFORE))
        count(tally, "missing", hit=hit)
        before, behind = not pages[gone - 1][-1].last, pages[gone + 1][0].style == "on"
        if before or behind:
            count(tally, "missing, sentence cut", hit=hit)
        if before:
            count(tally, "missing, sentence cut in front", hit=hit)
    twice = rng.randrange(len(pages))
    again = noisy([pages[twice]], rng)[0] if options.get("noise") else pages[twice]
    if sum(len(row.words) for row in again) >= 60:  # noqa: PLR2004 - a signature sheet is no copy
        found = examine(bound([*pages[: twice + 1], again, *pages[twice + 1 :]], options))
        count(tally, "repeated", hit=bool(found.having(Problem.REPEATED)))


def intact(tally: Tally, text: Text, binding: Binding) -> None:
    """What is said of a document in which nothing is wrong."""
    count(tally, "false alarms, any", hit=bool(binding.problems))
    for problem in Problem:
        count(tally, f"false alarms, {problem.value}", hit=bool(binding.having(problem)))
    if binding.problems:
        tally.alarms.append(
            f"{text.id}: " + "; ".join(f"{p.page} {p.problem.value} {p.reason}" for p in binding.problems)
        )


def measured(found: Sequence[Text], options: dict[str, Any]) -> Tally:
    """All of it for one set: faults on plain paper, false alarms with the page breaks in seven places."""
    tally, rng = Tally(), Random(1)
    paper = {key: value for key, value in options.items() if key in {"rows", "whole"}}
    for lead in LEADS:
        cut = {text.id: sheets(text, lead=lead, **paper) for text in found}
        if options.get("noise"):
            cut = {name: noisy(pages, rng) for name, pages in cut.items()}
        for text in found:
            pages = cut[text.id]
            if not FEWEST <= len(pages) <= MOST:
                continue
            intact(tally, text, examine(bound(pages, options)))
            if not lead:
                orders(tally, pages, options, rng)
                donors = [other for other in found if other.kind == text.kind and other.id != text.id]
                others(tally, pages, [cut[rng.choice(donors).id] for _ in range(DRAWS)], options, rng)
    return tally


def numbered(found: Sequence[Text]) -> Tally:
    """With printed numbers, a fifth of them unreadable in half of the trials; and numberings that are no fault."""
    tally, rng = Tally(), Random(2)
    cut = {text.id: sheets(text) for text in found}
    for text in found:
        pages = cut[text.id]
        if not FEWEST < len(pages) <= MOST:
            continue
        for lost in (0.0, 0.2):
            numbers = [None if rng.random() < lost else place + 1 for place in range(len(pages))]
            label = "readable" if not lost else "partly unreadable"
            for name, way in WAYS.items():
                today = way(len(pages), rng)
                binding = examine(bound([pages[at] for at in today], {}, [numbers[at] for at in today]))
                count(tally, f"{label}: {name}", hit=bool(binding.having(Problem.WRONG_ORDER)))
                proposed = [today[page - 1] for page in binding.proposed_order]
                count(tally, f"{label}: {name}, recovered whole", hit=proposed == sorted(proposed))
            count(tally, f"{label}: false alarms", hit=bool(examine(bound(pages, {}, numbers)).problems))
        annex = cut[rng.choice(found).id]
        letter = [None, *range(2, len(pages) + 1)]
        restart = [*range(1, len(pages) + 1), *range(1, len(annex) + 1)]
        count(tally, "letter form: false alarms", hit=bool(examine(bound(pages, {}, letter)).problems))
        again = examine(bound([*pages, *annex], {}, restart))
        count(tally, "annex that restarts: false alarms", hit=bool(again.problems))
        if again.problems:
            tally.alarms.append(f"{text.id}+annex: {again.problems[0]}")
    return tally


def long_file(found: Sequence[Text], pages: int = 300) -> dict[str, float]:
    """Seconds for a shuffled file of so many pages, and how near the proposal comes."""
    run = [sheet for text in found if text.kind == "judgment" for sheet in sheets(text)][:pages]
    today = list(range(len(run)))
    Random(3).shuffle(today)
    made = bound([run[at] for at in today], {})
    start = time.perf_counter()
    binding = examine(made)
    spent = time.perf_counter() - start
    return {
        "pages": len(run),
        "seconds": round(spent, 2),
        "tau": round(tau([today[p - 1] for p in binding.proposed_order]), 4),
    }


def main() -> None:
    """Measure, print, record."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--clean", action="store_true", help="language model without the held-out documents")
    parser.add_argument("--only", help="one set, nothing recorded")
    parser.add_argument("--alarms", action="store_true", help="print every false alarm")
    parser.add_argument("--shipped", action="store_true", help="the figures that ship; nothing recorded")
    wanted = parser.parse_args()
    if not wanted.shipped:
        learn_anew()
    found = [text for text in texts() if text.held_out]
    if wanted.clean:
        model = clean(SHARED, ("".join(text.paragraphs) for text in found))
        continuity.language = lambda: model  # type: ignore[assignment]
    tables: dict[str, Any] = {}
    chosen = {name: options for name, options in SETS.items() if wanted.only in {None, name}}
    with ProcessPoolExecutor(2, get_context("fork")) as pool:  # forked: what was learned anew is in this process
        for name, tally in zip(chosen, pool.map(partial(measured, found), chosen.values()), strict=True):
            tables[name] = tally.rates()
            show(name, tally, alarms=wanted.alarms)
    if wanted.only in {None, "numbers"}:
        tally = numbered(found)
        tables["printed numbers"] = tally.rates()
        show("printed numbers", tally, alarms=wanted.alarms)
        tables["long file"] = long_file(texts())
        print(tables["long file"])
    if wanted.only is None and not wanted.shipped:
        record(tables, clean_model=wanted.clean)


def learn_anew() -> None:
    """Put figures in place of those that ship that know nothing of the held-out documents."""
    known, figures, against = learned(all_of_them=False)
    weights = {kind: continuity.assemble(figures[kind]) for kind in continuity.KINDS}
    continuity.places = lambda: known  # type: ignore[assignment]
    unnumbered.weights = weights.__getitem__  # type: ignore[assignment]
    cuts.figures = against.__getitem__  # type: ignore[assignment]


def show(name: str, tally: Tally, *, alarms: bool) -> None:
    """One set as a table."""
    print(f"\n{name}")
    for what, (value, trials) in tally.rates().items():
        print(f"  {what:45} {value:8} {trials:6}")
    for alarm in tally.alarms if alarms else ():
        print("   !", alarm)


def record(tables: dict[str, Any], *, clean_model: bool) -> None:
    """Write the run into ``benchmarks/results/pages.json``, beside that with the other model."""
    target = ROOT / "benchmarks" / "results" / "pages.json"
    target.parent.mkdir(exist_ok=True)
    kept = json.loads(target.read_text(encoding="utf-8")) if target.is_file() else {}
    kept["counts without the held-out documents" if clean_model else "as shipped"] = {
        "machine": f"{platform.machine()}, {platform.system()}",
        "python": platform.python_version(),
        "numpy": np.__version__,
        "date": time.strftime("%Y-%m-%d"),
        "sets": tables,
    }
    target.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
