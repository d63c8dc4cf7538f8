"""Quotation marks: where each opened quotation ends; one pass, so that senseless input costs no more.

What a reader would get wrong: a quotation over several paragraphs opens its mark anew at each of them and closes
only at the last (GB/T 15834), so such a mark is neither a new quotation nor a nested one.
"""

from __future__ import annotations

from replycheck.text.patterns import pattern

_CLOSES = {"“": "”", "「": "」", "『": "』"}
_SENTENCE_END = pattern("[。！？\n]")
_TOKEN = pattern(r"\n[ \t\u3000]*|[“”「」『』\"]")


def quotations(text: str) -> dict[int, int]:
    """For each opening mark, in reading order, the offset behind its closing mark.

    One that is never closed ends with its sentence, lest it excuse all that follows.
    """
    found: dict[int, int] = {}
    opened: list[int] = []
    paragraph, carried, going_on = 0, False, False
    for token in _TOKEN.finditer(text):
        mark, at = token.group()[-1], token.start()
        if token.group()[0] == "\n":
            # Straight marks pair up within their line or not at all.
            opened = [place for place in opened if text[place] != '"']
            going_on = bool(opened) and (carried or opened[0] >= paragraph)
            paragraph, carried = token.end(), False
        elif mark in _CLOSES and at == paragraph and opened and going_on and mark == text[opened[0]]:
            carried = True
        elif mark in _CLOSES:
            if at == paragraph:
                found.update(_unclosed(text, opened))
                opened = []
            opened.append(at)
        elif opened and mark == _CLOSES.get(text[opened[-1]], '"'):
            found[opened.pop()] = token.end()
        elif mark == '"':
            opened.append(at)
    found.update(_unclosed(text, opened))
    return dict(sorted(found.items()))


def _unclosed(text: str, opened: list[int]) -> dict[int, int]:
    found, end = {}, -1
    for at in opened:
        if text[at] != '"':
            end = end if at < end else sentence_end(text, at)
            found[at] = end
    return found


def sentence_end(text: str, at: int) -> int:
    """Where the sentence that holds ``at`` ends, its full stop included."""
    end = _SENTENCE_END.search(text, at)
    return len(text) if end is None else end.end() - (end.group() == "\n")


def line_end(text: str, at: int) -> int:
    """Where the line that holds ``at`` ends."""
    newline = text.find("\n", at)
    return len(text) if newline < 0 else newline
