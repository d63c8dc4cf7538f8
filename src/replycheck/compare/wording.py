"""Values in plain words, each written in one way."""

from __future__ import annotations

from replycheck.compare.kinds.polarities import Polarity
from replycheck.compare.kinds.sums.fees import Bearing
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper


def show(mention: Mention) -> str:  # noqa: PLR0911 - one way for each kind
    """The value of a mention."""
    value = mention.value
    if mention.kind is Kind.DAY and isinstance(value, tuple):
        return (f"{value[0]}年" if value[0] and not mention.open else "") + f"{value[1]}月{value[2]}日"
    if mention.kind is Kind.MONTH and isinstance(value, tuple):
        return (f"{value[0]}年" if value[0] and not mention.open else "") + f"{value[1]}月"
    if mention.kind is Kind.CLOCK and isinstance(value, tuple):
        return f"{value[0]}时{value[1]:02d}分"
    if mention.kind is Kind.PENALTY and isinstance(value, tuple):
        return mention.unit + (f"{value[0]}个月" if value[0] else "") + (f"{value[1]}日" if value[1] else "")
    if mention.kind is Kind.NUMBER:
        return str(value).replace("|", " ")
    number = format(value.normalize(), "f") if hasattr(value, "normalize") else str(value)
    if mention.kind is Kind.MONEY:
        return f"{'约' if mention.about else ''}{number}{'元' if mention.unit == 'CNY' else mention.unit}"
    if mention.kind is Kind.RATE:
        return f"{mention.unit}{number}"
    return f"{number}{mention.unit}"


def bearers(paper: Paper, one: Bearing) -> str:
    """Who bears a fee and how much of it."""
    names = [
        paper.people.parties[index].name + (f"{share}元" if share is not None else "") for index, share in one.shares
    ]
    names += [f"{paper.people.parties[index].name}不负担" for index in one.freed]
    return "、".join(names)


def outcome(paper: Paper, one: Polarity) -> str:
    """What was decided: about what, yes or no, and the word that says so."""
    return f"{one.about.value}：{'是' if one.yes else '否'}（{one.word.of(paper.text)}）"
