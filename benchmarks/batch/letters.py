"""Replies for the benchmarks of ``batch``: sentences of real replies recombined, some copied, some sent twice.

What a reader would get wrong: every sentence stands in many replies, as template does, so what the benchmarks plant
(copies from judgments, letters sent again under another name) is found among more noise than a real archive has.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_SENTENCE = re.compile(r"[^。\n]{8,}。")
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
_GIVEN = "建国华明志强丽芳军伟秀英桂兰海涛玉珍"
_HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]
_OWN = 120
TWICE = 50
"""One letter in so many is sent again under another name and date, to the petitioner who comes next."""


class Letter(NamedTuple):
    """A reply: its text, the unit that wrote it, and the letter that it repeats (-1 for none)."""

    text: str
    unit: str
    repeats: int


def letters(shared: Path, count: int, seed: int = 5, copied: float = 0.3) -> Iterator[Letter]:
    """``count`` replies; a share of ``copied`` holds a passage of a real judgment."""
    rng = random.Random(seed)
    replies = [json.loads(line)["reply"] for line in _lines(shared, "replies.jsonl")]
    judgments = [json.loads(line)["text"] for line in _lines(shared, "judgments.jsonl")]
    sentences = [sentence for reply in replies for sentence in _SENTENCE.findall(reply)]
    body = ""
    for number in range(count):
        repeats = number - 1 if number % TWICE == 1 else -1
        if repeats < 0:
            # words that no other letter has: what the office found out in this one case
            own = "".join(rng.choices(_HAN, k=_OWN)) + "。"
            body = own + "".join(rng.choices(sentences, k=rng.randrange(3, 9)))
            if rng.random() < copied:
                text = rng.choice(judgments)
                start = rng.randrange(max(1, len(text) - 400))
                body += text[start : start + rng.randrange(80, 400)].replace("\n", "")
        name = rng.choice(_SURNAMES) + "".join(rng.choices(_GIVEN, k=2))
        day = f"{rng.randrange(2018, 2025)}年{rng.randrange(1, 13)}月{rng.randrange(1, 28)}日"
        text = f"{name}：\n你于{day}来信反映的问题收悉，现答复如下：\n{body}\n特此答复。\n某某区人民法院\n{day}\n"
        yield Letter(text, f"单位{number * 7919 % 40}", repeats)


def _lines(shared: Path, name: str) -> list[str]:
    return (shared / "data" / name).read_text(encoding="utf-8").splitlines()
