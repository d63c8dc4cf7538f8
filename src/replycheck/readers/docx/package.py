"""A Word file as a zip of parts: opened with limits, each part found through its relationships.

What is easily got wrong: the sizes in a zip's directory are claims. They are checked before anything is unpacked, and
what is really unpacked is counted again, over all parts and over documents inside documents. External targets are
never followed, and names never reach the file system.
"""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import field

from replycheck.errors import UnreadableError
from replycheck.model.limits import Limits
from replycheck.readers.parts.xml import BrokenPartError, Element, attribute, parse, without
from replycheck.readers.parts.zip import RefusedZipError, Why, ZipBounds, directory, lowered, pieces
from replycheck.records import dataclass

_MOST_PARTS = 10_000  # a letter has 15; a book with a picture on every page some hundreds
_LARGEST_XML = 50_000_000  # parsed, XML takes up to thirty times its size
_XML = (".xml", ".rels")
_REFUSALS = {
    Why.BROKEN: "已损坏，无法解压；请用 Word 打开并重新另存，或重新传送文件。",
    Why.CROWDED: "内部文件过多，不像 Word 文件；请重新另存后再查。",
    Why.LARGE: "解压后过大，疑似压缩炸弹；请重新另存后再查。",
    Why.BOMB: "解压后过大，疑似压缩炸弹；请重新另存后再查。",
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a part points: ``kind`` is the last word of the type; ``target`` a part name, or an address if external."""

    kind: str
    target: str
    external: bool = False


@dataclass(slots=True)
class Budget:
    """What may still be unpacked and read, shared by a document and the documents inside it."""

    name: str
    size: int
    characters: int

    def unpack(self, size: int) -> None:
        """Count bytes unpacked; UnreadableError beyond the limit."""
        self.size -= size
        if self.size < 0:
            raise UnreadableError(f"{self.name}解压后过大，疑似压缩炸弹；请重新另存后再查。")

    def read(self, characters: int) -> None:
        """Count text read; UnreadableError beyond the limit, long before memory runs out."""
        self.characters -= characters
        if self.characters < 0:
            raise UnreadableError(f"{self.name}超过字数上限；请拆分，或调高 limits.characters。")


@dataclass(slots=True)
class Package:
    """The parts of one Word file, by lower-case name."""

    name: str
    archive: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]
    budget: Budget
    _relationships: dict[str, dict[str, Relationship]] = field(default_factory=dict)

    def __contains__(self, part: str) -> bool:
        return part.lower() in self.parts

    def read(self, part: str) -> bytes:
        """The bytes of a part; KeyError where there is none, UnreadableError where it is broken or too large."""
        info = self.parts[part.lower()]
        largest = _LARGEST_XML if part.lower().endswith(_XML) else self.budget.size
        chunks, size = [], 0
        try:
            for chunk in pieces(self.archive, info):
                size += len(chunk)
                self.budget.unpack(len(chunk))
                if size > largest:
                    raise UnreadableError(f"{self.name}内部的 {part} 过大，无法读取；请拆分后再查。")
                chunks.append(chunk)
        except RefusedZipError as error:
            raise BrokenPartError(f"{self.name}已损坏（{part} 解压失败）；请用 Word 打开并重新另存。") from error
        return b"".join(chunks)

    def xml(self, part: str, unread: tuple[str, ...] = ()) -> Element:
        """The root element of a part without the elements ``unread``.

        Errors as :meth:`read`, and UnreadableError for XML that is broken or unsafe.
        """
        return parse(
            without(self.read(part), *unread), f"{self.name}已损坏（{part} 不是有效的 XML）；请用 Word 打开并重新另存。"
        )

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part ("" for the package) by id; empty where it has none."""
        if part not in self._relationships:
            folder, base = posixpath.split(part)
            rels = posixpath.join(folder, "_rels", f"{base}.rels")
            self._relationships[part] = _relationships(self.xml(rels), folder) if rels in self else {}
        return self._relationships[part]

    def related(self, part: str, kind: str) -> str | None:
        """The part that ``part`` points to by a relationship of that kind; None where there is none."""
        for relationship in self.relationships(part).values():
            if relationship.kind == kind and not relationship.external and relationship.target in self:
                return relationship.target
        return None

    @property
    def main(self) -> str | None:
        """The name of the document's main part."""
        found = self.related("", "officeDocument")
        return found or next((part for part in ("word/document.xml", "word/document2.xml") if part in self), None)


def open_package(name: str, data: bytes, limits: Limits, budget: Budget | None = None) -> Package:
    """The package in ``data``; UnreadableError for a zip that is broken, encrypted, a bomb, or ambiguous."""
    try:
        archive, infos = directory(data, ZipBounds(_MOST_PARTS, limits.unpacked_bytes, limits.ratio))
    except RefusedZipError as error:
        raise UnreadableError(f"{name}{_REFUSALS[error.why]}") from error
    budget = budget or Budget(name, limits.unpacked_bytes, limits.characters)
    if any(info.flag_bits & 1 for info in infos):
        raise UnreadableError(f"{name}设有打开密码；请取消密码另存后再查。")
    parts = {lowered(info): info for info in infos}
    if len(parts) < len(infos):
        raise UnreadableError(f"{name}内部有重名部件，内容不可信；请用 Word 打开并重新另存。")
    package = Package(name, archive, parts, budget)
    mains = {one.target for one in package.relationships("").values() if one.kind == "officeDocument"}
    if len(mains) > 1:
        raise UnreadableError(f"{name}内部有几份正文，打开时显示哪一份说不准；请用 Word 打开并重新另存。")
    return package


def _relationships(root: Element, folder: str) -> dict[str, Relationship]:
    """The entries of a ``.rels`` part whose source lies in ``folder``."""
    found = {}
    for entry in root:
        target = attribute(entry, "Target")
        external = attribute(entry, "TargetMode") == "External"
        kind = attribute(entry, "Type").rstrip("/").rsplit("/", 1)[-1]
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[attribute(entry, "Id")] = Relationship(kind, target, external)
    return found
