"""What the rules say of demands stands when it is read aloud beside the papers: over all examples and corpora."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from replycheck.checks import all_rules
from replycheck.facts.demands.answers import answers
from replycheck.model.report import Demand

_ABSENT = re.compile(r"没有提((?:“[^”]+”、?)+)")
_COPIED = re.compile(r"只在照搬的文字里提到((?:“[^”]+”、?)+)")
_SHARED = re.compile(r"都说到((?:“[^”]+”、?)+)")


def _papers(root: Path) -> Iterator[tuple[str, str]]:
    for rule in all_rules():
        for example in rule.examples:
            if example.petition:
                yield example.petition, re.sub("[⟦⟧]", "", example.text)
    for folder in ("accepted", "marked/rules"):
        for file in sorted((root / "corpora" / folder).glob("*.txt")):
            head, body = file.read_text(encoding="utf-8").split("\n---\n", 1)
            petition = tomllib.loads(head).get("petition")
            if petition:
                yield petition, body


def _quoted(pattern: re.Pattern[str], why: str) -> list[str]:
    return [word for match in pattern.finditer(why) for word in re.findall("“([^”]+)”", match[1])]


def _flat(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def said(root: Path) -> list[tuple[Demand, str, str]]:
    """Every demand, with its letter and the reply, whole and with its second half copied."""
    found = []
    for petition, reply in _papers(root):
        own = reply[: len(reply) // 2]
        for kept in (reply, own):
            found += [(one, kept, reply) for one in answers(petition, kept, (), reply)]
    return found


def test_words_that_are_said_to_be_missing_stand_nowhere_in_the_reply(said: list[tuple[Demand, str, str]]) -> None:
    assert len(said) > 100
    for demand, _, whole in said:
        assert not [word for word in _quoted(_ABSENT, demand.why) if word in _flat(whole)], demand.why


def test_words_that_are_said_to_be_copied_stand_only_there(said: list[tuple[Demand, str, str]]) -> None:
    for demand, own, whole in said:
        for word in _quoted(_COPIED, demand.why):
            assert word in _flat(whole)
            assert word not in _flat(own)


def test_words_that_are_quoted_stand_in_the_demand_and_in_its_answer(said: list[tuple[Demand, str, str]]) -> None:
    for demand, own, _ in said:
        for word in _quoted(_SHARED, demand.why):
            assert demand.reply is not None
            assert word in _flat(demand.text)
            assert word in _flat(demand.reply.of(own))


JUDGMENT = "本院认为，误工费按每日150元计算。判决如下：宏达公司赔偿赵国强误工费27000元。"
DEALT = {
    "a figure of the judgment": "误工费每天只算150元，请求改成260元。",
    "a word of the judgment": "请求说明误工费为什么这样算。",
    "a name of the judgment": "请求查封赵国强的宝马车。",
}


@pytest.mark.parametrize("letter", DEALT.values(), ids=DEALT)
def test_what_a_judgment_mentions_is_never_called_new(letter: str) -> None:
    assert not any(one.new for one in answers(letter, "", (JUDGMENT,)))


def test_a_name_is_quoted_whole_or_not_at_all() -> None:
    (demand,) = answers("请求把宏达公司的老板赵国强列入失信名单。", "来信收悉，感谢关注。", ())
    assert "“宏达”" not in demand.why
    assert "“赵国”" not in demand.why
