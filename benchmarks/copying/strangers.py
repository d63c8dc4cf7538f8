"""Warnings of copying, or of facts told otherwise, that judgments of other matters call forth: all of them are false.

Replies are checked once alone and once beside ``--beside`` judgments drawn by chance, none of which is theirs; what
the second check says more, in the families ``copying`` and ``facts``, is an alarm. With ``--judgments``, judgments
stand in the replies' place: they share more formulas with one another than a reply does with any.

    python benchmarks/copying/strangers.py --replies 500 --beside 20
    python benchmarks/copying/strangers.py --judgments 33 --beside 20
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from pathlib import Path

import replycheck

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import outside

_FAMILIES = ("copying.", "facts.")
_LOUD = ("error", "warning")


def _texts(path: Path, key: str) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        return [text for text in (json.loads(line).get(key) for line in lines) if text]


def _loud(paper: Path, sources: list[Path]) -> set[tuple[str, str]]:
    """Rule and message of every warning and error in the families looked at."""
    report = replycheck.check(paper, sources=sources)
    return {
        (finding.rule, finding.message)
        for finding in report.findings
        if finding.severity.value in _LOUD and finding.rule.startswith(_FAMILIES)
    }


def main() -> int:
    """Print every alarm and the shares; 1 where more than two pairs in a thousand alarm, or without texts."""
    parser = argparse.ArgumentParser(description="false alarms beside judgments of other matters")
    outside.add_option(parser)
    parser.add_argument("--replies", type=int, default=0, help="how many replies")
    parser.add_argument("--judgments", type=int, default=0, help="how many judgments in the place of replies")
    parser.add_argument("--beside", type=int, default=20, help="judgments given with each")
    parser.add_argument("--seed", type=int, default=18)
    options = parser.parse_args()
    folder = options.data / "data"
    if not (folder / "judgments.jsonl").is_file():
        print(f"no judgments in {folder}: name the folder with --data", file=sys.stderr)
        return 1
    judgments = _texts(folder / "judgments.jsonl", "text")
    drawn = random.Random(options.seed)
    papers = _texts(folder / "replies.jsonl", "reply")[: options.replies]
    papers += drawn.sample(judgments, options.judgments)
    pairs, alarms = 0, 0
    with tempfile.TemporaryDirectory() as place:
        written = {}
        for number, text in enumerate(judgments):
            written[text] = Path(place) / f"judgment{number}.txt"
            written[text].write_text(text, encoding="utf-8")
        paper = Path(place) / "reply.txt"
        for number, text in enumerate(papers):
            paper.write_text(text, encoding="utf-8")
            others = [written[other] for other in drawn.sample(judgments, options.beside + 1) if other != text]
            said = _loud(paper, others[: options.beside]) - _loud(paper, [])
            pairs += options.beside
            alarms += len(said)
            for rule, message in sorted(said):
                print(number, rule, message[:120])
    share = 1000 * alarms / max(pairs, 1)
    print(f"{len(papers)} papers, {pairs} pairs, {alarms} alarms: {share:.2f} in a thousand pairs")
    return 0 if pairs and alarms <= pairs / 500 else 1


if __name__ == "__main__":
    sys.exit(main())
