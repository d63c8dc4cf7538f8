"""The tree of an OFD file: its documents, their pages with templates and notes, their signatures and attachments.

What is easily got wrong: a file may hold several documents and several versions of one; a page's size may be its own,
its template's or the document's; and a reference that leads nowhere costs that one page, not the file.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import field

from replycheck.readers.ofd.content import Resources
from replycheck.readers.ofd.geometry import Box, boundary, page_box
from replycheck.readers.ofd.package import Package, child, children, local, words
from replycheck.readers.parts.xml import Element
from replycheck.records import dataclass

_A4: Box = (0.0, 0.0, 210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation: ``kind`` is its type (Stamp, Watermark, Highlight, …), ``box`` its place in millimetres."""

    kind: str
    box: Box
    appearance: Element | None
    remark: str
    who: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A seal put on page ``page`` (its id) by a signature; ``box`` in millimetres, ``strip`` when part of it shows."""

    page: str
    box: Box
    strip: bool


@dataclass(frozen=True, slots=True)
class PageSource:
    """One page as the file gives it. ``content`` is None where its part is missing or broken."""

    ident: str
    content: Element | None
    box: Box
    templates: tuple[Element, ...]
    notes: tuple[Note, ...]
    resources: Resources
    lacks_template: bool = False
    in_front: tuple[Element, ...] = ()
    """Templates that are painted over the page."""

    @property
    def layers(self) -> tuple[Element | None, ...]:
        """Everything that is painted, from the ground up."""
        return (*self.templates, self.content, *self.in_front)


@dataclass(slots=True)
class Body:
    """One document of the file."""

    pages: list[PageSource] = field(default_factory=list)
    signatures: list[str] = field(default_factory=list)
    """Who each signature says made it."""
    stamps: list[Stamp] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    versions: int = 0


def bodies(package: Package) -> Iterator[Body | None]:
    """The documents of the file in order; None for one whose root cannot be read."""
    entry = package.xml("OFD.xml")
    for body in children(entry[1] if entry else None, "DocBody"):
        opened = package.xml(words(body, "DocRoot"))
        yield _body(package, body, *opened) if opened else None


def _body(package: Package, entry: Element, part: str, root: Element) -> Body:
    folder = posixpath.dirname(part)
    found = Body(versions=len(list(children(child(entry, "Versions"), "Version"))))
    common = child(root, "CommonData")
    notes = _notes(package, folder, words(root, "Annotations"))
    shared = _resources(package, folder, common)
    templates = {one.get("ID", ""): one.get("BaseLoc", "") for one in children(common, "TemplatePage")}
    opened: dict[str, Element | None] = {}
    default = _area(common, "PageArea") or _A4
    for page in children(child(root, "Pages"), "Page"):
        ident = page.get("ID", "")
        content = package.xml(page.get("BaseLoc", ""), folder)
        under, front, lacking = list[Element](), list[Element](), False
        for use in children(content[1] if content else None, "Template"):
            wanted = use.get("TemplateID", "")
            if wanted not in opened:
                got = package.xml(templates.get(wanted, f"模板 {wanted}"), folder)
                opened[wanted] = got[1] if got else None
            template = opened[wanted]
            lacking = lacking or template is None
            (front if use.get("ZOrder") == "Foreground" else under).extend([template] if template is not None else [])
        own = _own_resources(package, shared, content)
        size = _size(content[1] if content else None, [*under, *front]) or default
        sheet, beside = content[1] if content else None, notes.get(ident, ())
        found.pages.append(PageSource(ident, sheet, size, tuple(under), beside, own, lacking, tuple(front)))
    _signatures(package, folder, words(entry, "Signatures"), found)
    _attachments(package, folder, words(root, "Attachments"), found)
    found.scripts.extend(_scripts(root))
    return found


def _size(content: Element | None, templates: list[Element]) -> Box | None:
    areas = (_area(one, "Area") for one in (content, *templates) if one is not None)
    return next((area for area in areas if area), None)


def _area(element: Element | None, name: str) -> Box | None:
    return page_box(words(element, name, "PhysicalBox"))


def _scripts(root: Element) -> Iterator[str]:
    """What the document starts on its own: programs and addresses."""
    for action in root.iter():
        if local(action) in {"JavaScript", "Script", "Launch"}:
            yield local(action)


def _resources(package: Package, folder: str, common: Element | None) -> Resources:
    found = Resources({}, {}, {}, {})
    for reference in children(common, "PublicRes", "DocumentRes"):
        _take_resources(package, found, words(reference), folder)
    return found


def _own_resources(package: Package, shared: Resources, content: tuple[str, Element] | None) -> Resources:
    """The document's resources and the page's own."""
    references = [words(one) for one in children(content[1], "PageRes")] if content else []
    if not references or content is None:
        return shared
    own = Resources(
        dict(shared.fonts), dict(shared.groups), dict(shared.media), dict(shared.pens), dict(shared.font_parts)
    )
    folder = posixpath.dirname(content[0])
    for reference in references:
        _take_resources(package, own, reference, folder, posixpath.dirname(posixpath.dirname(folder)))
    return own


def _take_resources(package: Package, into: Resources, reference: str, *folders: str) -> None:
    opened = package.xml(reference, *folders)
    if opened is None:
        return
    part, root = opened
    folder = posixpath.dirname(part)
    base = root.get("BaseLoc", "")
    into.fonts.update({one.get("ID", ""): one.get("FontName", "") for one in _all(root, "Fonts", "Font")})
    into.pens.update({one.get("ID", ""): one for one in _all(root, "DrawParams", "DrawParam")})
    into.pens.update({one.get("ID", ""): one for one in _all(root, "ColorSpaces", "ColorSpace")})
    for one in _all(root, "Fonts", "Font"):
        place = package.find(words(one, "FontFile"), posixpath.join(folder, base), folder)
        if place:
            into.font_parts[one.get("ID", "")] = place
    groups = _all(root, "CompositeGraphicUnits", "CompositeGraphicUnit")
    into.groups.update({one.get("ID", ""): one for one in groups})
    for one in _all(root, "MultiMedias", "MultiMedia"):
        place = package.find(words(one, "MediaFile"), posixpath.join(folder, base), folder)
        into.media[one.get("ID", "")] = place or ""


def _all(root: Element, group: str, name: str) -> Iterator[Element]:
    for one in children(root, group):
        yield from children(one, name)


def _notes(package: Package, folder: str, reference: str) -> dict[str, tuple[Note, ...]]:
    """The annotations by the id of their page; those whose part is missing are noted by the package."""
    opened = package.xml(reference, folder) if reference else None
    found: dict[str, tuple[Note, ...]] = {}
    for page in children(opened[1] if opened else None, "Page"):
        base = posixpath.dirname(opened[0]) if opened else folder
        part = package.xml(words(page, "FileLoc"), base, folder)
        notes = (_note(one) for one in children(part[1] if part else None, "Annot"))
        found[page.get("PageID", "")] = (*found.get(page.get("PageID", ""), ()), *(one for one in notes if one))
    return found


def _note(one: Element) -> Note | None:
    if one.get("Visible") == "false":
        return None
    appearance = child(one, "Appearance")
    box = boundary(appearance.get("Boundary") if appearance is not None else None)
    return Note(one.get("Type", ""), box, appearance, words(one, "Remark"), one.get("Creator", ""))


def _signatures(package: Package, folder: str, reference: str, found: Body) -> None:
    opened = package.xml(reference, folder) if reference else None
    for entry in children(opened[1] if opened else None, "Signature"):
        base = posixpath.dirname(opened[0]) if opened else folder
        part = package.xml(entry.get("BaseLoc", ""), base, folder)
        signed = child(part[1] if part else None, "SignedInfo")
        provider = child(signed, "Provider")
        found.signatures.append(provider.get("ProviderName", "") if provider is not None else "")
        for stamp in children(signed, "StampAnnot"):
            box, clip = boundary(stamp.get("Boundary")), boundary(stamp.get("Clip"))
            strip = 0 < clip[2] * clip[3] < box[2] * box[3] * 0.7
            found.stamps.append(Stamp(stamp.get("PageRef", ""), box, strip))


def _attachments(package: Package, folder: str, reference: str, found: Body) -> None:
    opened = package.xml(reference, folder) if reference else None
    for one in children(opened[1] if opened else None, "Attachment"):
        found.attachments.append(one.get("Name", "") or posixpath.basename(words(one, "FileLoc")))
