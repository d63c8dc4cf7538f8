"""An OFD file as a zip of XML parts: parts found by the references in the file, elements by their local names.

What is easily got wrong: name spaces and prefixes differ from writer to writer, so none is looked at; references may be
absolute, relative to the part or to the document, with ``..`` or in other letters than the part's own name.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import field

from replycheck.errors import UnreadableError
from replycheck.model.limits import Limits
from replycheck.readers.parts.xml import Element, parse
from replycheck.readers.parts.zip import Zip, open_zip, tidy
from replycheck.records import dataclass

_LARGEST_XML = 50_000_000  # parsed, XML takes up to thirty times its size


@dataclass(slots=True)
class Package:
    """The parts of one OFD file; ``missing`` collects references that lead nowhere or to something broken."""

    zip: Zip
    names: dict[str, str]
    missing: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """What messages call the file."""
        return self.zip.name

    def find(self, reference: str, *folders: str) -> str | None:
        """The part that a reference means, seen from the folders, then from the root; None where there is none."""
        reference = reference.strip().replace("\\", "/")
        if not reference:
            return None
        starts = ("",) if reference.startswith("/") else folders
        for folder in (*starts, *folders, ""):
            found = self.names.get(tidy(posixpath.join(folder, reference.lstrip("/"))).lower())
            if found is not None:
                return found
        return None

    def xml(self, reference: str, *folders: str) -> tuple[str, Element] | None:
        """The part's name and root element; None (and noted as missing) where it is not there or broken."""
        part = self.find(reference, *folders)
        try:
            if part is not None:
                return part, self.root(part)
        except UnreadableError:
            if self.zip.allowance.size < 0:
                raise
        self.missing.add(reference.strip())
        return None

    def root(self, part: str) -> Element:
        """The root element of a part; UnreadableError when it is broken or unsafe."""
        data = self.zip.read(part)
        if len(data) > _LARGEST_XML:
            raise UnreadableError(f"{self.name}里的 {part} 过大，无法读取；请重新生成这个文件。")
        return parse(data, f"{self.name}已损坏（{part} 不是有效的 XML）；请重新生成这个文件。")


def open_package(name: str, data: bytes, limits: Limits) -> Package:
    """The package in ``data``; errors as :func:`open_zip`."""
    opened = open_zip(name, data, limits)
    names = {part.lower(): part for part in opened.parts}
    if len(names) < len(opened.parts):
        raise UnreadableError(f"{name}里有只差大小写的重名文件，内容不可信；请重新生成。")
    return Package(opened, names)


def local(element: Element) -> str:
    """The element's name without its name space."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The child elements of those local names, in order."""
    if element is not None:
        yield from (one for one in element if local(one) in names)


def child(element: Element | None, *path: str) -> Element | None:
    """The first element at a path of local names; None where there is none."""
    for name in path:
        element = next(children(element, name), None)
    return element


def words(element: Element | None, *path: str) -> str:
    """The text of the first element at a path, "" where there is none."""
    found = child(element, *path)
    return "".join(piece for piece in found.itertext() if isinstance(piece, str)).strip() if found is not None else ""
