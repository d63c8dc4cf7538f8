"""Invented judgments, and libraries made of them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from replycheck.library.adding import AddOptions, Callbacks, Sum, add_jsonl

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
_GIVEN = "建国华明志强丽芳军伟秀英桂兰海涛"
_PLACES = ("东岸", "西桥", "南塘", "北坡", "柳湾", "石垭", "白沙", "青林", "红岩", "云岭", "金滩", "玉泉")
_GOODS = (
    "砂石",
    "钢管",
    "木门",
    "化肥",
    "猪苗",
    "茶叶",
    "电缆",
    "水泵",
    "玻璃",
    "轮胎",
    "布匹",
    "药材",
    "稻种",
    "油漆",
)
_DEEDS = ("交付", "运送", "更换", "退还", "安装", "修理", "验收", "清点", "拍卖", "转租", "抵押", "保管")
_PLEAS = ("货款未付", "质量不合约定", "逾期交货", "数量短少", "账目不清", "定金未退", "票据未开", "运费另算")
_LINKS = ("随后", "其后", "但是", "为此", "同年秋天", "次日", "开庭时", "经通知", "事后", "据其陈述")
FORMULA = "凡在本镇河滩取用砂石者均须先向看守处登记并交验印信方可放行入场"
"""A sentence that some tests put into many judgments."""


def judgment(
    number: int, *, parties: tuple[str, str] | None = None, with_: str = "", lines: int = 14
) -> dict[str, str]:
    """An invented judgment; the same number gives the same one. ``with_`` is a sentence put into it."""
    rng = random.Random(number)  # noqa: S311 - seeded on purpose
    plaintiff, defendant = parties or (_name(rng), _name(rng))
    case_no = f"（2021）川{1000 + number % 9000:04d}民初{number + 1}号"
    head = f"云川市柳湾区人民法院\n民事判决书\n{case_no}\n原告：{plaintiff}。\n被告：{defendant}。\n"
    body = [_sentence(rng, plaintiff, defendant) for _ in range(lines)]
    if with_:
        body.insert(lines // 2, f"{with_}。\n")
    return {"id": f"j{number}", "text": head + "".join(body) + "审判长丁一\n"}


def _name(rng: random.Random) -> str:
    return rng.choice(_SURNAMES) + "".join(rng.choices(_GIVEN, k=2)) + rng.choice(_PLACES)[0]


def _sentence(rng: random.Random, one: str, other: str) -> str:
    place, goods = rng.sample(_PLACES, 2), rng.sample(_GOODS, 3)
    deeds, plea = rng.sample(_DEEDS, 3), rng.choice(_PLEAS)
    first = f"{rng.choice(_LINKS)}{one}在{place[0]}把{goods[0]}和{goods[1]}{deeds[0]}给{other}的雇工"
    second = f"{rng.choice(_LINKS)}{other}又在{place[1]}{deeds[1]}了那批{goods[2]}，双方因{plea}争执不下"
    return f"{first}，{second}，{deeds[2]}之事一直没有办。\n"


def written(path: Path, judgments: Iterable[dict[str, str]]) -> Path:
    """The judgments as a file of JSON lines."""
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in judgments), encoding="utf-8")
    return path


def shelved(folder: Path, judgments: Sequence[dict[str, str]], *, replace: bool = False) -> Sum:
    """Put judgments into the library at ``folder``."""
    file = written(folder.parent / f"{folder.name}.jsonl", judgments)
    return add_jsonl(folder, file, AddOptions(replace=replace), Callbacks(_unheard, _unheard))


def _unheard(_: object) -> None:
    """Nobody listens."""
