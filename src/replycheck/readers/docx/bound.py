"""Content controls that are bound to XML in the file: Word shows that XML, not the words that stand in the control.

What is easily got wrong: the two may say different things, and only Word's next save makes them equal. Paths are read
by a few lines of our own, for a path from a stranger is never handed to an engine that could be kept busy by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from replycheck.readers.docx.story_builder import Reading, optional_part
from replycheck.readers.parts.xml import W15, Element, W
from replycheck.text.patterns import pattern

_STEP = pattern(
    r"(?P<deep>//)?/?(?:@(?:[\w.-]{1,100}:)?(?P<attribute>[\w.-]{1,100})|(?P<text>text\(\))"
    r"|(?:(?:(?P<prefix>[\w.-]{1,100}):)?(?P<name>\*|[\w.-]{1,100}))"
    r"(?:\[local-name\(\)\s?=\s?['\"](?P<local>[\w.-]{1,100})['\"]\])?(?:\[(?P<index>\d{1,5})\])?)"
)
_PREFIX = pattern(r"xmlns:([\w.-]{1,100})\s*=\s*(?:'([^']{0,500})'|\"([^\"]{0,500})\")")
_STORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
_STANDING = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "extended-properties",
}
_LONGEST, _MOST_STEPS = 200_000, 10_000
_UNREAD = "\0"


def bound_words(reading: Reading, properties: Element | None) -> str | None:
    """What the XML that a control is bound to holds; None where it is bound to none, to nothing, or shows no text."""
    if properties is None or any(properties.find(W + name) is not None for name in ("picture", "date", "docPartObj")):
        return None
    binding = properties.find(f"{W}dataBinding")
    if binding is None:
        binding = properties.find(f"{W15}dataBinding")
    if binding is None:
        return None
    path, prefixes = binding.get(f"{W}xpath", ""), binding.get(f"{W}prefixMappings", "")
    for root in _stores(reading, binding.get(f"{W}storeItemID", "")):
        found = _at(root, path, prefixes)
        if found is _UNREAD:
            reading.sign("unread-binding")
            return None
        if found is not None and len(found) <= _LONGEST:
            return _chosen(properties, found)
    return None


def _stores(reading: Reading, ident: str) -> Iterator[Element]:
    """The roots of the XML that an id stands for: one, or all of the file's own where a control names none."""
    package = reading.package
    kind = _STANDING.get(ident.upper())
    standing = optional_part(reading, package.related("", kind)) if kind is not None else None
    if standing is not None:
        yield standing
    for part in package.parts:
        if "customxml/itemprops" not in part:
            continue
        properties = optional_part(reading, part)
        if properties is not None and ident.upper() in {"", properties.get(f"{_STORE}itemID", "").upper()}:
            root = optional_part(reading, part.replace("itemprops", "item"))
            if root is not None:
                yield root


def _at(root: Element, path: str, prefixes: str) -> str | None:
    """The text at a path; None where there is none, ``_UNREAD`` for a path that is not one of plain steps.

    Steps are ``/n:a[1]``, ``//n:b``, ``/*[2]``, ``/*[local-name()='a']``, and ``/@name`` or ``/text()`` last.
    """
    names = {found[1]: found[2] or found[3] or "" for found in _PREFIX.finditer(prefixes)}
    here: list[Element] = [root]
    at, first = 0, True
    path = path.strip()
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None:
            return _UNREAD
        at = step.end()
        if step["attribute"]:
            return next(
                (str(said) for one in here for name, said in one.items() if _local(name) == step["attribute"]), None
            )
        if step["text"]:
            break
        here = _stepped(here, step, names, first=first)
        first = False
    if first or not here:
        return None
    return "".join(piece for piece in here[0].itertext() if isinstance(piece, str))


def _stepped(here: list[Element], step: re.Match[str], names: Mapping[str, str], *, first: bool) -> list[Element]:
    """The elements that a step leads to, of those of one parent only the one that its number names."""
    name, space = step["local"] or step["name"] or "", names.get(step["prefix"] or "", "")
    index = int(step["index"] or 0)
    found: list[Element] = []
    for one in here:
        if first:
            near = list(one.iter("*")) if step["deep"] else [one]
        else:
            near = list(one.iterdescendants("*")) if step["deep"] else list(one.iterchildren("*"))
        fits = [other for other in near if _fits(other, name, space, exact=step["prefix"] is not None)]
        found.extend(fits[index - 1 : index] if index else fits)
        if len(found) > _MOST_STEPS:
            break
    return found


def _fits(one: Element, name: str, space: str, *, exact: bool) -> bool:
    if name in {"", "*"}:
        return True
    return one.tag == f"{{{space}}}{name}" if exact else _local(one.tag) == name


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _chosen(properties: Element, found: str) -> str:
    """What a list shows for the value that the XML holds."""
    for name in ("dropDownList", "comboBox"):
        choices = properties.find(W + name)
        for one in choices.iterchildren(f"{W}listItem") if choices is not None else ():
            if one.get(f"{W}value") == found:
                return one.get(f"{W}displayText") or found
    return found
