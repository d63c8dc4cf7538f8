"""Words, breaks, symbols and fields inside a paragraph of a Word file.

What is easily got wrong: a field's instruction is text in the file and not on the paper; its result is on the paper.
"""

from __future__ import annotations

from collections.abc import Mapping

from replycheck.model.mark import Hiding, MarkKind
from replycheck.readers.docx.fields import COMPUTED, RENEWED, SILENT, SPOKEN, Field, decided, quoted
from replycheck.readers.docx.story_builder import Block, Handler, Story
from replycheck.readers.docx.styling.run_fonts import RunFont, highlighted
from replycheck.readers.docx.styling.styles import flag, number
from replycheck.readers.parts.xml import XML, Element, M, W
from replycheck.text.lookalikes import plain
from replycheck.text.patterns import pattern
from replycheck.text.symbols import UNKNOWN, in_symbols, is_symbol_font, symbol
from replycheck.text.twoway import BACK, BACKWARDS, FORWARDS, OVERRIDE

_LONGEST_ROOM, _LEAST_WIDE = 6, 0.15
"""Digits of a width in twips, and the part of its usual width that a letter keeps so that it is no streak."""
_ON = frozenset({"1", "true", "on"})
_SPACES = pattern(r"[\t\r\n]")


def run(story: Story, element: Element) -> None:
    """A run; hidden where it, its character style or its paragraph style says so (two styles cancel each other)."""
    form = story.reading.run_fonts.of(
        element.find(f"{W}rPr"), story.paragraph_style, story.table_style, story.cell_face
    )
    if form.changed:
        story.mark(MarkKind.REFORMATTED)
    before = story.hidden, story.why
    story.hidden = story.hidden or form.hides(paragraph=story.paragraph_hidden)
    story.why = story.why or story.sight.of(form.face) or _fitted(element, form.face)
    block, size = story.place
    outer = story.symbols
    story.symbols = form.face.latin if is_symbol_font(form.face.latin or "") else None
    if flag(element.find(f"{W}rPr"), "rtl"):
        _backwards(story, element)
    else:
        story.walk(element)
    story.hidden, story.why = before
    story.symbols = outer
    if block is not None and block is story.current and block.size > size:
        block.set_in(form.face, size)
        if highlighted(form.face):
            story.mark(MarkKind.HIGHLIGHT, (block, size))


def _fitted(element: Element, face: RunFont) -> Hiding | None:
    """Whether a run is fitted into so little room (``w:fitText``) that nobody reads it."""
    fit = element.find(f"{W}rPr/{W}fitText")
    room = fit.get(f"{W}val", "") if fit is not None else ""
    if not room.isdecimal() or len(room) > _LONGEST_ROOM:
        return None
    letters = sum(len(one.text or "") for one in element.iter(f"{W}t"))
    return Hiding.SIZE if int(room) / 20 < _LEAST_WIDE * letters * (face.size or 0.0) else None


def _backwards(story: Story, element: Element) -> None:
    """A run set from right to left: what its signs and numbers look like is for the rules of two-way text to say."""
    story.emit(BACKWARDS)
    story.walk(element)
    story.emit(BACK)


def overridden(story: Story, element: Element) -> None:
    """``w:bdo``: words shown in the other direction, letter by letter."""
    story.emit(OVERRIDE if element.get(f"{W}val") == "rtl" else FORWARDS)
    story.walk(element)
    story.emit(BACK)


def inserted(story: Story, element: Element) -> None:
    """Inserted text is in."""
    story.reading.sign("revisions")
    before = story.place
    story.walk(element)
    kind = MarkKind.MOVED if element.tag == f"{W}moveTo" else MarkKind.INSERTED
    story.mark(kind, before, who=_author(element))


def deleted(story: Story, element: Element) -> None:
    """Deleted text is out; fields that begin or end inside still do."""
    story.reading.sign("revisions")
    for mark in element.iter(f"{W}fldChar"):
        field_mark(story, mark)
    gone = "".join(one.text or "" for one in element.iter(f"{W}delText", f"{W}t"))
    kind = MarkKind.MOVED if element.tag == f"{W}moveFrom" else MarkKind.DELETED
    story.mark(kind, words=gone, who=_author(element))


def _author(element: Element) -> str:
    return element.get(f"{W}author", "")


def comment_begins(story: Story, element: Element) -> None:
    """The words that a margin comment is about begin here."""
    story.reading.comments.setdefault(element.get(f"{W}id", ""), (story.place, story.place))


def comment_ends(story: Story, element: Element) -> None:
    """The words that a margin comment is about end here; its sign may also stand without any words."""
    comments, key = story.reading.comments, element.get(f"{W}id", "")
    begin = comments.get(key, (story.place,))[0]
    comments[key] = (begin, story.place)


def words(story: Story, element: Element) -> None:
    """Text; without xml:space="preserve" the blanks around it are not text, and soft hyphens never are."""
    text = element.text or ""
    if not story.keep_spaces and element.get(f"{XML}space") != "preserve":
        text = text.strip(" \t\r\n")
    if story.symbols is not None:
        text = in_symbols(story.symbols, text)
    story.emit(plain(_SPACES.sub(" ", text)))


def formula(story: Story, element: Element) -> None:
    """Text of a formula."""
    story.emit(element.text or "")


def line_break(story: Story, element: Element) -> None:
    """A break: a new page, a new column (nothing to read), or a new line inside the paragraph."""
    kind = element.get(f"{W}type")
    if kind == "page":
        if not story.in_code:
            story.page_break(hard=True)
    elif kind != "column":
        story.emit("\n")


def rendered_break(story: Story, _element: Element) -> None:
    """Where Word began a page when it last laid the document out."""
    story.page_break(hard=False)


def sign(story: Story, element: Element) -> None:
    """A character of a symbol font."""
    shown = symbol(element.get(f"{W}font", ""), element.get(f"{W}char", ""))
    if shown == UNKNOWN:
        story.reading.sign("unknown-symbol")
    story.emit(shown)


def field_mark(story: Story, element: Element) -> None:
    """The begin, separator or end of a field."""
    kind = element.get(f"{W}fldCharType")
    if kind == "begin":
        _form_field(story, element.find(f"{W}ffData"))
        locked = element.get(f"{W}fldLock", "0") in _ON
        renewed = element.get(f"{W}dirty", "0") in _ON or bool(flag(story.reading.settings, "updateFields"))
        story.fields.append(Field(locked=locked, renewed=renewed and not locked))
    elif kind == "separate" and story.fields:
        one = story.fields[-1]
        one.computed = one.kind in COMPUTED | SILENT
        one.shown, one.start = not one.computed, story.place
        if one.kind in RENEWED and not one.locked:
            story.reading.sign("date-field")
    elif kind == "end" and story.fields:
        _ended(story, story.fields.pop())
        story.swallowed = story.swallowed and bool(story.fields)


def _ended(story: Story, one: Field) -> None:
    """What a field shows beyond the result that the file keeps."""
    if one.kind in COMPUTED:
        story.emit(story.reading.counters.shown(one))
    elif one.kind in SILENT:
        story.unseen("".join(one.kept))
    elif story.in_code:
        return
    elif one.kind == "IF" or (one.kind == "QUOTE" and not one.renewed):
        _decided(story, one)
    elif one.renewed and one.kind in SPOKEN:
        _renewed(story, one)


def _decided(story: Story, one: Field) -> None:
    """A field of words that stand in its code shows what it last came to; said where it would now come to others."""
    words = _told(one)
    if words is None:
        return
    if one.start is not None and not _alike(_kept(story, one), words):
        story.reading.sign("overdue-field")
    if one.start is None and one.renewed:
        story.emit(words)


def _renewed(story: Story, one: Field) -> None:
    """A field that Word renews on opening: quoted words are known, others are not."""
    words = _told(one)
    if words is None:
        story.reading.sign("stale-field")
    elif not _alike(_kept(story, one), words):
        story.reading.sign("changing-field")
        story.emit(words)


def _told(one: Field) -> str | None:
    """The words that the code of a field comes to; None where they do not stand in it."""
    return decided(one.instruction) if one.kind == "IF" else quoted(one.instruction) if one.kind == "QUOTE" else None


def _kept(story: Story, one: Field) -> str:
    """The result that the file keeps of a field that has just ended, where it stands in one paragraph."""
    block, at = one.start or (None, 0)
    now, place = story.place
    return "".join(block.pieces)[at:place] if isinstance(block, Block) and block is now else ""


def _alike(kept: str, words: str) -> bool:
    return "".join(kept.split()) == "".join(words.split())


def code(story: Story, element: Element) -> None:
    """Part of a field's instruction."""
    if story.fields and not story.fields[-1].shown and not story.fields[-1].computed:
        story.fields[-1].code.append(element.text or "")


def simple_field(story: Story, element: Element) -> None:
    """A field in one piece: what it shows stands in it, unless Word draws it from its code."""
    one = Field(code=[element.get(f"{W}instr", "")], locked=element.get(f"{W}fldLock", "0") in _ON)
    if one.kind in RENEWED and not one.locked:
        story.reading.sign("date-field")
    if one.kind in COMPUTED:
        story.emit(story.reading.counters.shown(one))
    elif one.kind in SILENT:
        story.unseen("".join(part.text or "" for part in element.iter(f"{W}t")))
    else:
        words, kept = _told(one), "".join(part.text or "" for part in element.iter(f"{W}t"))
        if words is not None and not _alike(kept, words):
            story.reading.sign("overdue-field")
        story.walk(element)


def _form_field(story: Story, data: Element | None) -> None:
    """A check box or a drop-down list shows a value that is no text of its own."""
    box = data.find(f"{W}checkBox") if data is not None else None
    choices = data.find(f"{W}ddList") if data is not None else None
    if box is not None:
        ticked = flag(box, "checked")
        story.emit("☑" if (flag(box, "default") if ticked is None else ticked) else "☐")
    elif choices is not None:
        entries = [entry.get(f"{W}val", "") for entry in choices.iterchildren(f"{W}listEntry")]
        index = number(choices, "result") or number(choices, "default") or 0
        story.emit(entries[index] if 0 <= index < len(entries) else "")


def note(kind: str) -> Handler:
    """For a reference to a note: its text is read after the body."""

    def remember(story: Story, element: Element) -> None:
        if not story.hidden:
            story.reading.notes.append((kind, element.get(f"{W}id", "")))

    return remember


def shows(text: str) -> Handler:
    """For an element that always shows the same."""

    def show(story: Story, _element: Element) -> None:
        story.emit(text)

    return show


WORDS: Mapping[str, Handler] = {
    f"{W}r": run,
    f"{W}t": words,
    f"{W}ins": inserted,
    f"{W}moveTo": inserted,
    f"{W}del": deleted,
    f"{W}moveFrom": deleted,
    f"{W}br": line_break,
    f"{W}cr": shows("\n"),
    f"{W}tab": shows("\t"),
    f"{W}ptab": shows("\t"),
    f"{W}noBreakHyphen": shows("-"),
    f"{W}sym": sign,
    f"{W}fldChar": field_mark,
    f"{W}instrText": code,
    f"{W}fldSimple": simple_field,
    f"{W}bdo": overridden,
    f"{W}lastRenderedPageBreak": rendered_break,
    f"{W}commentRangeStart": comment_begins,
    f"{W}commentRangeEnd": comment_ends,
    f"{W}commentReference": comment_ends,
    f"{W}footnoteReference": note("footnotes"),
    f"{W}endnoteReference": note("endnotes"),
    f"{M}t": formula,
}
"""What each element inside a paragraph adds."""
