"""How many seams are noticed in right replies that were cut about: ``python benchmarks/flow/run.py`` (two minutes).

For the tuning half of ``corpora/accepted``, its final half, and any folder of right texts named behind it: right papers
that are called faulty by ``flow``, and for each way of cutting the share in which ``flow`` says so. With
``REPLYCHECK_TEST_DATA`` and ``--record`` the warnings on real papers are counted, too (four minutes), and all goes into
``results/flow.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from replies import Reply, accepted, folder, rates, show

from replycheck import check
from replycheck.flow.examine import examine
from replycheck.model.document import plain
from replycheck.model.finding import Severity
from replycheck.model.profile import FLOWING, REPLIES, Profile
from replycheck.rules.flowing import believed

if TYPE_CHECKING:
    from collections.abc import Sequence

RESULTS = Path(__file__).resolve().parents[1] / "results" / "flow.json"
ROUNDS = 2
POINTING = REPLIES | {Profile.PETITION_NOTICE}
"""The papers of ``flow.points-nowhere``."""
PAPERS = frozenset({".pdf", ".docx", ".doc", ".wps", ".ofd", ".txt", ".rtf", ".odt"})


def said(lines: Sequence[str], profile: Profile) -> frozenset[str]:
    """The kinds of warnings that the rules of the family give."""
    text = "\n".join(lines)
    reading = examine(text, [paragraph.span for paragraph in plain(text).paragraphs])
    ordered = reading.disorder is not None and reading.disorder.sure and believed(reading.disorder, profile)
    kinds = {
        "order": ordered,
        "foreign": bool(reading.strangers),
        "begun": bool(reading.begun),
        "broken off": bool(reading.broken_off),
        "empty": bool(reading.empty),
        "leaning": bool(reading.leaning),
        "pointing": bool(reading.pointers) and profile in POINTING,
        "sentences": bool(reading.shuffled) and profile is not Profile.ONLINE_REPLY,
    }
    return frozenset(kind for kind, found in kinds.items() if found)


def measured(replies: Sequence[Reply]) -> dict[str, Any]:
    """False alarms, seconds a reply, and what is noticed of each way of cutting."""
    chosen = [reply for reply in replies if reply.cuttable and reply.profile in FLOWING]
    profiles = {reply.lines: reply.profile for reply in chosen}
    start = time.perf_counter()
    alarmed = [reply.name for reply in chosen if said(reply.lines, reply.profile)]
    spent = (time.perf_counter() - start) / max(1, len(chosen))

    def noticed(before: list[str], after: list[str]) -> bool:
        profile = profiles[tuple(before)]
        return bool(said(after, profile) - said(before, profile))

    found = rates(chosen, noticed, Random(7), ROUNDS)
    show(found)
    print(f"  right replies alarmed: {len(alarmed)} of {len(chosen)} {alarmed}; {1000 * spent:.0f} ms a reply")
    return {"replies": len(chosen), "alarmed": len(alarmed), "milliseconds": round(1000 * spent), "noticed": found}


def alarms(data: Path) -> dict[str, Any]:
    """Warnings of the family on public replies as they stand, and on real papers: nobody cut these about."""
    told: dict[str, list[str]] = {"public replies": [], "real papers": []}
    rows = [json.loads(line) for line in (data / "data" / "replies.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        kinds = said(row["reply"].split("\n"), Profile.ONLINE_REPLY)
        told["public replies"] += [f"{row['id']}: {', '.join(sorted(kinds))}"] if kinds else []
    papers = [path for path in sorted((data / "data" / "real").iterdir()) if path.suffix in PAPERS]
    for path in papers:
        warned = (one for one in check(path).findings if one.severity is not Severity.INFO)
        found = {one.rule for one in warned if one.rule.startswith("flow.")}
        told["real papers"] += [f"{path.name}: {', '.join(sorted(found))}"] if found else []
    sizes = {"public replies": len(rows), "real papers": len(papers)}
    for name, found_in in told.items():
        print(f"{name}: {len(found_in)} of {sizes[name]} {found_in}")
    return {name: {"papers": sizes[name], "alarmed": len(found_in)} for name, found_in in told.items()}


def main() -> None:
    """Measure, print, record."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--record", action="store_true")
    wanted = parser.parse_args()
    every = list(accepted())
    sets = {
        "accepted, tuning half": [reply for reply in every if not reply.final],
        "accepted, final half": [reply for reply in every if reply.final],
        **{where.name: list(folder(where)) for where in wanted.folders},
    }
    tables = {}
    for name, replies in sets.items():
        print(name)
        tables[name] = measured(replies)
    data = os.environ.get("REPLYCHECK_TEST_DATA")
    if not data:
        print("REPLYCHECK_TEST_DATA is not set: false alarms on public replies and real papers are not measured")
    if wanted.record:
        told = {
            "machine": f"{platform.machine()}, {platform.system()}",
            "date": time.strftime("%Y-%m-%d"),
            "sets": tables,
            "real": alarms(Path(data)) if data else None,
        }
        RESULTS.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
