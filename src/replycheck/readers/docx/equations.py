r"""What Word's EQ fields show: circled numbers (带圈字符), pinyin (拼音指南), two lines in one, fractions.

What is easily got wrong: the field has no result in the file; ``\o\ac(○,1)`` is ①, and of pinyin over a character only
the character is a word of the text.
"""

from __future__ import annotations

from dataclasses import field

from replycheck.records import dataclass
from replycheck.text import numerals

_RINGS = "○◯〇⃝O"
_BOXES = "□△◇"
_DEEPEST = 12
_CIRCLED = {str(number): chr(0x2460 + number - 1) for number in range(1, 21)} | {
    numerals.to_chinese(number): chr(0x3280 + number - 1) for number in range(1, 11)
}


@dataclass(slots=True)
class _Part:
    """A piece of an equation: plain words (``name`` empty), or a switch with its options and arguments."""

    name: str = ""
    words: str = ""
    options: list[str] = field(default_factory=list)
    arguments: list[list[_Part]] = field(default_factory=list)


def shown(code: str) -> str:
    """What the equation in a field's code shows; ``code`` is all after ``EQ``."""
    parts, _ = _parsed(_without_formats(code), 0, depth=0, closing=False)
    return "".join(_spelt(part) for part in parts).strip()


def _without_formats(code: str) -> str:
    r"""The code without general switches: ``\* jc2 \* "Font:宋体" \* hps10``."""
    pieces = code.split("\\*")
    kept = [pieces[0]]
    for piece in pieces[1:]:
        rest = piece.lstrip()
        if rest.startswith('"'):
            kept.append(rest[1:].partition('"')[2])
        else:
            end = next((at for at, letter in enumerate(rest) if letter.isspace() or letter == "\\"), len(rest))
            kept.append(rest[end:])
    return "".join(kept)


def _parsed(code: str, at: int, *, depth: int, closing: bool) -> tuple[list[_Part], int]:
    """The parts from ``at`` to the end, or to the comma or bracket that closes an argument."""
    found: list[_Part] = []
    opened = 0
    while at < len(code):
        letter = code[at]
        if closing and not opened and letter in ",，;)":
            break
        if letter == "\\" and at + 1 < len(code):
            if code[at + 1].isalpha() and depth < _DEEPEST:
                part, at = _switch(code, at + 1, depth)
                found.append(part)
                continue
            at += 1
            letter = code[at]
        elif letter in "()":
            opened += 1 if letter == "(" else -1
        found.append(_Part(words=letter))
        at += 1
    return found, at


def _switch(code: str, at: int, depth: int) -> tuple[_Part, int]:  # noqa: C901 - one branch a form of option
    r"""The switch whose letter stands at ``at``, with options like ``\ac`` or ``\up 9`` and its arguments."""
    end = _letters(code, at)
    part = _Part(code[at:end].lower())
    at = end
    while True:
        start = at
        while at < len(code) and (code[at].isspace() or code[at].isdigit() or code[at] in ".-"):
            at += 1
        if at + 1 < len(code) and code[at] == "\\" and code[at + 1].isalpha() and part.name != "s":
            end = _letters(code, at + 1)
            part.options.append(code[at + 1 : end].lower())
            at = end
            if part.options[-1] in {"lc", "rc", "bc"} and code[at : at + 1] == "\\":
                part.options[-1] += code[at + 1 : at + 2]
                at += 2
        elif (
            part.name == "s" and code[at : at + 1] == "\\" and code[at + 1 : at + 3].lower() in {"up", "do", "ai", "di"}
        ):
            part.options.append(code[at + 1 : at + 3].lower())
            at += 3
        else:
            break
    if code[at : at + 1] != "(":
        return part, max(at, start)
    while True:
        argument, at = _parsed(code, at + 1, depth=depth + 1, closing=True)
        part.arguments.append(argument)
        if at >= len(code) or code[at] == ")":
            return part, min(at + 1, len(code))


def _letters(code: str, at: int) -> int:
    while at < len(code) and code[at].isascii() and code[at].isalpha():
        at += 1
    return at


def _spelt(part: _Part) -> str:
    if not part.name:
        return part.words
    arguments = ["".join(_spelt(one) for one in argument).strip() for argument in part.arguments]
    if part.name == "o":
        return _over(part, arguments)
    if part.name == "f":
        return "/".join(arguments)
    if part.name == "b":
        left = next((option[2:] for option in part.options if option[:2] in {"lc", "bc"} and option[2:]), "(")
        closing = dict(zip("([{<", ")]}>", strict=True))
        right = next((option[2:] for option in part.options if option[:2] == "rc"), closing.get(left, left))
        return left + "".join(arguments) + right
    return "".join(arguments)


def _over(part: _Part, arguments: list[str]) -> str:
    """Characters over each other: a sign around a number, pinyin over a character, or two halves of a word."""
    frames = [one for one in arguments if one and all(letter in _RINGS + _BOXES for letter in one)]
    inner = "".join(one for one in arguments if one not in frames)
    if frames and inner:
        return _CIRCLED.get(inner, inner if len(inner) > 2 else f"({inner})")  # noqa: PLR2004 - what fits into a ring
    raised = [_is_raised(argument) for argument in part.arguments]
    if any(raised) and not all(raised) and "ad" in part.options:
        return "".join(one for one, up in zip(arguments, raised, strict=True) if not up)
    latin = [_is_latin(one) for one in arguments]
    if any(latin) and not all(latin) and any(raised):
        return "".join(one for one, small in zip(arguments, latin, strict=True) if not small)
    return "".join(arguments)


def _is_raised(argument: list[_Part]) -> bool:
    named = [one for one in argument if one.name or one.words.strip()]
    return bool(named) and named[0].name == "s"


def _is_latin(words: str) -> bool:
    """Pinyin, with its tone marks."""
    return bool(words) and all(letter < "\u2000" or "\u3100" <= letter <= "\u312f" for letter in words)
