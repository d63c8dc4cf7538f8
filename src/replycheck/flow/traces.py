"""What a pasted paragraph carries that its writer does not see: another face, size or colour, other marks and blanks.

Each is nothing by itself, so a paragraph is named only for two or more that the rest of the text does not have. What a
reader would get wrong: headings and titles are set otherwise by right; only running text is compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from replycheck.model.document import Document, Paragraph, ParagraphKind
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern

_FEWEST, _LONG = 4, 30
"""Paragraphs of running text that must be there to compare with; characters each has."""
_USUAL = 0.7
"""Share of the others that must be alike before one that differs tells anything."""
_SAYS = {
    "style": "段落样式",
    "session": "编辑批次",
    "language": "校对语言",
    "latin": "西文字体",
    "linked": "链接或书签",
    "font": "字体",
    "size": "字号",
    "colour": "颜色",
    "quotes": "引号",
    "blanks": "空格",
    "breaks": "段内换行",
    "figures": "数字的全角半角",
    "marks": "标点的全角半角",
}
_GROUPS = {**dict.fromkeys(("font", "size", "colour"), "type"), **dict.fromkeys(("language", "latin"), "language")}
"""Signs that go together and count as one kind."""
_MANY, _SHARE = 3, 0.2
"""Signs of one kind that are enough; the share of paragraphs beyond which it is no stretch that was pasted."""
_SIGNS = {
    "quotes": (pattern(r"[“”]"), pattern(r"\"")),
    "blanks": (pattern(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])"), pattern(r"\u00a0|(?<=\S)\u3000(?=\S)")),
    "breaks": (pattern(r"[\u4e00-\u9fff]"), pattern(r"[\u4e00-\u9fff，]\n[\u4e00-\u9fff]")),
    "figures": (pattern(r"[0-9]"), pattern(r"[０-９]")),
    "marks": (pattern(r"[，；：]"), pattern(r"(?<=[\u4e00-\u9fff])[,;:](?=[\u4e00-\u9fff])")),
}
"""How most papers write, and how pasted words may."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A paragraph that is set otherwise than the rest, and in what."""

    span: Span
    signs: tuple[str, ...]


def traces(document: Document, paragraphs: Iterable[Paragraph]) -> tuple[Trace, ...]:
    """The paragraphs of running text that differ from the others in two or more things that nobody sees."""
    chosen = [one for one in paragraphs if one.kind is ParagraphKind.BODY and len(one.span) > _LONG]
    if len(chosen) < _FEWEST:
        return ()
    found: dict[Span, list[str]] = {one.span: [] for one in chosen}
    for name, values in _measured(document, chosen):
        for at in _odd(values):
            if values[at]:
                found[chosen[at].span].append(name)
    told = {span: names for span, names in found.items() if _enough(names)}
    if len(told) > _SHARE * len(chosen):
        return ()  # the way the paper is set
    return tuple(Trace(span, tuple(_SAYS[name] for name in names)) for span, names in told.items())


def _measured(document: Document, chosen: Sequence[Paragraph]) -> Iterator[tuple[str, list[object]]]:
    """Each sign with its value for every paragraph; None where the file does not tell."""
    faces = [_face(document, one.span) for one in chosen]
    for place, name in enumerate(("font", "size", "colour")):
        yield name, [None if face is None else face[place] for face in faces]
    origins = [next((one for one in document.origins if one.span.overlaps(each.span)), None) for each in chosen]
    for name in ("style", "session", "language", "latin", "linked"):
        yield name, [None if origin is None else getattr(origin, name) for origin in origins]
    for name, (usual, pasted) in _SIGNS.items():
        yield name, [_written(one.span.of(document.text), usual, pasted) for one in chosen]


def _enough(names: Sequence[str]) -> bool:
    """Whether the signs are of two kinds at least: how words look, and what the file keeps of their origin."""
    return len({_GROUPS.get(name, name) for name in names}) > 1 or len(names) >= _MANY


def _face(document: Document, span: Span) -> tuple[str, float, str] | None:
    """The face, size and colour of most of a paragraph; None where the file does not tell."""
    sizes: Counter[tuple[str, float, str]] = Counter()
    for one in document.types:
        if one.span.overlaps(span):
            sizes[one.font, one.size, one.colour] += min(one.span.end, span.end) - max(one.span.start, span.start)
    if not sizes:
        for line in (line for page in document.pages for line in page.lines if line.span.overlaps(span)):
            if line.font:
                sizes[line.font, round(line.size), ""] += len(line.span)
    return sizes.most_common(1)[0][0] if sizes else None


def _written(words: str, usual: Pattern, pasted: Pattern) -> bool | None:
    """Whether a paragraph writes as pasted words may; None where it does not show."""
    if pasted.search(words):
        return True
    return False if usual.search(words) else None


def _odd(values: Sequence[object]) -> list[int]:
    """The places of values that differ from what nearly all others have."""
    known = [value for value in values if value is not None]
    if len(known) < _FEWEST:
        return []
    common, count = Counter(known).most_common(1)[0]
    if count < _USUAL * len(known):
        return []
    return [at for at, value in enumerate(values) if value is not None and value != common]
