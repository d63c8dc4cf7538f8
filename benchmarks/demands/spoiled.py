"""Answers made bad on purpose: perfunctory ones, and ones that are beside the point.

An answer that a person marked is replaced in its reply by empty words about its demand, by an answer to another letter
under a heading that names the demand, or by the answer to another demand of the same letter under such a heading.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from cases import CUT_WEIGHT, OTHER_WEIGHT, Case, Letter, measure

from replycheck.facts.demands.units import units
from replycheck.model.span import Span

HOLLOW = (
    "关于您反映的{d}的问题，我们已经收悉，请您理解。",
    "{d}一事，我局高度重视，将认真研究。",
    "您提出的{d}问题，已经知悉，感谢您的关注与支持。",
    "对您反映的{d}问题，我们会按照有关规定处理，请放心。",
    "关于{d}，相关部门正在积极研究处理，请耐心等待。",
    "您反映的{d}情况，我们已作登记，将进一步加强管理。",
    "{d}的问题，我们将第一时间进行处理，敬请谅解。",
    "针对您所说的{d}，我单位领导十分重视，已安排专人跟进。",
    "您关心的{d}，我们已记录在案，今后将不断改进工作。",
    "关于{d}的诉求，我们理解您的心情，也希望您能够理解我们的工作。",
    "{d}问题比较复杂，我们将认真对待，妥善处理。",
    "您要求{d}，该项诉求已引起我们重视，感谢您的监督。",
)
WAYS = ("hollow", "stranger", "sibling", "perfunctory", "beside")
LEARNED = frozenset(range(0, len(HOLLOW), 2))
"""Those that weights are learned from; the others are only judged."""
_BEGS = re.compile(
    r"^(?:[一二三四五六七八九十\d]{1,2}[、.．]|[（(][一二三四五六七八九十\d][）)])|希望|恳请|请求|请问|要求|建议|咨询|我想问|[？?。！!，,；;：:]+$|\s"
)
_LONG = 36
_SHORT_REPLY, _LONGEST_SHORT = 70, 118


def spoiled(letter: Letter, strangers: list[Letter], draw: random.Random) -> dict[str, list[tuple[Case, int]]]:
    """For each way to spoil an answer the cases, each with the number of the phrase or marked demand that it used."""
    found: dict[str, list[tuple[Case, int]]] = {way: [] for way in WAYS}
    places = [letter.found(number) for number in range(len(letter.marked))]
    for number, (_, answer) in enumerate(letter.marked):
        index = places[number]
        if not answer or index is None or places.count(index) > 1:
            continue
        asked = _short(letter.demands[index].span.of(letter.text))
        phrase = draw.randrange(len(HOLLOW))
        found["hollow"].append((_spoil(letter, number, HOLLOW[phrase].format(d=asked)), phrase))
        length = sum(len(span) for span in answer)
        other = draw.choice([one for one in strangers if one is not letter])
        found["stranger"].append(
            (_spoil(letter, number, f"关于{asked}的问题。{_some(other.reply, length, draw)}"), number)
        )
        siblings = [spans for at, (_, spans) in enumerate(letter.marked) if at != number and spans]
        if siblings:
            text = "".join(span.of(letter.reply) for span in draw.choice(siblings))
            found["sibling"].append((_spoil(letter, number, f"关于{asked}的问题。{text}"), number))
        for way in ("perfunctory", "beside"):
            if letter.bad:
                found[way].append((_spoil(letter, number, letter.bad[number][way]), number))
    return found


def shortened(reply: str, draw: random.Random) -> str:
    """A reply of one or two sentences, taken from the middle of ``reply``."""
    return f"您好！{_some(reply, _SHORT_REPLY, draw)[:_LONGEST_SHORT]}"


def _short(words: str) -> str:
    plain = _BEGS.sub("", _BEGS.sub("", words))
    return plain[:_LONG]


def _some(reply: str, length: int, draw: random.Random) -> str:
    """A run of sentences from the middle of a reply, about as long."""
    sentences = units(reply)[2:-2] or units(reply)
    at = draw.randrange(max(1, len(sentences) // 2))
    end = at
    while end + 1 < len(sentences) and sentences[end].end - sentences[at].start < length:
        end += 1
    return Span(sentences[at].start, sentences[end].end).of(reply)


def _spoil(letter: Letter, number: int, words: str) -> Case:
    reply = letter.reply
    spans = sorted(letter.marked[number][1], reverse=True)
    for span in spans:
        put = words if span is spans[-1] else ""
        reply = reply[: span.start] + put + reply[span.end :]
    case = measure(letter, reply)
    places = [letter.found(at) for at in range(len(letter.marked))]
    index = places[number]
    others = {
        place: (at not in letter.unanswered, OTHER_WEIGHT)
        for at, place in enumerate(places)
        if place is not None and place != index
    }
    return replace(case, cut=index, wanted=others | ({} if index is None else {index: (False, CUT_WEIGHT)}))
