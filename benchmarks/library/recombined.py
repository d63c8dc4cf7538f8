"""As many judgments as wanted, made by recombining the sentences of real ones; the real ones are strewn among them.

usage: python benchmarks/library/recombined.py OUT COUNT [--data DIR] [--seed 3] [--whole]

Each made judgment has a head of its own (invented parties, a case number) and about as many characters as a real one.
Its sentences begin as one real sentence and end as another, for among real judgments no two tell of a case in the same
sentences. With ``--whole`` they are real sentences unchanged: then each stands in thousands of judgments, a copy of
a single sentence has no one source, and no search can do better than chance among them.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import outside

_ROOT = Path(__file__).resolve().parents[2]
_SENTENCE = re.compile(r"[^。；\n]*[。；\n]+")
_CLAUSE_END = re.compile("[，、：；]")
_LEAST = 6
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "建国华明志强丽芳军伟秀英桂兰海涛玉珍文斌晓燕永康立新"
_PROVINCES = "京津冀晋辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇陕甘青宁新"


def real(shared: Path) -> list[dict[str, Any]]:
    """The real judgments: id, text, title, case_no, court."""
    lines = (shared / "data" / "judgments.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        {key: one.get(key) or "" for key in ("id", "text", "title", "case_no", "court")}
        for one in map(json.loads, lines)
    ]


def judgments(shared: Path, count: int, seed: int = 3, *, whole: bool = False) -> Iterator[dict[str, Any]]:
    """``count`` judgments, the real ones among them at random places."""
    rng = random.Random(seed)
    originals = real(shared)
    sentences = [s for one in originals for s in _SENTENCE.findall(one["text"]) if len(s) >= _LEAST]
    lengths = [len(one["text"]) for one in originals]
    places = sorted(rng.sample(range(count), min(count, len(originals))))
    parts = [sentences] if whole else list(zip(*map(_halves, sentences), strict=True))
    strewn = dict(zip(places, rng.sample(originals, len(places)), strict=True))
    for number in range(count):
        yield strewn.get(number) or _made(number, parts, rng.choice(lengths), rng)


def _halves(sentence: str) -> tuple[str, str]:
    """The sentence cut at the end of a clause near its middle; in the middle where it has one clause only."""
    half = len(sentence) // 2
    ends = [match.end() for match in _CLAUSE_END.finditer(sentence, 0, len(sentence) - 2)]
    cut = min(ends, key=lambda end: abs(end - half), default=half)
    return sentence[:cut], sentence[cut:]


def _made(number: int, parts: Sequence[Sequence[str]], length: int, rng: random.Random) -> dict[str, Any]:
    case_no = f"（{rng.randrange(2016, 2025)}）{rng.choice(_PROVINCES)}{rng.randrange(100, 9999):04d}民初{number + 1}号"
    plaintiff, defendant = _name(rng), _name(rng)
    words = [f"某某人民法院\n民事判决书\n{case_no}\n原告：{plaintiff}。\n被告：{defendant}。\n"]
    wanted = max(1, round(length / 45))
    words += [half for some in zip(*(rng.choices(part, k=wanted) for part in parts), strict=True) for half in some]
    return {"id": f"made-{number}", "case_no": case_no, "text": "".join(words)}


def _name(rng: random.Random) -> str:
    return rng.choice(_SURNAMES) + "".join(rng.choices(_GIVEN, k=2))


def write(out: Path, shared: Path, count: int, seed: int = 3, *, whole: bool = False) -> int:
    """Write them as JSON lines; how many characters they have together."""
    characters = 0
    with out.open("w", encoding="utf-8") as lines:
        for judgment in judgments(shared, count, seed, whole=whole):
            characters += len(judgment["text"])
            lines.write(json.dumps(judgment, ensure_ascii=False) + "\n")
    return characters


def main() -> None:
    """Write the file and say how much it holds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("count", type=int)
    outside.add_option(parser)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--whole", action="store_true", help="whole sentences, each in thousands of judgments")
    options = parser.parse_args()
    print(f"{write(options.out, options.data, options.count, options.seed, whole=options.whole):,} characters")


if __name__ == "__main__":
    main()
